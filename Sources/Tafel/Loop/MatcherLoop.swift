import Berichten
import Jeugdhulp
import Kafka
import Logging
import Matching

/// The loop of one matcher on a thread of its own: next batch → decide → send → commit, in Kafka transactions.
///
/// Aanvragen and besluiten come through the consumer group; offers and contracts are read in full by every instance.
/// Nothing is answered before those are read back to their end, and no case before its state is.
package final class MatcherLoop {
    let inst: Matcherinstellingen
    let klok: Klok
    let log: Logger
    let stop: StopSignal
    let logboek: any RecordLog
    let groep: any RecordReader
    let globaal: any RecordReader
    let schrijver: any TransactionalWriter
    package var verwerker: Verwerker
    var transactie = TransactionState()
    var marktbrieven = MarktDeadLetters()
    var tellingen: RunCounters
    let meters: MatcherMetrics
    let leven: Liveness
    /// The keys of cases; `nil` where no master keys were given.
    var zegels: Zegels?
    private var getoondMs: Int64?
    /// Aborts since the last commit.
    var afgebrokenAchtereen = 0
    /// Told after every commit.
    let bijCommit: (RunCounters) -> Void

    /// Sets everything up; the thread that calls this owns it all.
    package init(
        _ inst: Matcherinstellingen, klok: Klok, stop: StopSignal, _ logboek: any RecordLog, tellingen: RunCounters,
        meters: MatcherMetrics = .stil, leven: Liveness = Liveness(), log: Logger,
        bijCommit: @escaping (RunCounters) -> Void
    ) {
        self.inst = inst
        self.klok = klok
        self.log = log
        self.stop = stop
        self.logboek = logboek
        self.tellingen = tellingen
        self.meters = meters
        self.leven = leven
        self.bijCommit = bijCommit
        (groep, globaal, schrijver) = (logboek.groep, logboek.globaal, logboek.schrijver)
        let partities = logboek.partities
        // There from the start, as the other counters.
        for topic in [inst.topics.aanvragen, inst.topics.besluiten] { meters.tel("vergeten_total", "topic", topic, 0) }
        zegels = inst.verzegeling.map { Zegels($0, topics: inst.topics) }
        verwerker = Verwerker(
            topics: inst.topics, bron: inst.bron, register: inst.register, gewichten: inst.gewichten
        ) { casusId in
            Murmur2.partition(key: Array(casusId.utf8), partitions: partities)
        }
    }

    /// Runs until asked to stop or until it must start anew; always ends by throwing.
    func draai() throws(StopReason) {
        try begin()
        while true {
            if stop.isAsked { throw .gevraagd }
            try stap()
        }
    }

    /// Everything before the first round: who we are, what is on offer, and the wish for cases.
    package func begin() throws(StopReason) {
        try metHerhaling("claiming the transactional id", totMs: inst.afsluitenMsMax) { () throws(TransactionFailure) in
            try schrijver.meldAan(timeoutMs: 1_000)
        }
        leven.wordt(.herstelt)
        try herstelSleutels()
        try herstelMarkt()
        leven.wordt(.verdeelt)
        do {
            try groep.subscribe([inst.topics.aanvragen, inst.topics.besluiten])
        } catch {
            throw .opnieuw("\(error)")
        }
        log.info("ready for cases")
    }

    /// One round: a batch of offers, a batch of cases, what must be looked at again, and a commit when it is time.
    package func stap() throws(StopReason) {
        leven.slaat()
        toonAlsHetTijdIs()
        try neemSleutels()
        let markt = try neemMarkt()
        // Before anything else can commit how far the offers were read.
        try verstuurMarktbrieven()
        let zaken = try neemZaken()
        try verstuurMarktbrieven()
        try verstuur(verwerker.beslisPlaatsen(klok))
        try verstuur(verwerker.tik(klok))
        try verstuur(herzien())
        try verstuur(nogOpen())
        try rolSleutels()
        try sluitAlsHetTijdIs()
        guard !markt, !zaken, isBij else { return }
        logboek.wacht(ms: transactie.wachtMs(inst, nuMs: nuMs()) ?? Self.rustMsMax)
    }

    /// Whether nothing waits to be decided or committed.
    package var isRustig: Bool { !transactie.isOpen && isBij }

    /// Whether nothing waits to be decided.
    private var isBij: Bool {
        verwerker.aantalTeHerzien == 0 && !verwerker.heeftTeBeslissen && !verwerker.heeftVerschenen
            && zegels?.heeftNogOpen != true
    }

    /// Cases that are looked at again, timed when there are any.
    private func herzien() -> [OutgoingMessage] {
        guard verwerker.aantalTeHerzien > 0 else { return [] }
        return meters.duur(.herziening) { verwerker.herzie(aantalMax: inst.herzieAantalMax, klok) }
    }

    private static let toonIntervalMs: Int64 = 1_000

    /// Figures that must be counted: at most once a second, from what is in memory here.
    private func toonAlsHetTijdIs() {
        let nuMs = nuMs()
        if let getoondMs, nuMs - getoondMs < Self.toonIntervalMs { return }
        getoondMs = nuMs
        meters.toon(verwerker.beeld(vandaag: klok.vandaag))
        var achterstand: [TopicPartition: Int64] = [:]
        for plek in transactie.volgende.keys { achterstand[plek] = try? groep.lag(plek) ?? nil }
        for plek in marktbrieven.partities { achterstand[plek] = try? globaal.lag(plek) ?? nil }
        meters.achterstand(achterstand)
    }

    /// Without anything to do the loop still looks once a second: a new day must be noticed.
    private static let rustMsMax = 1_000

    func nuMs() -> Int64 { logboek.nuMs() }

    // MARK: Input

    /// - Returns: whether there was anything.
    private func neemMarkt() throws(StopReason) -> Bool {
        for _ in 0..<inst.batchAantalMax {
            switch globaal.volgende(aantalMax: inst.batchAantalMax) {
            case .records(let batch):
                for record in batch { try neemMarktrecord(record) }
                return true
            // Says nothing any more once everything was read back.
            case .endOfPartition: continue
            case .failed(let fout):
                if fout.isFatal { throw .opnieuw("\(fout)") }
                meld(fout)
                return true
            case .assigned, .revoking, .lost: return true
            case nil: return false
            }
        }
        return true
    }

    func neemMarktrecord(_ inkomend: IncomingMessage) throws(StopReason) {
        guard inkomend.topic != inst.topics.plaatsen else {
            // To pass it over would be to promise its place again.
            if let onbekend = inkomend.waarde.flatMap({ RecordVersion.onbekend($0, RecordVersion.reservering) }) {
                throw .opnieuw("\(inkomend.topic)/\(inkomend.partitie)/\(inkomend.offset) cannot be read: \(onbekend)")
            }
            if !verwerker.neemPlaats(inkomend, vandaag: klok.vandaag) {
                log.error("a record of the places is not one of ours", metadata: ["offset": "\(inkomend.offset)"])
            }
            return
        }
        tellingen.markt += 1
        meters.tel("berichten_total", "topic", inkomend.topic)
        marktbrieven.gelezen(inkomend)
        if let afkeuring = verwerker.neemMarkt(inkomend, vandaag: klok.vandaag) {
            let eerder = marktbrieven.vergeten
            marktbrieven.bewaar(inkomend, afkeuring)
            if marktbrieven.vergeten > eerder {
                log.error("too many refused offers at once, the oldest get no dead letter: read them in their topic")
            }
        }
    }

    private func neemZaken() throws(StopReason) -> Bool {
        switch groep.volgende(aantalMax: inst.batchAantalMax) {
        case .records(let batch):
            let afgebroken = tellingen.afgebroken
            try zoekSleutels(van: batch)
            guard tellingen.afgebroken == afgebroken else { return true }
            for record in batch {
                try neemRecord(record)
                // After an abort the input starts again from the last commit: the rest of this batch comes once more.
                guard tellingen.afgebroken == afgebroken else { break }
            }
            return true
        case .assigned(let partities): try krijg(partities)
        case .revoking(let partities): try geefAf(partities)
        case .lost(let partities): try verlies(partities)
        case .endOfPartition: break
        case .failed(let fout):
            if fout.isFatal { throw .opnieuw("\(fout)") }
            meld(fout)
        case nil: return false
        }
        return true
    }

    private func neemRecord(_ ruw: IncomingMessage) throws(StopReason) {
        let plek = TopicPartition(topic: ruw.topic, partition: ruw.partitie)
        // A record that was taken in before may come once more after partitions moved.
        guard transactie.verwacht(plek, ruw.offset) else { return }
        try beginZoNodig()
        let isBesluit = ruw.topic == inst.topics.besluiten
        tellingen.aanvragen += isBesluit ? 0 : 1
        tellingen.besluiten += isBesluit ? 1 : 0
        meters.tel("berichten_total", "topic", ruw.topic)
        transactie.verwerkt(plek, volgende: ruw.offset + 1)
        switch geopend(ruw) {
        case .success(let inkomend):
            let uit = meters.duur(isBesluit ? .besluit : .aanvraag) {
                isBesluit ? verwerker.neemBesluit(inkomend, klok) : verwerker.neemAanvraag(inkomend, klok)
            }
            try verstuur(gevolgd(uit, van: inkomend))
        case .failure(let fout): try verstuur(dicht(ruw, fout))
        }
    }

    /// Errors that librdkafka recovers from by itself: said once a while, not once an attempt.
    func meld(_ fout: KafkaError) {
        guard tellingen.magMelden(fout.name, nuMs: nuMs()) else { return }
        log.warning("broker trouble, going on", metadata: ["fout": "\(fout)", "brokers": "\(inst.brokers)"])
    }

    // MARK: Output

    func verstuur(_ records: [OutgoingMessage]) throws(StopReason) {
        let afgebroken = tellingen.afgebroken
        let vergeten = vergetenZaken(records)
        for record in records {
            // After an abort the rest of these records is void: they are decided again.
            guard tellingen.afgebroken == afgebroken else { return }
            try beginZoNodig()
            guard logboek.zorgVoor(record.topic) else {
                try zonderTopic(record)
                continue
            }
            tellingen.tel(record, inst.topics)
            meters.verstuurd(record, inst.topics)
            if zegels == nil { try zend(record) } else { try zendVerzegeld(record, vergeten) }
        }
        guard tellingen.afgebroken == afgebroken else { return }
        try vernietigSleutels(van: vergeten)
    }

    /// Into the open transaction.
    func zend(_ record: OutgoingMessage) throws(StopReason) {
        do throws(TransactionFailure) {
            try schrijver.zend(record)
        } catch {
            // Throws or aborts.
            try afhandeling(error, "sending to \(record.topic)")
        }
    }

    /// A proposal that cannot reach its table must not be lost: then nothing goes on. Word to a GI without a topic is
    /// kept for the operator.
    private func zonderTopic(_ record: OutgoingMessage) throws(StopReason) {
        guard record.topic != inst.topics.afgekeurd, !record.topic.hasPrefix(inst.topics.voorstellen(regio: "")) else {
            throw .opnieuw("topic \(record.topic) is missing and cannot be made")
        }
        let brief = OutgoingMessage(
            topic: inst.topics.afgekeurd, sleutel: record.sleutel, waarde: record.waarde,
            koppen: record.koppen + [
                .init(DeadLetter.codekop, "topic-ontbreekt"), .init("bestemd-voor", record.topic),
            ], casusId: record.casusId)
        try verstuur([brief])
    }
}
