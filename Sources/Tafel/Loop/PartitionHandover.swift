import Berichten
import Foundation
import Kafka
import Logging
import Verzegeling

/// Partitions that come and go, with the memory of their cases. Each step is done however the transaction that was open
/// ended: an event of the group comes once, and whoever lets it fall gets no cases any more.
final class PartitionHandover {
    private let context: LoopContext
    private let geheugen: LoopMemory
    private let transactie: LoopTransaction
    private let herstel: Recovery
    private let sleutels: KeyReading
    private let zegelrand: Sealing
    private let groep: any RecordReader
    /// Whether proposals are held against the cases that come: nobody knows what became of the last transaction.
    private var controleert: Bool

    init(
        _ context: LoopContext, _ geheugen: LoopMemory, _ transactie: LoopTransaction, _ herstel: Recovery,
        _ sleutels: KeyReading, _ zegelrand: Sealing, controleert: Bool
    ) {
        self.controleert = controleert
        self.context = context
        self.geheugen = geheugen
        self.transactie = transactie
        self.herstel = herstel
        self.sleutels = sleutels
        self.zegelrand = zegelrand
        groep = context.logboek.groep
    }

    // MARK: They come

    /// Partitions come: their cases are read back before the first of their messages is.
    func krijg(_ partities: [TopicPartition]) throws(StopReason) {
        // With the eager protocol everything earlier was given up first.
        _ = try transactie.eindig(totMs: context.inst.afsluitenMsMax)
        let beginMs = context.nuMs()
        try controleerVerdeling(partities)
        let offsets = try herstel.begin(van: partities)
        let nummers = Set(partities.map(\.partition))
        try herstelZaken(nummers)
        geheugen.router.krijg(nummers)
        try zoekPlaatsen()
        if controleert || transactie.moetHerlezen { try controleerVoorstellen(nummers) }
        controleert = false
        transactie.isHerlezen()
        if nummers.contains(0) {
            // This instance tells of refused offers from now on: from where the last one came.
            geheugen.marktbrieven.begin(vanaf: try herstel.verteldTot(geheugen.marktbrieven.partities))
        }
        do {
            try groep.accept(offsets)
        } catch {
            throw .opnieuw("accepting partitions failed: \(error)")
        }
        transactie.stand.krijg(offsets)
        let duurMs = context.nuMs() - beginMs
        context.meters.hersteld("zaken", ms: duurMs)
        context.leven.wordt(.gereed)
        context.log.info(
            "cases read back",
            metadata: [
                "partities": "\(nummers.sorted())", "open": "\(geheugen.router.aantalOpen)", "ms": "\(duurMs)",
            ])
    }

    /// A case and the decisions on it must come to the same instance. The group sees to that (range assignor, as many
    /// partitions of both) unless another member reads otherwise, such as an older matcher during an upgrade.
    private func controleerVerdeling(_ partities: [TopicPartition]) throws(StopReason) {
        let topics = context.inst.topics
        let perTopic = Dictionary(grouping: partities, by: \.topic).mapValues { Set($0.map(\.partition)) }
        let (aanvragen, besluiten) = (perTopic[topics.aanvragen] ?? [], perTopic[topics.besluiten] ?? [])
        guard aanvragen == besluiten else {
            throw .opnieuw(
                """
                the group gave partitions \(aanvragen.sorted()) of \(topics.aanvragen) but \(besluiten.sorted()) \
                of \(topics.besluiten): every member of group '\(context.inst.groep)' must be a matcher of this \
                version with the range assignor
                """)
        }
    }

    private func herstelZaken(_ nummers: Set<Int32>) throws(StopReason) {
        let (open, verzegeld) = try herstel.laatsteZaken(nummers)
        geheugen.zegels?.legOpen(open.map(\.casusId).sorted())
        for zaak in open { geheugen.router.herstel(zaak) }
        if let grenzen = try sleutels.eindVoor(verzegeld) { try sleutels.leesTot(grenzen) }
        for record in verzegeld {
            if let zaak = try geopendeZaak(record) { geheugen.router.herstel(zaak) }
        }
    }

    /// - Returns: `nil` when the case was forgotten. What cannot be opened for another reason is never passed over: the
    ///   next message about it would be answered as if the case were new.
    private func geopendeZaak(_ record: IncomingMessage) throws(StopReason) -> Zaak? {
        switch zegelrand.geopend(record) {
        case .success(let open): return try herstel.zaak(open, open.waarde ?? [])
        case .failure(.vergeten):
            zegelrand.meldVergeten(record)
            return nil
        case .failure(let fout):
            throw .opnieuw("\(record.topic)/\(record.partitie)/\(record.offset) cannot be read: \(fout.uitleg)")
        }
    }

    /// A case that waits for a place which was not read yet: whoever had the case may have written it a moment ago, or
    /// it is not there. Only the end of the log as it is now tells them apart.
    private func zoekPlaatsen() throws(StopReason) {
        guard geheugen.router.heeftOngelezenPlaatsen else { return }
        geheugen.router.vraagOpnieuw(behalve: try herstel.staandePlaatsen())
    }

    // MARK: They are read anew

