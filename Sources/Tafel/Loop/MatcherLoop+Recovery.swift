import Berichten
import Kafka
import Logging
import Matching
import Verzegeling

/// Reading back: offers and contracts on start, cases when partitions come.
extension MatcherLoop {
    /// Reads all offers and contracts to their end, and keeps following them.
    func herstelMarkt() throws(StopReason) {
        let beginMs = nuMs()
        let grenzen = try grenzen(van: [inst.topics.aanbod, inst.topics.contracten, inst.topics.plaatsen])
        do {
            try globaal.assign(vanBegin(grenzen))
        } catch {
            throw .opnieuw("\(error)")
        }
        try ReadBackRound.lees(
            globaal, grenzen: grenzen, stilMsMax: inst.herstelStilMsMax, stop: stop, logboek, leven: leven
        ) { (record) throws(StopReason) in
            try neemMarktrecord(record)
        }
        meters.hersteld("markt", ms: nuMs() - beginMs)
        log.info(
            "offers and contracts read back",
            metadata: [
                "aanbod": "\(verwerker.markt.aanbod.aantal)", "contracten": "\(verwerker.markt.contracten.aantal)",
                "ms": "\(nuMs() - beginMs)",
            ])
    }

    /// Partitions come: their cases are read back before the first of their messages is.
    func krijg(_ partities: [TopicPartition]) throws(StopReason) {
        // With the eager protocol everything earlier was given up first.
        try bevestig(totMs: inst.afsluitenMsMax)
        let beginMs = nuMs()
        try controleerVerdeling(partities)
        let offsets = try begin(van: partities)
        let nummers = Set(partities.map(\.partition))
        try herstelZaken(nummers)
        verwerker.krijg(nummers)
        try zoekPlaatsen()
        if nummers.contains(0) { try begeleidMarktbrieven() }
        do {
            try groep.accept(offsets)
        } catch {
            throw .opnieuw("accepting partitions failed: \(error)")
        }
        transactie.krijg(offsets)
        meters.hersteld("zaken", ms: nuMs() - beginMs)
        leven.wordt(.gereed)
        log.info(
            "cases read back",
            metadata: [
                "partities": "\(nummers.sorted())", "open": "\(verwerker.aantalOpen)", "ms": "\(nuMs() - beginMs)",
            ])
    }

    /// A case and the decisions on it must come to the same instance. The group sees to that (range assignor, as many
    /// partitions of both) unless another member reads otherwise, such as an older matcher during an upgrade.
    private func controleerVerdeling(_ partities: [TopicPartition]) throws(StopReason) {
        let perTopic = Dictionary(grouping: partities, by: \.topic).mapValues { Set($0.map(\.partition)) }
        let (aanvragen, besluiten) = (perTopic[inst.topics.aanvragen] ?? [], perTopic[inst.topics.besluiten] ?? [])
        guard aanvragen == besluiten else {
            throw .opnieuw(
                """
                the group gave partitions \(aanvragen.sorted()) of \(inst.topics.aanvragen) but \(besluiten.sorted()) \
                of \(inst.topics.besluiten): every member of group '\(inst.groep)' must be a matcher of this version \
                with the range assignor
                """)
        }
    }

    /// Where to go on: the committed offset, and as a number where there is none yet, because the group only looks at
    /// offsets that are one.
    private func begin(van partities: [TopicPartition]) throws(StopReason) -> [TopicPartitionOffset] {
        do {
            // Answered only once pending transactions on these offsets are closed (KIP-447).
            let bekend = try groep.committed(partities, timeoutMs: inst.transactieMsMax * 2)
            let grenzen = try logboek.grenzen(partities)
            return bekend.map { plek in
                let (laag, hoog) = grenzen[plek.topicPartition] ?? (0, Int64.max)
                if plek.offset > hoog {
                    log.error(
                        "the committed offset lies past the end of the topic, reading from its beginning",
                        metadata: ["plek": "\(plek)", "eind": "\(hoog)"])
                }
                let goed = plek.offset >= 0 && plek.offset <= hoog
                return TopicPartitionOffset(plek.topicPartition, offset: goed ? plek.offset : max(0, laag))
            }
        } catch {
            throw .opnieuw("asking where to go on failed: \(error)")
        }
    }

    /// A case that waits for a place which was not read yet: whoever had the case may have written it a moment ago, or
    /// it is not there. Only the end of the log as it is now tells them apart.
    private func zoekPlaatsen() throws(StopReason) {
        guard verwerker.heeftOngelezenPlaatsen else { return }
        var staand: Set<String> = []
        try leesTerug(grenzen(van: [inst.topics.plaatsen])) { (record) throws(StopReason) in
            guard let sleutel = record.sleuteltekst else { return }
            if record.waarde == nil { staand.remove(sleutel) } else { staand.insert(sleutel) }
        }
        verwerker.vraagOpnieuw(behalve: staand)
    }

