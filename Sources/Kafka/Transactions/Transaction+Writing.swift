import Crdkafka

extension Transaction {
    /// Hands over one record, copied. A full queue is flushed, within half the transaction's timeout.
    public func send(_ record: OutgoingRecord) throws(TransactionFailure) {
        try send(record.topic) { $0.produce(record) }
    }

    /// Hands over a record as it was read, without an extra copy of its bytes; nil values stay tombstones. A
    /// partition of nil lets the partitioner choose by key.
    public func forward(
        _ record: Record, to topic: String, partition: Int32? = nil, withHeaders: Bool = true
    ) throws(TransactionFailure) {
        try send(topic) { handle in
            record.withKey { key in
                record.withValue { value in
                    handle.produce(
                        BorrowedRecord(topic: topic, partition: partition, key: key, value: value),
                        headers: withHeaders ? record.copyOfRawHeaders() : nil)
                }
            }
        }
    }

    private func send(
        _ topic: String, _ produce: (Handle) -> KafkaError?
    ) throws(TransactionFailure) {
        let handle = try producer.open("produce to '\(topic)'")
        guard var refusal = produce(handle) else { return }
        let deadline = Deadline(withinMs: producer.fullQueueWaitMs)
        while refusal.isOne(of: RD_KAFKA_RESP_ERR__QUEUE_FULL), !deadline.isPast {
            rd_kafka_flush(handle.rk, deadline.remainingMs)
            guard let again = produce(handle) else { return }
            refusal = again
        }
        // Refused records are not in the transaction. What is not fatal can be undone by an abort, also "erroneous
        // state", which is how librdkafka refuses records once the transaction has failed.
        throw refusal.isFatal ? TransactionFailure(refusal) : .abort(refusal)
    }

    /// Waits until the brokers have everything sent so far: true, or the time is up: false. `commit` does so by itself.
    public func flush(withinMs: Int) throws(TransactionFailure) -> Bool {
        let handle = try producer.open("flush")
        return rd_kafka_flush(handle.rk, Deadline.bounded(withinMs)) == RD_KAFKA_RESP_ERR_NO_ERROR
    }

    /// Puts the offsets of the records to read next into the transaction.
    public func sendOffsets(
        _ next: [TopicPartitionOffset], group: Consumer, timeoutMs: Int
    ) throws(TransactionFailure) {
        let metadata: GroupMetadata
        do { metadata = try group.groupMetadata() } catch { throw .abort(error) }
        // Asked after the metadata was taken, and in this order never too early. A client that was thrown out names no
        // member and no generation in it, and brokers let that pass in a transaction, as if there were no group: a
        // process that woke up would commit over the one that has its partitions by now.
        guard !group.isAssignmentLost else {
            throw .abort(
                KafkaError(RD_KAFKA_RESP_ERR__ASSIGNMENT_LOST, operation: "send offsets \(next) to transaction"))
        }
        try sendOffsets(next, group: metadata, timeoutMs: timeoutMs)
    }

    public func sendOffsets(
        _ next: [TopicPartitionOffset], group: GroupMetadata, timeoutMs: Int
    ) throws(TransactionFailure) {
        let list = PartitionList(next)
        let offsets = list.pointer
        try producer.call("send offsets \(next) to transaction", timeoutMs) {
            rd_kafka_send_offsets_to_transaction($0.rk, offsets, group.pointer, Deadline.bounded(timeoutMs))
        }
    }
}
