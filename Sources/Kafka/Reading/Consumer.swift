import Crdkafka
import Logging

/// Reads records, for one thread: not `Sendable`, it lives on the thread that made it.
///
/// ```swift
/// let waker = try Waker()
/// let consumer = try Consumer(ConsumerSettings(brokers: "kafka:9092", groupId: "billing"), waker: waker, logger:
/// logger) try consumer.subscribe(["orders"]) while running { while let turn = consumer.next(countMax: 1_000) { try
/// handle(turn) } waker.wait(timeoutMs: 100) } consumer.close(withinMs: 5_000)
/// ```
public final class Consumer {
    private var handle: Handle?
    /// Held because librdkafka writes to its descriptor until the queue is told to stop.
    private let waker: Waker
    private let isInGroup: Bool
    private var topicNames = TopicNames()
    /// Met while a batch was being collected; returned by the following `next`, so that order is kept.
    private var kept: Turn?
    /// Ends met while a batch was being collected, at most one a partition; returned after it and before `kept`. They
    /// do not cut the batch off: where records trickle in each is followed by an end, and whoever is behind would get
    /// one record at a time and never catch up.
    private var ends: [TopicPartitionOffset] = []
    /// Batches whose end is being searched, because they cannot be read.
    var passing: [TopicPartition: PassingOver] = [:]

    public init(_ settings: ConsumerSettings, waker: Waker, logger: Logger) throws(KafkaError) {
        let events = RD_KAFKA_EVENT_FETCH | RD_KAFKA_EVENT_REBALANCE | RD_KAFKA_EVENT_ERROR
        let handle = try Handle(
            .consumer, settings.pairs, events: events, observer: settings.observer, logger: logger)
        var one: UInt64 = 1
        // Eight bytes, because that is what an eventfd takes; librdkafka keeps a copy.
        rd_kafka_queue_io_event_enable(handle.queue, waker.descriptor, &one, MemoryLayout<UInt64>.size)
        self.handle = handle
        self.waker = waker
        isInGroup = settings.groupId != nil
    }

    deinit { close(withinMs: 0) }

    /// Joins the group for these topics; partitions come as ``ConsumerTurn/assigned(_:)``.
    public func subscribe(_ topics: [String]) throws(KafkaError) {
        let handle = try open("subscribe")
        let list = PartitionList(topics: topics)
        try check(rd_kafka_subscribe(handle.rk, list.pointer), "subscribe to \(topics)", handle)
    }

    /// Reads exactly these partitions from these offsets. Also the way to rewind: `rd_kafka_seek_partitions` waits a
    /// thousand times too short in 2.0.2 (rdkafka.c:2887), and assigning again drops what was prefetched.
    public func assign(_ offsets: [TopicPartitionOffset]) throws(KafkaError) {
        let handle = try open("assign")
        let list = PartitionList(offsets)
        try check(rd_kafka_assign(handle.rk, list.pointer), "assign \(offsets)", handle)
        forgetEndOfPartition()
        topicNames.forget()
    }

    /// The answer to ``ConsumerTurn/assigned(_:)``: where to begin in each partition.
    public func accept(_ offsets: [TopicPartitionOffset]) throws(KafkaError) { try assign(offsets) }

    /// The answer to ``ConsumerTurn/revoking(_:)`` and ``ConsumerTurn/lost(_:)``. The group waits for it.
    public func release() throws(KafkaError) {
        let handle = try open("release")
        try check(rd_kafka_assign(handle.rk, nil), "release the assignment", handle)
        forgetEndOfPartition()
    }

    /// Whether the group took the partitions away and ``next(countMax:bytesMax:)`` has yet to say so: from then on
    /// nothing may be committed for them.
    public var isAssignmentLost: Bool {
        switch handle {
        case .some(let handle): rd_kafka_assignment_lost(handle.rk) != 0
        case .none: false
        }
    }

    /// Room is made for a whole batch at once.
    private static let batchCountMax = 10_000

    /// What there is now, without waiting; nil means nothing: wait on the waker. At most `countMax` records at once,
    /// and never more than ten thousand. The record with which their values reach `bytesMax` is the last, because a
    /// batch that outgrows the processor's cache is read at half the speed.
    public func next(countMax: Int, bytesMax: Int = 1 << 20) -> Turn? {
        precondition(countMax > 0, "countMax must be positive, not \(countMax)")
        if !ends.isEmpty {
            let end = ends.removeFirst()
            return .endOfPartition(end.topicPartition, offset: end.offset)
        }
        if let turn = kept {
            kept = nil
            return turn
        }
        guard let handle else { return nil }
        if !passing.isEmpty { lookAfterSilence(handle) }
        var batch: RecordBatch?
        while batch?.isFull != true, (batch?.byteCount ?? 0) < bytesMax,
            let event = rd_kafka_queue_poll(handle.queue, 0)
        {
            if rd_kafka_event_type(event) == RD_KAFKA_EVENT_FETCH, let message = rd_kafka_event_message_next(event) {
                guard isWanted(message, handle) else {
                    rd_kafka_event_destroy(event)
                    continue
                }
                let filling = batch ?? RecordBatch(handle, countMax: min(countMax, Self.batchCountMax))
                filling.append(event, message, &topicNames)
                batch = filling
                continue
            }
            guard let turn = turn(from: event, handle) else { continue }
            guard batch != nil else { return turn }
            guard case .endOfPartition(let place, let offset) = turn else {
                kept = turn
                break
            }
            ends.removeAll { $0.topicPartition == place }
            ends.append(TopicPartitionOffset(place, offset: offset))
        }
        return batch.map { .records($0) }
    }