    /// After the producer was renewed: memory of the partitions that are here is thrown away and read back, as if they
    /// came now, with what stands at the tables. What did not agree is told, counted and mended. The input goes back to
    /// what is committed. Costs what a rebalance costs and reading the topics of the tables.
    func leesOpnieuw() throws(StopReason) {
        let partities = transactie.stand.volgende.keys.sorted()
        guard !partities.isEmpty else {
            // Nothing is remembered of any case.
            controleert = true
            return transactie.isHerlezen()
        }
        let beginMs = context.nuMs()
        let nummers = Set(partities.map(\.partition))
        let (voor, bevestigd) = (zaken(nummers), transactie.stand.bevestigd)
        let offsets = try herstel.begin(van: partities)
        geheugen.router.laatLos(nummers)
        try herstelZaken(nummers)
        geheugen.router.krijg(nummers)
        try zoekPlaatsen()
        let na = zaken(nummers)
        let anders = Set(voor.keys).union(na.keys).filter { voor[$0] != na[$0] }
        meld(.zaken, anders.count)
        meld(
            .offsets,
            offsets.filter { bevestigd[$0.topicPartition] ?? -1 >= 0 && bevestigd[$0.topicPartition] != $0.offset }
                .count)
        try controleerVoorstellen(nummers)
        if nummers.contains(0) {
            geheugen.marktbrieven.begin(vanaf: try herstel.verteldTot(geheugen.marktbrieven.partities))
        }
        do {
            try groep.assign(offsets)
        } catch {
            throw .opnieuw("going back to the committed offsets failed: \(error)")
        }
        transactie.stand.krijg(offsets)
        transactie.isHerlezen()
        context.meters.hersteld("zaken", ms: context.nuMs() - beginMs)
        context.log.info(
            "memory read anew",
            metadata: ["partities": "\(nummers.sorted())", "ms": "\(context.nuMs() - beginMs)"])
    }

    private func zaken(_ nummers: Set<Int32>) -> [String: [UInt8]] {
        var uit: [String: [UInt8]] = [:]
        for zaak in geheugen.router.alleZaken where nummers.contains(zaak.partitie) { uit[zaak.casusId] = zaak.json }
        return uit
    }

    /// Holds the latest proposal that a table can see against the record of its case.
    private func controleerVoorstellen(_ nummers: Set<Int32>) throws(StopReason) {
        let open = geheugen.router.alleZaken.filter { zaak in
            nummers.contains(zaak.partitie) && zaak.isOpen && zaak.versie > 0
        }
        let tafels = Dictionary(open.map { ($0.casusId, $0.regio) }) { eerste, _ in eerste }
        let gelezen = try herstel.laatsteVoorstellen(tafels)
        if let grenzen = try sleutels.eindVoor(Array(gelezen.values)) { try sleutels.leesTot(grenzen) }
        var gescheurd = 0
        for zaak in open {
            let zichtbaar = gelezen[zaak.casusId].map { record in
                // What cannot be read says nothing: the record of the case stands.
                (try? zegelrand.geopend(record).get()).flatMap(Self.versie) ?? zaak.versie
            }
            guard zichtbaar != zaak.versie else { continue }
            gescheurd += 1
            geheugen.router.herstelVoorstel(zaak.casusId, zichtbaar: zichtbaar)
        }
        meld(.voorstellen, gescheurd)
    }

    /// Of a proposal; nil: it is none that can be read.
    private static func versie(_ record: IncomingMessage) -> Int? {
        let gebeurtenis = try? GebeurtenisReader().lees(Data(record.waarde ?? [])) { record.kop($0) }
        guard case .voorstelGedaan(let voorstel)? = gebeurtenis?.inhoud else { return nil }
        return voorstel.versie
    }

    private func meld(_ wat: MemoryDifference, _ aantal: Int) {
        guard aantal > 0 else { return }
        context.tellingen.verschillen += aantal
        context.meters.tel("geheugenverschillen_total", "wat", wat.rawValue, aantal)
        context.log.error(
            "memory and log did not agree, mended from the log",
            metadata: ["wat": "\(wat.rawValue)", "aantal": "\(aantal)"])
    }

    // MARK: They go

    /// Partitions go in good order: what was decided is committed, then they are let go.
    func geefAf(_ partities: [TopicPartition]) throws(StopReason) {
        _ = try transactie.eindig(totMs: context.inst.afsluitenMsMax, spoelTerug: false)
        try laatLos(partities)
    }

    /// Partitions are gone already: nothing may be committed for them.
    func verlies(_ partities: [TopicPartition]) throws(StopReason) {
        try transactie.breekAf()
        try laatLos(partities)
    }

    private func laatLos(_ partities: [TopicPartition]) throws(StopReason) {
        context.leven.wordt(.verdeelt)
        let nummers = Set(partities.map(\.partition))
        geheugen.router.laatLos(nummers)
        if nummers.contains(0) { geheugen.marktbrieven.eindig() }
        transactie.stand.laatLos()
        do {
            try groep.release()
        } catch {
            throw .opnieuw("releasing partitions failed: \(error)")
        }
        context.log.info("partitions given up", metadata: ["partities": "\(nummers.sorted())"])
    }
}
