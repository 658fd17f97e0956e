/// What somebody outside wants to know of a running client: its statistics, and how its transactions end.
///
/// This module knows no JSON and no metrics: the bytes go out as librdkafka wrote them (its STATISTICS.md says what
/// they mean), and `KafkaServices` makes metrics of them.
///
/// ```swift
/// var settings = ConsumerSettings(brokers: "kafka:9092", groupId: "billing")
/// settings.observer = ClientObserver(intervalMs: 5_000) { json in print(json.count) }
/// ```
///
/// Both closures are called on the thread that serves the client, so they must not block: the one that calls
/// ``Consumer/next(countMax:bytesMax:)``, the delivery thread of a ``Producer``, the one that owns a
/// ``TransactionalProducer``.
public struct ClientObserver: Sendable {
    /// How a transaction ended, and how long it was open.
    public struct TransactionReport: Sendable, Hashable {
        public var isCommitted: Bool
        /// From `begin` until the coordinator said that it was over, in nanoseconds.
        public var openNs: Int64

        public init(isCommitted: Bool, openNs: Int64) {
            self.isCommitted = isCommitted
            self.openNs = openNs
        }
    }

    /// `statistics.interval.ms`: from 1 ms to a day.
    public var intervalMs: Int
    /// One JSON object of librdkafka; the bytes are gone when the closure returns.
    public var statistics: @Sendable (UnsafeRawBufferPointer) -> Void
    public var transactionEnded: @Sendable (TransactionReport) -> Void

    public init(
        intervalMs: Int = 5_000,
        transactionEnded: @escaping @Sendable (TransactionReport) -> Void = { _ in },
        statistics: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
    ) {
        self.intervalMs = intervalMs
        self.transactionEnded = transactionEnded
        self.statistics = statistics
    }
}