    public func pause(_ places: [TopicPartition]) throws(KafkaError) {
        let handle = try open("pause")
        let list = PartitionList(places)
        try check(rd_kafka_pause_partitions(handle.rk, list.pointer), "pause \(places)", handle)
        try list.check("pause")
    }

    public func resume(_ places: [TopicPartition]) throws(KafkaError) {
        let handle = try open("resume")
        let list = PartitionList(places)
        try check(rd_kafka_resume_partitions(handle.rk, list.pointer), "resume \(places)", handle)
        try list.check("resume")
    }

    /// Leaves the group and ends the client. Idempotent. When the broker does not answer in time the group finds out by
    /// the session timeout. Records still held keep their memory; the client ends when they do.
    public func close(withinMs: Int) {
        guard handle != nil else { return }
        (kept, ends, passing) = (nil, [], [:])
        let deadline = Deadline(withinMs: withinMs)
        stop(deadline)
        handle.drop(withinMs: Int(deadline.remainingMs))
    }

    // MARK: - Inside

    /// The open handle, for calls that another file adds.
    func open(_ operation: String) throws(KafkaError) -> Handle {
        guard let handle else { throw .closed(operation) }
        return handle
    }

    /// A function of its own, so that its reference to the handle is gone before the last one is dropped.
    private func stop(_ deadline: Deadline) {
        guard let handle else { return }
        rd_kafka_queue_io_event_enable(handle.queue, -1, nil, 0)
        if !deadline.isPast { leave(handle, deadline) }
    }

    /// Answers rebalances until the group has let us go. An assignment may still come and be revoked again; both are
    /// answered with "nothing" (rdkafka.h, rd_kafka_consumer_close_queue: "must continue to poll/serve the queue").
    private func leave(_ handle: Handle, _ deadline: Deadline) {
        if let error = rd_kafka_consumer_close_queue(handle.rk, handle.queue) {
            // Closed already, or fatal: nothing to wait for.
            rd_kafka_error_destroy(error)
            return
        }
        while rd_kafka_consumer_closed(handle.rk) == 0, !deadline.isPast {
            guard let event = rd_kafka_queue_poll(handle.queue, min(deadline.remainingMs, 50)) else { continue }
            if rd_kafka_event_type(event) == RD_KAFKA_EVENT_REBALANCE { rd_kafka_assign(handle.rk, nil) }
            rd_kafka_event_destroy(event)
        }
    }

    private func check(
        _ response: rd_kafka_resp_err_t, _ operation: @autoclosure () -> String, _ handle: Handle
    ) throws(KafkaError) {
        guard response != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
        throw handle.error(response, operation: operation())
    }

    /// An end seen before the assignment changed says nothing about the new one.
    private func forgetEndOfPartition() {
        ends.removeAll()
        passing.removeAll()
    }

    /// Takes over the event. Nil when it means nothing to the owner.
    private func turn(from event: OpaquePointer, _ handle: Handle) -> Turn? {
        defer { rd_kafka_event_destroy(event) }
        switch rd_kafka_event_type(event) {
        case RD_KAFKA_EVENT_REBALANCE: return rebalance(event, handle)
        case RD_KAFKA_EVENT_ERROR: return failure(event, handle)
        case RD_KAFKA_EVENT_STATS:
            handle.observe(event)
            return nil
        default: return nil
        }
    }

    private func rebalance(_ event: OpaquePointer, _ handle: Handle) -> Turn {
        let places = PartitionList.places(of: rd_kafka_event_topic_partition_list(event)).sorted()
        switch rd_kafka_event_error(event) {
        case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS: return .assigned(places)
        case RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS:
            return rd_kafka_assignment_lost(handle.rk) != 0 ? .lost(places) : .revoking(places)
        default: return .lost(places)
        }
    }

    private func failure(_ event: OpaquePointer, _ handle: Handle) -> Turn? {
        let response = rd_kafka_event_error(event)
        let place = self.place(of: event)
        if response == RD_KAFKA_RESP_ERR__PARTITION_EOF {
            guard let place, isPast(place.topicPartition, handle) else { return nil }
            return .endOfPartition(place.topicPartition, offset: place.offset)
        }
        // Without a group only librdkafka itself asks after a coordinator, and its refusal is of no concern.
        if !isInGroup, response == RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED { return nil }
        handle.note(event)
        if rd_kafka_event_error_is_fatal(event) != 0 || response == RD_KAFKA_RESP_ERR__FATAL {
            return .failed(handle.error(RD_KAFKA_RESP_ERR__FATAL, operation: "consume"))
        }
        let words = rd_kafka_event_error_string(event).map { String(cString: $0) } ?? ""
        let operation = place.map { "consume from \($0.topicPartition)" } ?? "consume"
        let error = KafkaError(response, operation: operation, detail: words)
        if let place, let turn = passOver(place, error, handle) { return turn }
        return .failed(error)
    }

    private func place(of event: OpaquePointer) -> TopicPartitionOffset? {
        guard let found = rd_kafka_event_topic_partition(event) else { return nil }
        defer { rd_kafka_topic_partition_destroy(found) }
        guard let topic = found.pointee.topic else { return nil }
        return TopicPartitionOffset(
            topic: String(cString: topic), partition: found.pointee.partition, offset: found.pointee.offset
        )
    }
}
