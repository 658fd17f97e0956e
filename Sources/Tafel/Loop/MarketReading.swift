import Berichten
import Kafka
import Logging
import Matching

/// Offers, contracts and places: read in full by every instance, then followed. What is refused among them gets a dead
/// letter from whoever has partition 0.
final class MarketReading {
    private let context: LoopContext
    private let geheugen: LoopMemory
    private let transactie: LoopTransaction
    private let lezer: any RecordReader
    /// The offset to read next of each partition.
    private(set) var standen: [TopicPartition: Int64] = [:]
    private var poort = GateState()

    init(_ context: LoopContext, _ geheugen: LoopMemory, _ transactie: LoopTransaction) {
        self.context = context
        self.geheugen = geheugen
        self.transactie = transactie
        lezer = context.logboek.globaal
    }

    private var topics: Topics { context.inst.topics }

    /// Reads all offers and contracts to their end, and keeps following them.
    func lees(_ herstel: Recovery) throws(StopReason) {
        let beginMs = context.nuMs()
        try leesPoort(herstel)
        let grenzen = try herstel.grenzen(van: [topics.aanbod, topics.contracten, topics.plaatsen, topics.poort])
        do {
            try lezer.assign(herstel.vanBegin(grenzen))
        } catch {
            throw .opnieuw("\(error)")
        }
        standen = grenzen.mapValues(\.low)
        try herstel.lees(
            lezer, grenzen, onleesbaar: { (batch) throws(StopReason) in try self.slaOver(batch) },
            { (record) throws(StopReason) in try neem(record) })
        let duurMs = context.nuMs() - beginMs
        context.meters.hersteld("markt", ms: duurMs)
        let markt = geheugen.router.markt
        context.log.info(
            "offers and contracts read back",
            metadata: [
                "aanbod": "\(markt.aanbod.aantal)", "contracten": "\(markt.contracten.aantal)", "ms": "\(duurMs)",
            ])
    }

    /// Since when the gate stands: before any offer is read, for it says which of them count.
    private func leesPoort(_ herstel: Recovery) throws(StopReason) {
        let grenzen = try herstel.grenzen(van: [topics.poort])
        guard grenzen.contains(where: { $0.value.high > $0.value.low }) else { return }
        do {
            let los = try context.logboek.nieuweLezer()
            defer { los.close(withinMs: 500) }
            try los.assign(herstel.vanBegin(grenzen))
            try herstel.lees(
                los, grenzen,
                onleesbaar: { (batch) throws(StopReason) in throw .opnieuw("\(batch.error)") },
                { (record) throws(StopReason) in neemPoort(record) })
        } catch let reden as StopReason {
            throw reden
        } catch {
            throw .opnieuw("reading \(topics.poort) failed: \(error)")
        }
    }

    private func neemPoort(_ record: IncomingMessage) {
        poort.neem(sleutel: record.sleutel ?? [], isWeg: record.waarde == nil, tijdMs: record.tijdMs)
        guard geheugen.router.poortSindsMs != poort.sindsMs else { return }
        geheugen.router.poortSindsMs = poort.sindsMs
        context.log.info("the gate stands: from then on every message must have a verified sender")
    }

    /// What came since, without waiting.
    /// - Returns: whether there was anything.
    func volg() throws(StopReason) -> Bool {
        for _ in 0..<context.inst.batchAantalMax {
            switch lezer.volgende(aantalMax: context.inst.batchAantalMax) {
            case .records(let batch):
                for record in batch { try neem(record) }
                return true
            case .endOfPartition(let plek, let offset): standen[plek] = offset
            case .unreadable(let batch):
                try slaOver(batch)
                return true
            case .failed(let fout):
                if fout.isFatal { throw .opnieuw("\(fout)") }
                context.meld(fout)
                return true
            case .assigned, .revoking, .lost: return true
            case nil: return false
            }
        }
        return true
    }

    /// What others wrote cannot stop us, and gets a dead letter; what we wrote ourselves may not be missing.
    private func slaOver(_ batch: UnreadableBatch) throws(StopReason) {
        guard batch.place.topic != topics.plaatsen else {
            throw .opnieuw("\(batch.error): places would be promised twice")
        }
        context.meld(batch)
        let leeg = IncomingMessage(onleesbaar: batch)
        standen[batch.place] = batch.offset + 1
        geheugen.marktbrieven.gelezen(leeg)
        geheugen.marktbrieven.bewaar(leeg, .onleesbaar)
    }

    private func neem(_ inkomend: IncomingMessage) throws(StopReason) {
        standen[inkomend.topicPartition] = inkomend.offset + 1
        context.klokwacht.saw(inkomend.tijdMs)
        guard inkomend.topic != topics.plaatsen else { return try neemPlaats(inkomend) }
        guard inkomend.topic != topics.poort else { return neemPoort(inkomend) }
        context.tellingen.markt += 1
        context.meters.tel("berichten_total", "topic", inkomend.topic)
        geheugen.marktbrieven.gelezen(inkomend)
        guard let afkeuring = geheugen.router.neemMarkt(inkomend, vandaag: context.klok.vandaag) else { return }
        let eerder = geheugen.marktbrieven.vergeten
        geheugen.marktbrieven.bewaar(inkomend, afkeuring)
        if geheugen.marktbrieven.vergeten > eerder {
            context.log.error(
                "too many refused offers at once, the oldest get no dead letter: read them in their topic")
        }
    }

    private func neemPlaats(_ inkomend: IncomingMessage) throws(StopReason) {
        // To pass it over would be to promise its place again.
        if let onbekend = inkomend.waarde.flatMap({ RecordVersion.onbekend($0, RecordVersion.reservering) }) {
            throw .opnieuw("\(inkomend.topic)/\(inkomend.partitie)/\(inkomend.offset) cannot be read: \(onbekend)")
        }
        if !geheugen.router.neemPlaats(inkomend, vandaag: context.klok.vandaag) {
            context.log.error("a record of the places is not one of ours", metadata: ["offset": "\(inkomend.offset)"])
        }
    }

    /// Word of what was refused, in a transaction with how far was read.
    func verstuurBrieven(_ zender: RecordSender, _ spoor: MessageTrace) throws(Interruption) {
        let brieven = geheugen.marktbrieven.teMelden
        guard !brieven.isEmpty else { return }
        // After an abort all of them are sent again, in one transaction.
        for (inkomend, afkeuring) in brieven {
            let brief = geheugen.router.brief(voor: inkomend, afkeuring, context.klok)
            try zender.verstuur(spoor.gevolgd(brief, van: inkomend))
        }
        // Told once: committed before more offers are read, so that nothing is told twice.
        try transactie.bevestig(totMs: context.inst.afsluitenMsMax)
    }

    /// How many offsets lie between what was read and the end, as far as is known without asking.
    var achterstand: [TopicPartition: Int64] {
        var uit: [TopicPartition: Int64] = [:]
        for plek in geheugen.marktbrieven.partities { uit[plek] = try? lezer.lag(plek) ?? nil }
        return uit
    }

    /// Of each partition where reading stands, and where it ends as far as is known without asking.
    var voortgang: [TopicPartition: (stand: Int64, eind: Int64)] {
        var uit: [TopicPartition: (stand: Int64, eind: Int64)] = [:]
        for (plek, stand) in standen { uit[plek] = lezer.knownEnd(plek).map { (stand, $0) } }
        return uit
    }

    func sluit() { lezer.close(withinMs: 500) }
}
