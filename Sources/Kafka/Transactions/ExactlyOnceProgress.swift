/// How far the input was read: as committed, and in the open transaction.
struct ExactlyOnceProgress {
    private struct Place {
        let place: TopicPartition
        /// The offset of the record to read next when the last transaction was committed; negative: none yet.
        var committed: Int64
        var next: Int64
    }

    private var places: [Place] = []
    /// Asked only where a record is not of the same place as the one before it: hashing a name for each would cost
    /// more.
    private var indexes: [TopicPartition: Int] = [:]
    private var last = 0
    private var count = 0
    private var begun: Deadline?

    mutating func assigned(_ offsets: [TopicPartitionOffset]) {
        places = offsets.map { Place(place: $0.topicPartition, committed: $0.offset, next: $0.offset) }
        indexes = Dictionary(places.indices.map { (places[$0].place, $0) }) { first, _ in first }
        last = 0
    }

    mutating func released() { (places, indexes, last) = ([], [:], 0) }

    var hasPlaces: Bool { !places.isEmpty }

    mutating func began() {
        count = 0
        begun = Deadline(withinMs: 0)
    }

    /// Whether the record is ours and was not taken before: one may come again after partitions moved.
    mutating func expects(_ record: Record) -> Bool {
        guard let index = index(of: record) else { return false }
        last = index
        return record.offset >= places[index].next
    }

    /// After ``expects(_:)`` said yes to the same record.
    mutating func took(_ record: Record) {
        places[last].next = record.offset + 1
        count += 1
    }

    mutating func committed() {
        for index in places.indices { places[index].committed = places[index].next }
        begun = nil
    }

    mutating func aborted() {
        for index in places.indices { places[index].next = places[index].committed }
        begun = nil
    }

    /// For the transaction. All of them as they stand when none moved: the group looks at who we are only when offsets
    /// come (KIP-447), and a member that was voted out must not get anything committed.
    var next: [TopicPartitionOffset] {
        let moved = places.filter { $0.next != $0.committed }
        return (moved.isEmpty ? places : moved).filter { $0.next >= 0 }.map {
            TopicPartitionOffset($0.place, offset: $0.next)
        }
    }

    /// Where the input goes back to after an abort.
    var start: [TopicPartitionOffset] { places.map { TopicPartitionOffset($0.place, offset: $0.committed) } }

    func isDue(_ settings: ExactlyOnceSettings) -> Bool {
        guard let begun else { return false }
        return count >= settings.commitCountMax || begun.pastMs >= settings.commitIntervalMs
    }

    /// Whether the coordinator may have ended the open transaction by now.
    func isOverdue(_ settings: ExactlyOnceSettings) -> Bool {
        begun.map { $0.pastMs >= settings.transactionTimeoutMs } ?? false
    }

    /// How long the loop may wait for something to happen.
    func waitMs(_ settings: ExactlyOnceSettings) -> Int {
        begun.map { max(0, settings.commitIntervalMs - $0.pastMs) } ?? 1_000
    }

    private func index(of record: Record) -> Int? {
        let topic = record.topic
        if last < places.count, places[last].place.partition == record.partition, places[last].place.topic == topic {
            return last
        }
        return indexes[TopicPartition(topic: topic, partition: record.partition)]
    }
}
