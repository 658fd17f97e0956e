import Logging
import Synchronization

/// Batches of records as an async sequence, for callers that are not in a hurry: a thread of its own reads.
///
/// ```swift
/// let batches = try RecordBatches(settings, topics: ["orders"], logger: logger)
/// for try await batch in batches {
///     for record in batch { print(record.offset) }
/// }
/// ```
///
/// At least once: asking for the next batch says that the one before is done, and only then are its offsets committed.
/// One batch is with the caller and at most one more is ready. When partitions leave, the batch that was ready is
/// dropped, and the rebalance waits up to ``Limits/revokeMsMax`` for the caller to finish the one it has. Cancelling
/// the task that iterates ends the sequence, as does ``close()``. It is iterated once.
public final class RecordBatches: AsyncSequence, Sendable {
    public typealias Element = RecordBatch

    /// What it waits for at most.
    public struct Limits: Sendable {
        public var batchCountMax = 500
        /// Offsets are committed when they are this old, and when partitions leave or it closes.
        public var commitIntervalMs = 1_000
        public var revokeMsMax = 5_000
        public var closeMsMax = 5_000

        public init() {}
    }

    let desk: BatchDesk

    /// Reads topics as a member of the group that the settings name.
    public convenience init(
        _ settings: ConsumerSettings, topics: [String], limits: Limits = Limits(), logger: Logger
    ) throws(KafkaError) {
        try self.init(settings, .group(topics), limits, logger)
    }

    /// Reads these partitions without a group, and ends when each was read to its end if `untilEnd`.
    public convenience init(
        _ settings: ConsumerSettings, from offsets: [TopicPartitionOffset], untilEnd: Bool = false,
        limits: Limits = Limits(), logger: Logger
    ) throws(KafkaError) {
        var settings = settings
        if untilEnd { settings.partitionEOF = true }
        try self.init(settings, .partitions(offsets, untilEnd: untilEnd), limits, logger)
    }

    private init(
        _ settings: ConsumerSettings, _ source: BatchReader.Source, _ limits: Limits, _ logger: Logger
    ) throws(KafkaError) {
        let desk = try BatchDesk()
        self.desk = desk
        try OwnedThread.start(name: "kafka-batches") {
            do throws(KafkaError) {
                let reader = try BatchReader(settings, source, limits, desk, logger)
                try reader.run()
                desk.finish(nil)
            } catch {
                desk.finish(error)
            }
        }
    }

    deinit { desk.requestClose() }

    public func makeAsyncIterator() -> Iterator { Iterator(owner: self) }

    /// Says that the batch in hand is done, as asking for the next one also does: for callers that will not ask.
    public func done() { desk.done() }

    /// Asks it to end, and returns at once. The batch in hand is read again by whoever comes next, unless ``done()``.
    public func requestClose() { desk.requestClose() }

    /// Commits what is done, leaves the group, and ends the sequence.
    public func close() async {
        desk.requestClose()
        await desk.finished()
    }

    public struct Iterator: AsyncIteratorProtocol {
        /// Keeps the reader alive while someone iterates.
        let owner: RecordBatches

        /// - Throws: ``KafkaError`` when the reader cannot go on. Cancelling the task ends the sequence.
        public mutating func next() async throws -> RecordBatch? {
            let desk = owner.desk
            return try await withTaskCancellationHandler {
                try await desk.next()
            } onCancel: {
                desk.requestClose()
            }
        }
    }
}
