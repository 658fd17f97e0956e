import Crdkafka

extension Consumer {
    /// Where the group left off; ``Offsets/invalid`` where it never committed.
    public func committed(_ places: [TopicPartition], timeoutMs: Int) throws(KafkaError) -> [TopicPartitionOffset] {
        let operation = "read committed offsets of \(places)"
        let handle = try open(operation)
        let list = PartitionList(places)
        let response = rd_kafka_committed(handle.rk, list.pointer, Deadline.bounded(timeoutMs))
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw handle.error(response, operation: operation, detail: handle.silence(response, timeoutMs))
        }
        try list.check(operation)
        return list.offsets
    }

    /// Commits these offsets (of the records to read next) and waits for the answer. Transactions commit theirs by
    /// ``TransactionalProducer``'s `sendOffsets`.
    public func commit(_ offsets: [TopicPartitionOffset], timeoutMs: Int = 10_000) throws(KafkaError) {
        let operation = "commit \(offsets)"
        let handle = try open(operation)
        let list = PartitionList(offsets)
        // rd_kafka_commit(…, async: 0) waits without limit; a queue of our own can be waited on with one.
        guard let answers = rd_kafka_queue_new(handle.rk) else {
            throw KafkaError(RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE, operation: operation)
        }
        defer { rd_kafka_queue_destroy(answers) }
        let response = rd_kafka_commit_queue(handle.rk, list.pointer, answers, nil, nil)
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else { throw handle.error(response, operation: operation) }
        guard let answer = rd_kafka_queue_poll(answers, Deadline.bounded(timeoutMs)) else {
            throw KafkaError(
                RD_KAFKA_RESP_ERR__TIMED_OUT, operation: operation, detail: handle.silence(timeoutMs)
            )
        }
        defer { rd_kafka_event_destroy(answer) }
        let outcome = rd_kafka_event_error(answer)
        guard outcome == RD_KAFKA_RESP_ERR_NO_ERROR else { throw handle.error(outcome, operation: operation) }
    }

    /// The offset after the last record handed out, of each of these; ``Offsets/invalid`` where none was.
    public func positions(_ places: [TopicPartition]) throws(KafkaError) -> [TopicPartitionOffset] {
        let operation = "read positions of \(places)"
        let handle = try open(operation)
        let list = PartitionList(places)
        let response = rd_kafka_position(handle.rk, list.pointer)
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else { throw handle.error(response, operation: operation) }
        return list.offsets
    }

    /// How many offsets lie between the last record handed out and the end as the last fetch saw it; nil before the
    /// first fetch. Asks nobody. Markers of transactions take offsets too, so that one or two may mean none.
    public func lag(_ place: TopicPartition) throws(KafkaError) -> Int64? {
        let operation = "read lag of \(place)"
        let handle = try open(operation)
        var low: Int64 = 0
        var high: Int64 = 0
        let response = rd_kafka_get_watermark_offsets(handle.rk, place.topic, place.partition, &low, &high)
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else { throw handle.error(response, operation: operation) }
        guard let position = try positions([place]).first?.offset, position >= 0, high >= 0 else { return nil }
        return max(0, high - position)
    }

    /// The offset after the newest record as the last fetch saw it, markers included; nil before the first. Asks
    /// nobody.
    public func knownEnd(_ place: TopicPartition) -> Int64? {
        guard let handle = try? open("look at the end of \(place)") else { return nil }
        var (low, high): (Int64, Int64) = (0, 0)
        let response = rd_kafka_get_watermark_offsets(handle.rk, place.topic, place.partition, &low, &high)
        return response == RD_KAFKA_RESP_ERR_NO_ERROR && high >= 0 ? high : nil
    }

    /// The oldest offset kept and the offset after the newest record, as the broker says now.
    public func watermarks(
        _ place: TopicPartition, timeoutMs: Int
    ) throws(KafkaError) -> (low: Int64, high: Int64) {
        try open("read watermarks of \(place)").watermarks(place, timeoutMs: timeoutMs)
    }

    /// Who we are in the group at this moment, for the transaction that commits our offsets.
    public func groupMetadata() throws(KafkaError) -> GroupMetadata {
        let handle = try open("read group metadata")
        guard let metadata = rd_kafka_consumer_group_metadata(handle.rk) else {
            throw KafkaError(
                RD_KAFKA_RESP_ERR__UNKNOWN_GROUP, operation: "read group metadata", detail: "this consumer has no group"
            )
        }
        return GroupMetadata(metadata)
    }
}

extension Handle {
    func watermarks(_ place: TopicPartition, timeoutMs: Int) throws(KafkaError) -> (low: Int64, high: Int64) {
        var low: Int64 = 0
        var high: Int64 = 0
        let response = rd_kafka_query_watermark_offsets(
            rk, place.topic, place.partition, &low, &high, Deadline.bounded(timeoutMs)
        )
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw error(
                response, operation: "read watermarks of \(place)", detail: silence(response, timeoutMs)
            )
        }
        return (low, high)
    }
}

/// Group, generation and member of a consumer: what fences a transaction of a member that was voted out.
public final class GroupMetadata {
    let pointer: OpaquePointer

    /// Takes over the C object.
    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { rd_kafka_consumer_group_metadata_destroy(pointer) }
}
