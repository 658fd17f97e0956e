import Berichten
import Kafka
import Verzegeling

/// The topic of keys, read from its beginning and followed from there, so that what is sealed can be opened.
final class KeyReading {
    private let context: LoopContext
    private let geheugen: LoopMemory
    private let herstel: Recovery
    /// `nil` before ``lees()``, and where no master keys were given.
    private var lezer: (any RecordReader)?

    init(_ context: LoopContext, _ geheugen: LoopMemory, _ herstel: Recovery) {
        self.context = context
        self.geheugen = geheugen
        self.herstel = herstel
    }

    private var topic: String { context.inst.topics.sleutels }

    /// Reads all keys to their end, and keeps following them.
    func lees() throws(StopReason) {
        guard geheugen.zegels != nil else { return }
        let grenzen = try herstel.grenzen(van: [topic])
        let nieuw: any RecordReader
        do {
            nieuw = try context.logboek.nieuweLezer()
            try nieuw.assign(herstel.vanBegin(grenzen))
        } catch {
            throw .opnieuw("reading \(topic) failed: \(error)")
        }
        lezer = nieuw
        try herstel.lees(nieuw, grenzen) { (record) throws(StopReason) in
            geheugen.zegels?.neem(record, nuMs: context.nuMs())
        }
        for (plek, grens) in grenzen { geheugen.zegels?.gelezen(plek, tot: grens.high) }
    }

    /// What came on the topic of keys since, without waiting.
    func volg() throws(StopReason) {
        guard let lezer else { return }
        for _ in 0..<context.inst.batchAantalMax {
            switch lezer.volgende(aantalMax: context.inst.batchAantalMax) {
            case .records(let batch):
                for record in batch { geheugen.zegels?.neem(record, nuMs: context.nuMs()) }
            case .endOfPartition(let plek, let offset): geheugen.zegels?.gelezen(plek, tot: offset)
            case .unreadable(let batch): throw .opnieuw("\(batch.error): keys would be missing")
            case .failed(let fout):
                if fout.isFatal { throw .opnieuw("\(fout)") }
                context.meld(fout)
                return
            case .assigned, .revoking, .lost: continue
            case nil: return
            }
        }
    }

    /// How far must be read before these records can be opened; `nil` when all their keys are here.
    ///
    /// Who sends a sealed message had its key acknowledged before: so at the end that the topic of keys has now it is
    /// there, or it was destroyed.
    func eindVoor(_ records: some Sequence<IncomingMessage>) throws(StopReason) -> [TopicPartition: (
        low: Int64, high: Int64
    )]? {
        guard geheugen.zegels != nil, records.contains(where: { geheugen.zegels?.mist($0) == true }) else { return nil }
        let grenzen = try herstel.grenzen(van: [topic])
        try volg()
        return geheugen.zegels?.isGelezen(tot: grenzen) == false ? grenzen : nil
    }

    /// Waits until the keys were read that far. Not while a transaction is open: nobody reads past what our own wrote
    /// there, and waiting may take longer than one may last.
    func leesTot(_ grenzen: [TopicPartition: (low: Int64, high: Int64)]) throws(StopReason) {
        let uiterlijkMs = context.nuMs() + Int64(context.inst.herstelStilMsMax)
        while geheugen.zegels?.isGelezen(tot: grenzen) == false {
            if context.stop.isAsked { throw .gevraagd }
            context.leven.slaat()
            guard context.nuMs() < uiterlijkMs else {
                throw .opnieuw("\(topic) was not read to its end within \(context.inst.herstelStilMsMax) ms")
            }
            context.logboek.wacht(ms: 100)
            try volg()
        }
    }

    func sluit() { lezer?.close(withinMs: 500) }
}