    private func herstelZaken(_ nummers: Set<Int32>) throws(StopReason) {
        var gelezen: [String: Zaak] = [:]
        var verzegeld: [String: IncomingMessage] = [:]
        let grenzen = try grenzen(van: [inst.topics.zaken]).filter { nummers.contains($0.key.partition) }
        try leesTerug(grenzen) { (record) throws(StopReason) in
            guard let sleutel = record.sleuteltekst else { return }
            gelezen[sleutel] = nil
            verzegeld[sleutel] = nil
            guard let waarde = record.waarde else { return }
            // Opened once its key was looked for, and only the last of each.
            if ZegelFormat.isVerzegeld(waarde) {
                verzegeld[sleutel] = record
            } else {
                gelezen[sleutel] = try zaak(record, waarde)
            }
        }
        zegels?.legOpen(gelezen.keys.sorted())
        for zaak in gelezen.values { verwerker.herstel(zaak) }
        try zoekSleutels(van: verzegeld.values)
        for record in verzegeld.values { if let zaak = try geopendeZaak(record) { verwerker.herstel(zaak) } }
    }

    private func zaak(_ record: IncomingMessage, _ waarde: [UInt8]) throws(StopReason) -> Zaak {
        do {
            return try Zaak(json: waarde, partitie: record.partitie)
        } catch {
            throw .opnieuw("\(record.topic)/\(record.partitie)/\(record.offset): \(error)")
        }
    }

    /// - Returns: `nil` when the case was forgotten. What cannot be opened for another reason is never passed over: the
    ///   next message about it would be answered as if the case were new.
    private func geopendeZaak(_ record: IncomingMessage) throws(StopReason) -> Zaak? {
        switch geopend(record) {
        case .success(let open): return try zaak(open, open.waarde ?? [])
        case .failure(.vergeten):
            meldVergeten(record)
            return nil
        case .failure(let fout):
            throw .opnieuw("\(record.topic)/\(record.partitie)/\(record.offset) cannot be read: \(fout.uitleg)")
        }
    }

    /// Reads partitions from beginning to end with a consumer of its own.
    private func leesTerug(
        _ grenzen: [TopicPartition: (low: Int64, high: Int64)], _ neem: (IncomingMessage) throws(StopReason) -> Void
    ) throws(StopReason) {
        guard grenzen.contains(where: { $0.value.high > $0.value.low }) else { return }
        do {
            let lezer = try logboek.nieuweLezer()
            defer { lezer.close(withinMs: 2_000) }
            try lezer.assign(vanBegin(grenzen))
            try ReadBackRound.lees(
                lezer, grenzen: grenzen, stilMsMax: inst.herstelStilMsMax, stop: stop, logboek, leven: leven,
                neem)
        } catch let reden as StopReason {
            throw reden
        } catch {
            throw .opnieuw("reading \(grenzen.keys.first?.topic ?? "") back failed: \(error)")
        }
    }

    /// This instance tells of refused offers from now on: from where the last one came.
    private func begeleidMarktbrieven() throws(StopReason) {
        do {
            let bekend = try groep.committed(marktbrieven.partities, timeoutMs: inst.transactieMsMax * 2)
            marktbrieven.begin(
                vanaf: Dictionary(
                    bekend.map { (TopicPartition(topic: $0.topic, partition: $0.partition), max(0, $0.offset)) }
                ) { eerste, _ in eerste })
        } catch {
            throw .opnieuw("asking for the committed offsets failed: \(error)")
        }
    }

    func verstuurMarktbrieven() throws(StopReason) {
        let brieven = marktbrieven.teMelden
        guard !brieven.isEmpty else { return }
        let afgebroken = tellingen.afgebroken
        for (inkomend, afkeuring) in brieven {
            try verstuur(gevolgd(verwerker.brief(voor: inkomend, afkeuring, klok), van: inkomend))
            // After an abort all of them are sent again, in one transaction.
            guard tellingen.afgebroken == afgebroken else { return }
        }
        // Told once: committed before more offers are read, so that nothing is told twice.
        try bevestig(totMs: inst.afsluitenMsMax)
    }

    /// Partitions go in good order: what was decided is committed, then they are let go.
    func geefAf(_ partities: [TopicPartition]) throws(StopReason) {
        try bevestig(totMs: inst.afsluitenMsMax, spoelTerug: false)
        try laatLos(partities)
    }

    /// Partitions are gone already: nothing may be committed for them.
    func verlies(_ partities: [TopicPartition]) throws(StopReason) {
        try breekAf()
        try laatLos(partities)
    }

    private func laatLos(_ partities: [TopicPartition]) throws(StopReason) {
        leven.wordt(.verdeelt)
        let nummers = Set(partities.map(\.partition))
        verwerker.laatLos(nummers)
        if nummers.contains(0) { marktbrieven.eindig() }
        transactie.laatLos()
        do {
            try groep.release()
        } catch {
            throw .opnieuw("releasing partitions failed: \(error)")
        }
        log.info("partitions given up", metadata: ["partities": "\(nummers.sorted())"])
    }

    /// Begin and end of all partitions of topics, as a reader sees them that does not wait for transactions.
    func grenzen(
        van topics: [String]
    ) throws(StopReason) -> [TopicPartition: (low: Int64, high: Int64)] {
        do {
            return try logboek.grenzen(try logboek.partities(van: topics))
        } catch {
            throw .opnieuw("asking for the end of \(topics.joined(separator: ", ")) failed: \(error)")
        }
    }

    /// From the first record that there is: asking for "the beginning" costs librdkafka half a second more.
    func vanBegin(_ grenzen: [TopicPartition: (low: Int64, high: Int64)]) -> [TopicPartitionOffset] {
        grenzen.sorted { $0.key < $1.key }.map { TopicPartitionOffset($0.key, offset: max(0, $0.value.low)) }
    }
}
