import Berichten
import Kafka

/// Refused records of aanbod and contracten that still need a dead letter.
///
/// Every instance reads these topics in full, and again after each start; only the one that has partition 0 of
/// aanvragen reports, and how far it came is committed with the group's offsets in the same transaction. So a refused
/// report is told once, also when nobody was there when it came.
struct MarktDeadLetters {
    private var wachtend: [(IncomingMessage, Afkeuring)] = []
    private var gelezenTot: [TopicPartition: Int64] = [:]
    /// From which offset on this instance reports; `nil` as long as it does not.
    private var vanaf: [TopicPartition: Int64]?

    /// More refusals than this at once and the oldest are dropped: the records themselves still stand in the topic.
    static let aantalMax = 2_000
    static let bytesMax = 33_554_432
    private var bytes = 0
    /// How many were dropped for want of room.
    private(set) var vergeten = 0

    var partities: [TopicPartition] { gelezenTot.keys.sorted() }

    mutating func gelezen(_ inkomend: IncomingMessage) {
        gelezenTot[TopicPartition(topic: inkomend.topic, partition: inkomend.partitie)] = inkomend.offset + 1
    }

    mutating func bewaar(_ inkomend: IncomingMessage, _ afkeuring: Afkeuring) {
        wachtend.append((inkomend, afkeuring))
        bytes += inkomend.waarde?.count ?? 0
        guard wachtend.count > Self.aantalMax || bytes > Self.bytesMax else { return }
        // A good part at once, so that not every next refusal moves them all.
        let weg = max(1, wachtend.count / 4)
        bytes -= wachtend.prefix(weg).reduce(0) { $0 + ($1.0.waarde?.count ?? 0) }
        wachtend.removeFirst(weg)
        vergeten += weg
    }

    mutating func begin(vanaf: [TopicPartition: Int64]) { self.vanaf = vanaf }
    mutating func eindig() { vanaf = nil }

    /// What must be told now. Stays until ``bevestigd()``.
    var teMelden: [(IncomingMessage, Afkeuring)] {
        guard let vanaf else { return [] }
        return wachtend.filter { inkomend, _ in
            inkomend.offset >= vanaf[TopicPartition(topic: inkomend.topic, partition: inkomend.partitie)] ?? 0
        }
    }

    /// How far the reporting came, to be committed.
    var stand: [TopicPartitionOffset] {
        guard let vanaf else { return [] }
        return gelezenTot.filter { vanaf[$0.key] != $0.value }.sorted { $0.key < $1.key }.map {
            TopicPartitionOffset(topic: $0.key.topic, partition: $0.key.partition, offset: $0.value)
        }
    }

    /// The transaction with the letters was committed.
    mutating func bevestigd() {
        guard vanaf != nil else { return }
        vanaf = gelezenTot
        wachtend.removeAll()
        bytes = 0
    }
}
