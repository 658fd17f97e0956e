import Crdkafka
import Logging

/// Writes records and consumed offsets in one transaction. Synchronous, for the thread of the loop that owns it.
///
/// There are no delivery reports: with them on, somebody must drain them or flush, commit and abort time out; and they
/// say nothing that `commit` does not say.
///
/// ```swift
/// try producer.initialise(timeoutMs: 30_000)
/// try producer.begin()
/// try producer.send(OutgoingRecord(topic: "doorbraak.zaken", key: id, value: bytes))
/// try producer.sendOffsets(next, group: consumer, timeoutMs: 10_000)
/// try producer.commit(timeoutMs: 10_000)
/// ```
public final class TransactionalProducer {
    private var handle: Handle?
    private let transactionalId: String
    /// From `begin` until commit or abort is done; decides what `close` has to do.
    private var isOpen = false
    /// How long a full queue may take to make room before the transaction is given up.
    private let fullQueueWaitMs: Int

    public init(
        _ settings: ProducerSettings, transactionalId: String, transactionTimeoutMs: Int = 15_000, logger: Logger
    ) throws(KafkaError) {
        handle = try Handle(
            .producer,
            settings.pairs(transactionalId: transactionalId, transactionTimeoutMs: transactionTimeoutMs),
            events: RD_KAFKA_EVENT_ERROR, logger: logger
        )
        self.transactionalId = transactionalId
        fullQueueWaitMs = max(1, transactionTimeoutMs / 2)
    }

    deinit { close(withinMs: 0) }

    /// Takes the transactional id over from any earlier instance, which is fenced, and aborts what it left open.
    public func initialise(timeoutMs: Int) throws(TransactionFailure) {
        let deadline = Deadline(withinMs: timeoutMs)
        try connect(timeoutMs: timeoutMs)
        try call("initialise transactional id '\(transactionalId)'", timeoutMs) {
            rd_kafka_init_transactions($0.rk, deadline.remainingMs)
        }
    }

    public func begin() throws(TransactionFailure) {
        try call("begin transaction", nil) {
            $0.drainErrors()
            return rd_kafka_begin_transaction($0.rk)
        }
        isOpen = true
    }

    /// Hands over one record, copied. A full queue is flushed, within half the transaction's timeout.
    public func send(_ record: OutgoingRecord) throws(TransactionFailure) {
        let handle = try open("produce to '\(record.topic)'")
        guard var refusal = handle.produce(record) else { return }
        let deadline = Deadline(withinMs: fullQueueWaitMs)
        while refusal.isOne(of: RD_KAFKA_RESP_ERR__QUEUE_FULL), !deadline.isPast {
            rd_kafka_flush(handle.rk, deadline.remainingMs)
            guard let again = handle.produce(record) else { return }
            refusal = again
        }
        // Refused records are not in the transaction. What is not fatal can be undone by an abort, also "erroneous
        // state", which is how librdkafka refuses records once the transaction has failed.
        throw refusal.isFatal ? TransactionFailure(refusal) : .abort(refusal)
    }

    /// Puts the offsets of the records to read next into the transaction.
    public func sendOffsets(
        _ next: [TopicPartitionOffset], group: Consumer, timeoutMs: Int
    ) throws(TransactionFailure) {
        let metadata: GroupMetadata
        do { metadata = try group.groupMetadata() } catch { throw .abort(error) }
        try sendOffsets(next, group: metadata, timeoutMs: timeoutMs)
    }

    public func sendOffsets(
        _ next: [TopicPartitionOffset], group: GroupMetadata, timeoutMs: Int
    ) throws(TransactionFailure) {
        let list = PartitionList(next)
        let offsets = list.pointer
        try call("send offsets \(next) to transaction", timeoutMs) {
            rd_kafka_send_offsets_to_transaction($0.rk, offsets, group.pointer, Deadline.bounded(timeoutMs))
        }
    }

    /// Flushes and commits. Resumable: on ``TransactionFailure/retry(_:)`` call it again.
    public func commit(timeoutMs: Int) throws(TransactionFailure) {
        try call("commit transaction", timeoutMs) { rd_kafka_commit_transaction($0.rk, Deadline.bounded(timeoutMs)) }
        isOpen = false
    }

    /// Drops everything sent since `begin`. Resumable like ``commit(timeoutMs:)``.
    public func abort(timeoutMs: Int) throws(TransactionFailure) {
        try call("abort transaction", timeoutMs) { rd_kafka_abort_transaction($0.rk, Deadline.bounded(timeoutMs)) }
        isOpen = false
    }

    /// Ends the client. Idempotent. A transaction still open is aborted if the coordinator answers in time; if not, the
    /// next holder of the id aborts it at once, or else the coordinator does when it times out.
    public func close(withinMs: Int) {
        let deadline = Deadline(withinMs: withinMs)
        if isOpen { abandon(deadline) }
        handle.drop(withinMs: Int(deadline.remainingMs))
    }

    /// Takes at least a moment, even when there is no time: 2.0.2 stops the whole process (assert in
    /// rdkafka_txnmgr.c:1007) when a handle is destroyed while it registers partitions with the coordinator, and an
    /// abort ends that.
    private func abandon(_ deadline: Deadline) {
        isOpen = false
        guard let handle else { return }
        guard let error = rd_kafka_abort_transaction(handle.rk, max(deadline.remainingMs / 2, Self.abandonMsMin)) else {
            return
        }
        rd_kafka_error_destroy(error)
    }

    private static let abandonMsMin: Int32 = 200

    /// Without a connected broker `rd_kafka_init_transactions` looks for the coordinator only once a second; a question
    /// that waits for the connection first makes a start or a takeover a second quicker.
    private func connect(timeoutMs: Int) throws(TransactionFailure) {
        let operation = "initialise transactional id '\(transactionalId)'"
        let handle = try open(operation)
        var answer: UnsafePointer<rd_kafka_metadata>?
        let response = rd_kafka_metadata(handle.rk, 0, nil, &answer, Deadline.bounded(timeoutMs))
        if let answer { rd_kafka_metadata_destroy(answer) }
        guard response != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
        handle.drainErrors()
        throw TransactionFailure(
            handle.error(response, operation: operation, detail: handle.silence(response, timeoutMs))
        )
    }

    private func open(_ operation: @autoclosure () -> String) throws(TransactionFailure) -> Handle {
        guard let handle else { throw .fatal(.closed(operation())) }
        return handle
    }

    private func call(
        _ operation: @autoclosure () -> String, _ timeoutMs: Int?, _ body: (Handle) -> OpaquePointer?
    ) throws(TransactionFailure) {
        let handle = try open(operation())
        guard let error = body(handle) else { return }
        handle.drainErrors()
        let extra = timeoutMs.flatMap { handle.silence(rd_kafka_error_code(error), $0) }
        let failure = KafkaError(taking: error, operation: operation(), detail: extra)
        guard failure.isOne(of: RD_KAFKA_RESP_ERR__FATAL) else { throw TransactionFailure(failure) }
        throw TransactionFailure(handle.error(RD_KAFKA_RESP_ERR__FATAL, operation: operation()))
    }
}
