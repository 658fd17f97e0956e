import Berichten
import Kafka
import Logging
import Verzegeling

/// Reading back: what stands in the log, from its beginning to the end that it has now. Asks and reads; what it means
/// for memory is for who asked.
struct Recovery {
    private let context: LoopContext
    private var inst: Matcherinstellingen { context.inst }
    private var logboek: any RecordLog { context.logboek }

    init(_ context: LoopContext) { self.context = context }

    /// Begin and end of all partitions of topics, as a reader sees them that does not wait for transactions.
    func grenzen(van topics: [String]) throws(StopReason) -> [TopicPartition: (low: Int64, high: Int64)] {
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

    /// Reads on with a reader that was assigned these partitions, until their end.
    /// - Parameter onleesbaar: nil for what the matcher wrote itself: to pass it over would be to forget a child, or to
    ///   promise a place twice. What others wrote is passed over.
    func lees(
        _ lezer: any RecordReader, _ grenzen: [TopicPartition: (low: Int64, high: Int64)],
        onleesbaar: ((UnreadableBatch) throws(StopReason) -> Void)? = nil,
        _ neem: (IncomingMessage) throws(StopReason) -> Void
    ) throws(StopReason) {
        try ReadBackRound.lees(
            lezer, grenzen: grenzen, stilMsMax: inst.herstelStilMsMax, stop: context.stop, logboek,
            leven: context.leven, onleesbaar: onleesbaar, neem)
    }

    /// Reads partitions from beginning to end with a reader of its own.
    private func leesTerug(
        _ grenzen: [TopicPartition: (low: Int64, high: Int64)], _ neem: (IncomingMessage) throws(StopReason) -> Void
    ) throws(StopReason) {
        guard grenzen.contains(where: { $0.value.high > $0.value.low }) else { return }
        do {
            let lezer = try logboek.nieuweLezer()
            defer { lezer.close(withinMs: 2_000) }
            try lezer.assign(vanBegin(grenzen))
            try lees(lezer, grenzen, neem)
        } catch let reden as StopReason {
            throw reden
        } catch {
            throw .opnieuw("reading \(grenzen.keys.first?.topic ?? "") back failed: \(error)")
        }
    }

    /// The last record of each case in these partitions of zaken: as it lies, and those that are sealed.
    func laatsteZaken(_ nummers: Set<Int32>) throws(StopReason) -> (open: [Zaak], verzegeld: [IncomingMessage]) {
        var gelezen: [String: Zaak] = [:]
        var verzegeld: [String: IncomingMessage] = [:]
        let grenzen = try grenzen(van: [inst.topics.zaken]).filter { nummers.contains($0.key.partition) }
        try leesTerug(grenzen) { (record) throws(StopReason) in
            context.klokwacht.saw(record.tijdMs)
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
        return (Array(gelezen.values), Array(verzegeld.values))
    }

    /// The last record under the id of each of these cases on the topic of the table that has it; none for a tombstone.
    /// As it lies. What other tables had of a case says nothing.
    /// - Parameter tafels: the region of each case, by its id.
    func laatsteVoorstellen(_ tafels: [String: String]) throws(StopReason) -> [String: IncomingMessage] {
        var gelezen: [String: IncomingMessage] = [:]
        for regio in Set(tafels.values).sorted() {
            try leesTerug(grenzen(van: [inst.topics.voorstellen(regio: regio)])) { (record) throws(StopReason) in
                // What stands beside a proposal has a key of its own.
                guard let sleutel = record.sleuteltekst, tafels[sleutel] == regio else { return }
                gelezen[sleutel] = record.waarde == nil ? nil : record
            }
        }
        return gelezen
    }

    func zaak(_ record: IncomingMessage, _ waarde: [UInt8]) throws(StopReason) -> Zaak {
        do {
            return try Zaak(json: waarde, partitie: record.partitie)
        } catch {
            throw .opnieuw("\(record.topic)/\(record.partitie)/\(record.offset): \(error)")
        }
    }

    /// The keys of all reservations that stand in the log now.
    func staandePlaatsen() throws(StopReason) -> Set<String> {
        var staand: Set<String> = []
        try leesTerug(grenzen(van: [inst.topics.plaatsen])) { (record) throws(StopReason) in
            guard let sleutel = record.sleuteltekst else { return }
            if record.waarde == nil { staand.remove(sleutel) } else { staand.insert(sleutel) }
        }
        return staand
    }

    /// Where to go on: the committed offset, and as a number where there is none yet, because the group only looks at
    /// offsets that are one.
    func begin(van partities: [TopicPartition]) throws(StopReason) -> [TopicPartitionOffset] {
        do {
            // Answered only once pending transactions on these offsets are closed (KIP-447).
            let bekend = try logboek.groep.committed(partities, timeoutMs: inst.transactieMsMax * 2)
            let grenzen = try logboek.grenzen(partities)
            return bekend.map { plek in
                let (laag, hoog) = grenzen[plek.topicPartition] ?? (0, Int64.max)
                if plek.offset > hoog {
                    context.log.error(
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

    /// How far the refused offers were told of.
    func verteldTot(_ partities: [TopicPartition]) throws(StopReason) -> [TopicPartition: Int64] {
        do {
            let bekend = try logboek.groep.committed(partities, timeoutMs: inst.transactieMsMax * 2)
            return Dictionary(bekend.map { ($0.topicPartition, max(0, $0.offset)) }) { eerste, _ in eerste }
        } catch {
            throw .opnieuw("asking for the committed offsets failed: \(error)")
        }
    }
}
