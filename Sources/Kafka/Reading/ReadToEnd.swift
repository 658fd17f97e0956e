/// Reads partitions to an end: a value that is told each turn of a reader and answers with what to do about it.
///
/// Where a partition ends is known beforehand (``init(from:to:silenceMsMax:endsOnRefusal:)``), or is the first end that
/// the reader tells of (``init(firstEndOf:silenceMsMax:endsOnRefusal:)``). Control records of transactions take offsets
/// and are never handed out, and a compacted topic has gaps: so a partition is done when a record reached its end, *or*
/// the reader told of an end that lies there. The reader must have ``ConsumerSettings/partitionEOF``.
///
/// ```swift
/// var reading = ReadToEnd(from: begins, to: ends, silenceMsMax: 30_000)
/// let outcome = try reading.run(
///     ReadPace(stop), next: { consumer.next(countMax: 1_000) }, take: { for record in $0 { try restore(record) } })
/// ```
///
/// ``run(_:next:take:)`` returns at the end. Whoever goes on following after it asks ``step(_:nowMs:)`` itself.
public struct ReadToEnd: Sendable {
    /// What to do about a turn.
    public enum Step<Batch> {
        /// Take these records in. Only ``ReadToEnd/isDone`` says whether they were the last.
        case take(Batch)
        /// Everything that there was has been read. Told once, at the end of a partition; a partition whose end was
        /// reached by a record alone is told of when the reader sees its end.
        case caughtUp
        /// Nothing to read now.
        case wait
        /// Nothing has come for so long that nothing will.
        case silent
        /// A batch cannot be read; the reader goes on behind it.
        case unreadable(UnreadableBatch)
        /// The reader goes on by itself.
        case trouble(KafkaError)
        /// The reader cannot go on.
        case failed(KafkaError)
        /// Ask for the next turn.
        case next
    }

    /// How a whole run ended.
    public enum Outcome: Sendable {
        case done
        /// Asked to stop before the end.
        case stopped
        /// The count of partitions that were not read to their end.
        case silent(partitionsToGo: Int)
        case failed(KafkaError)
    }

    private enum Goal {
        case offset(Int64)
        case firstEnd
    }

    /// The offset to read next of each partition, as far as it is known.
    public private(set) var positions: [TopicPartition: Int64]
    private var goals: [TopicPartition: Goal]
    private let silenceMsMax: Int?
    private let endsOnRefusal: Bool
    /// Since when nothing has come; nil when the last turn brought something.
    private var silentSinceMs: Int64?
    private var toldCaughtUp = false

    /// - Parameters:
    ///   - begins: the offset to read first of each partition, which is what the reader was assigned.
    ///   - ends: the offset after the last record to read, of each partition. What begins there or later is done.
    ///   - silenceMsMax: how long reading may bring nothing, in milliseconds; nil: for ever.
    ///   - endsOnRefusal: whether the broker's "you may not" ends it, or may still turn.
    public init(
        from begins: [TopicPartition: Int64], to ends: [TopicPartition: Int64], silenceMsMax: Int? = nil,
        endsOnRefusal: Bool = true
    ) {
        positions = begins
        goals = [:]
        self.silenceMsMax = silenceMsMax
        self.endsOnRefusal = endsOnRefusal
        aim(at: ends)
    }

    /// Each partition to the end that the reader tells of first.
    public init(
        firstEndOf places: some Sequence<TopicPartition>, silenceMsMax: Int? = nil, endsOnRefusal: Bool = true
    ) {
        positions = [:]
        goals = Dictionary(places.map { ($0, .firstEnd) }) { first, _ in first }
        self.silenceMsMax = silenceMsMax
        self.endsOnRefusal = endsOnRefusal
    }

    /// Goes on from where it is to later ends, with the same reader.
    public mutating func aim(at ends: [TopicPartition: Int64]) {
        goals = ends.filter { place, end in positions[place, default: 0] < end }.mapValues(Goal.offset)
        (silentSinceMs, toldCaughtUp) = (nil, false)
    }

    /// Whether every partition has reached its end.
    public var isDone: Bool { goals.isEmpty }

    public var partitionsToGo: Int { goals.count }

    /// Takes a turn of the reader in; nil: it had nothing.
    /// - Parameter nowMs: on a clock that never goes back, such as ``Monotonic``.
    public mutating func step<Batch: Sequence>(
        _ turn: ConsumerTurn<Batch>?, nowMs: Int64
    ) -> Step<Batch> where Batch.Element: PlacedRecord {
        switch turn {
        case .records(let batch):
            silentSinceMs = nil
            advance(over: batch)
            return .take(batch)
        case .endOfPartition(let place, let offset):
            if reached(place, offset, isEnd: true) { silentSinceMs = nil }
            guard isDone, !toldCaughtUp else { return .next }
            toldCaughtUp = true
            return .caughtUp
        case .unreadable(let batch):
            silentSinceMs = nil
            return .unreadable(batch)
        case .failed(let error):
            return error.isFatal || endsOnRefusal && error.isAuthorization ? .failed(error) : .trouble(error)
        case .assigned, .revoking, .lost: return .next
        case nil:
            let sinceMs = silentSinceMs ?? nowMs
            silentSinceMs = sinceMs
            guard let silenceMsMax, nowMs - sinceMs >= Int64(silenceMsMax) else { return .wait }
            return .silent
        }
    }

    /// Once for each run of records of one partition, because a place costs a string and a hash.
    private mutating func advance<Batch: Sequence>(over batch: Batch) where Batch.Element: PlacedRecord {
        var last: Batch.Element?
        for record in batch {
            if let before = last, before.partition != record.partition || before.topic != record.topic {
                _ = reached(before.topicPartition, before.offset + 1, isEnd: false)
            }
            last = record
        }
        if let last { _ = reached(last.topicPartition, last.offset + 1, isEnd: false) }
    }

    /// - Returns: whether that was its end.
    private mutating func reached(_ place: TopicPartition, _ offset: Int64, isEnd: Bool) -> Bool {
        let position = max(positions[place] ?? 0, offset)
        positions[place] = position
        switch goals[place] {
        case .offset(let end)? where position >= end: break
        case .firstEnd? where isEnd: break
        case .offset?, .firstEnd?, nil: return false
        }
        goals[place] = nil
        return true
    }
}

extension ReadToEnd {
    /// How often silence is looked at.
    private static let waitMs = 500

    /// Reads until every partition has reached its end.
    /// - Parameters:
    ///   - pace: clock, waiting and stopping.
    ///   - next: the reader's next turn; nil when it has nothing now.
    ///   - unreadable: gets what cannot be read and is passed over; nil: it ends the reading, for whom nothing may be
    ///     missing.
    ///   - take: gets every batch, in order per partition. What it throws ends the reading.
    public mutating func run<Batch: Sequence, Failure: Error>(
        _ pace: ReadPace, next: () -> ConsumerTurn<Batch>?,
        unreadable: ((UnreadableBatch) throws(Failure) -> Void)? = nil, take: (Batch) throws(Failure) -> Void
    ) throws(Failure) -> Outcome where Batch.Element: PlacedRecord {
        while !isDone {
            if pace.isStopAsked() { return .stopped }
            switch step(next(), nowMs: pace.nowMs()) {
            case .take(let batch): try take(batch)
            case .wait: pace.wait(Self.waitMs)
            case .silent: return .silent(partitionsToGo: partitionsToGo)
            case .failed(let error): return .failed(error)
            case .unreadable(let batch):
                guard let unreadable else { return .failed(batch.error) }
                try unreadable(batch)
            case .caughtUp, .trouble, .next: continue
            }
        }
        return .done
    }
}
