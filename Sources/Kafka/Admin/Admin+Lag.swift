import Crdkafka

extension Admin {
    /// How far a group is behind in each partition, sorted. With `topics` also in their partitions in which the group
    /// never committed; without, only where it committed.
    public func lag(
        of group: String, topics: [String]? = nil, timeoutMs: Int
    ) async throws(KafkaError) -> [PartitionLag] {
        try await onThread { () throws(KafkaError) in
            let deadline = Deadline(withinMs: timeoutMs)
            var committed = try self.committedBlocking(group, deadline)
            if let topics {
                let found = try self.metadataBlocking(topics: topics, timeoutMs: max(1, Int(deadline.remainingMs)))
                for topic in found.topics {
                    if let error = topic.error { throw error.with(operation: "read lag of group '\(group)'") }
                    for partition in 0..<Int32(topic.partitions) {
                        let place = TopicPartition(topic: topic.name, partition: partition)
                        if committed[place] == nil { committed[place] = .some(nil) }
                    }
                }
            }
            let places = committed.keys.sorted()
            let ends = try self.offsetsBlocking(places, timeoutMs: max(1, Int(deadline.remainingMs)))
            return places.compactMap { place in
                ends[place].map {
                    PartitionLag(place: place, committed: committed[place] ?? nil, low: $0.low, end: $0.high)
                }
            }
        }
    }

    /// Where a group will go on reading, for each partition in which it committed.
    public func committed(of group: String, timeoutMs: Int) async throws(KafkaError) -> [TopicPartition: Int64] {
        try await onThread { () throws(KafkaError) in
            try self.committedBlocking(group, Deadline(withinMs: timeoutMs)).compactMapValues { $0 }
        }
    }

    private func committedBlocking(
        _ group: String, _ deadline: Deadline
    ) throws(KafkaError) -> [TopicPartition: Int64?] {
        let handle = try openReal("read offsets of group '\(group)'", deadline)
        return try handle.committed(group, max(1, Int(deadline.remainingMs)))
    }
}

extension Handle {
    fileprivate func committed(_ group: String, _ timeoutMs: Int) throws(KafkaError) -> [TopicPartition: Int64?] {
        let operation = "read offsets of group '\(group)'"
        var wishes = [rd_kafka_ListConsumerGroupOffsets_new(group, nil)]
        defer { for wish in wishes { rd_kafka_ListConsumerGroupOffsets_destroy(wish) } }
        return try ask(operation, RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, timeoutMs) { options, answers in
            rd_kafka_ListConsumerGroupOffsets(rk, &wishes, wishes.count, options, answers)
        } read: { event throws(KafkaError) in
            var count = 0
            let found = rd_kafka_ListConsumerGroupOffsets_result_groups(
                rd_kafka_event_ListConsumerGroupOffsets_result(event), &count)
            var offsets: [TopicPartition: Int64?] = [:]
            for result in UnsafeBufferPointer(start: found, count: count) {
                let error = rd_kafka_group_result_error(result)
                if let error = KafkaError(borrowing: error, operation: operation) { throw error }
                for (place, offset, error) in PartitionList.answers(rd_kafka_group_result_partitions(result)) {
                    try KafkaError.check(error, "\(operation) in \(place)")
                    offsets[place] = .some(offset < 0 ? nil : offset)
                }
            }
            return offsets
        }
    }
}
