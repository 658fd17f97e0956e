import Crdkafka
import Logging

/// Sends records and tells where each one landed. Idempotent, with acks from all replicas.
///
/// ```swift
/// let producer = try Producer(ProducerSettings(brokers: "kafka:9092"), logger: logger)
/// let delivery = try await producer.send(OutgoingRecord(topic: "orders", key: id, value: bytes))
/// await producer.close(withinMs: 5_000)
/// ```
///
/// Cancelling a task does not recall its record: the broker may have it already. Every send ends within
/// ``ProducerSettings/messageTimeoutMs`` of its turn.
public final class Producer: Sendable {
    private let outbox: DeliveryDesk

    public init(_ settings: ProducerSettings, logger: Logger) throws(KafkaError) {
        let handle = try Handle(
            .producer, settings.pairs, events: RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR, observer: settings.observer,
            logger: logger
        )
        outbox = DeliveryDesk(handle, inFlightMax: max(1, settings.inFlightMax))
        try outbox.start()
    }

    deinit { outbox.requestClose(withinMs: 0, then: nil) }

    /// Sends one record, and returns when the brokers have it. Waits when too many are in flight.
    public func send(_ record: OutgoingRecord) async throws(KafkaError) -> Delivery {
        let results = await send([record])
        guard let result = results.first else { throw .closed("produce to '\(record.topic)'") }
        return try result.get()
    }

    /// Sends records in this order, and returns when each has been delivered or refused; results in the same order.
    public func send(_ records: [OutgoingRecord]) async -> [Result<Delivery, KafkaError>] {
        guard !records.isEmpty else { return [] }
        return await withCheckedContinuation { continuation in
            outbox.enqueue(Parcel(records, continuation))
        }
    }

    /// Waits until every record given so far was answered: true, or the time is up: false. Linger is not cut short.
    public func flush(withinMs: Int) async -> Bool {
        await withCheckedContinuation { outbox.flush(withinMs: withinMs, $0) }
    }

    /// Drops every record that has not been answered; their senders get a typed error with ``KafkaError/isPurged``. One
    /// that was on its way may have arrived.
    public func purge() { outbox.purge() }

    /// Flushes within the time given, then drops the rest, whose senders get a typed error. Idempotent.
    public func close(withinMs: Int) async {
        await withCheckedContinuation { continuation in
            outbox.requestClose(withinMs: withinMs, then: continuation)
        }
    }
}
