import Crdkafka

extension Admin {
    /// Takes topics away with all that is in them. Nothing brings them back.
    public func delete(topics: [String], timeoutMs: Int) async throws(KafkaError) -> [TopicResult] {
        try await onThread { () throws(KafkaError) in
            guard !topics.isEmpty else { return [] }
            let deadline = Deadline(withinMs: timeoutMs)
            let handle = try self.openReal("delete topics", deadline)
            return try handle.deleteTopics(topics, max(1, Int(deadline.remainingMs)))
        }
    }

    /// Gives topics more partitions, up to this number of each. Keys may move to another partition from then on, so
    /// what was written before and after under one key is no longer in one order.
    public func addPartitions(
        upTo counts: [String: Int32], timeoutMs: Int
    ) async throws(KafkaError) -> [TopicResult] {
        try await onThread { () throws(KafkaError) in
            try self.addPartitionsBlocking(counts, Deadline(withinMs: timeoutMs))
        }
    }

    func addPartitionsBlocking(
        _ counts: [String: Int32], _ deadline: Deadline
    ) throws(KafkaError) -> [TopicResult] {
        guard !counts.isEmpty else { return [] }
        let handle = try openReal("add partitions", deadline)
        return try handle.addPartitions(counts, max(1, Int(deadline.remainingMs)))
    }
}

extension Handle {
    fileprivate func deleteTopics(_ topics: [String], _ timeoutMs: Int) throws(KafkaError) -> [TopicResult] {
        var wishes = topics.map { rd_kafka_DeleteTopic_new($0) }
        defer { for wish in wishes { rd_kafka_DeleteTopic_destroy(wish) } }
        return try ask("delete topics", RD_KAFKA_ADMIN_OP_DELETETOPICS, timeoutMs, awaitsBrokers: true) {
            rd_kafka_DeleteTopics(rk, &wishes, wishes.count, $0, $1)
        } read: { event in
            var count = 0
            let found = rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(event), &count)
            return UnsafeBufferPointer(start: found, count: count)
                .map { TopicResult($0, .deleted, "delete topic") }.ordered(as: topics)
        }
    }

    fileprivate func addPartitions(_ counts: [String: Int32], _ timeoutMs: Int) throws(KafkaError) -> [TopicResult] {
        let names = counts.keys.sorted()
        var wishes: [OpaquePointer?] = []
        defer { for wish in wishes { rd_kafka_NewPartitions_destroy(wish) } }
        for name in names {
            var words = [CChar](repeating: 0, count: 512)
            let count = Int(max(0, counts[name] ?? 0))
            guard let wish = rd_kafka_NewPartitions_new(name, count, &words, words.count) else {
                throw KafkaError(
                    RD_KAFKA_RESP_ERR__INVALID_ARG, operation: "add partitions to '\(name)'",
                    detail: String(nullTerminated: words))
            }
            wishes.append(wish)
        }
        return try ask("add partitions", RD_KAFKA_ADMIN_OP_CREATEPARTITIONS, timeoutMs, awaitsBrokers: true) {
            rd_kafka_CreatePartitions(rk, &wishes, wishes.count, $0, $1)
        } read: { event in
            var count = 0
            let found = rd_kafka_CreatePartitions_result_topics(rd_kafka_event_CreatePartitions_result(event), &count)
            return UnsafeBufferPointer(start: found, count: count)
                .map { TopicResult($0, .changed, "add partitions to") }.ordered(as: names)
        }
    }
}
