import Crdkafka

extension Admin {
    /// As ``metadata(topics:timeoutMs:)``, on the calling thread.
    public func metadataBlocking(topics: [String]? = nil, timeoutMs: Int) throws(KafkaError) -> ClusterMetadata {
        let handle = try open("read metadata")
        let deadline = Deadline(withinMs: timeoutMs)
        handle.drainErrors()
        // Always all topics: asking for one by name makes it on clusters that create topics by themselves.
        var metadata = try handle.metadata(timeoutMs: timeoutMs)
        if let id = rd_kafka_clusterid(handle.rk, deadline.remainingMs) {
            metadata.clusterId = String(cString: id)
            rd_kafka_mem_free(handle.rk, id)
        }
        guard let topics else { return metadata }
        let known = Dictionary(metadata.topics.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        metadata.topics = Set(topics).sorted().map { name in
            known[name]
                ?? TopicMetadata(
                    name: name, partitions: 0,
                    error: KafkaError(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, operation: "read metadata of '\(name)'")
                )
        }
        return metadata
    }
}

extension Handle {
    /// With `topic`, only that one, and a broker that creates topics by itself then creates it.
    func metadata(creating topic: String? = nil, timeoutMs: Int) throws(KafkaError) -> ClusterMetadata {
        let reference = topic.flatMap { rd_kafka_topic_new(rk, $0, nil) }
        defer { if let reference { rd_kafka_topic_destroy(reference) } }
        let operation = topic.map { "read metadata of '\($0)'" } ?? "read metadata"
        let deadline = Deadline(withinMs: timeoutMs)
        var answer: UnsafePointer<rd_kafka_metadata>?
        var response = RD_KAFKA_RESP_ERR__TIMED_OUT
        var waitMs = Int32(Self.firstLookMs)
        drainErrors()
        sink.forgetRefusal()
        // Asked anew with twice the time until it is up: a wrong password is known long before.
        repeat {
            let leftMs = max(1, min(waitMs, deadline.remainingMs))
            response = rd_kafka_metadata(rk, topic == nil ? 1 : 0, reference, &answer, leftMs)
            if response == RD_KAFKA_RESP_ERR_NO_ERROR { break }
            try failOnRefusal(operation)
            waitMs = waitMs.multipliedReportingOverflow(by: 2).overflow ? .max : waitMs * 2
        } while !deadline.isPast
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR, let answer else {
            throw unanswered(response, operation, timeoutMs)
        }
        defer { rd_kafka_metadata_destroy(answer) }
        return Self.read(answer.pointee)
    }

    private static func read(_ raw: rd_kafka_metadata) -> ClusterMetadata {
        let brokers = UnsafeBufferPointer(start: raw.brokers, count: Int(raw.broker_cnt)).map {
            ClusterMetadata.Broker(id: $0.id, host: $0.host.map { String(cString: $0) } ?? "", port: $0.port)
        }
        let topics = UnsafeBufferPointer(start: raw.topics, count: Int(raw.topic_cnt)).map { topic in
            let name = topic.topic.map { String(cString: $0) } ?? ""
            let error =
                topic.err == RD_KAFKA_RESP_ERR_NO_ERROR
                ? nil : KafkaError(topic.err, operation: "read metadata of '\(name)'")
            return TopicMetadata(
                name: name, partitions: Int(topic.partition_cnt), error: error, layout: Self.layout(topic))
        }
        return ClusterMetadata(
            clusterId: nil, brokers: brokers.sorted { $0.id < $1.id }, topics: topics.sorted { $0.name < $1.name }
        )
    }

    private static func layout(_ topic: rd_kafka_metadata_topic) -> [ClusterMetadata.Partition] {
        UnsafeBufferPointer(start: topic.partitions, count: Int(topic.partition_cnt)).map { partition in
            ClusterMetadata.Partition(
                id: partition.id, leader: partition.leader < 0 ? nil : partition.leader,
                replicas: Array(UnsafeBufferPointer(start: partition.replicas, count: Int(partition.replica_cnt))),
                inSync: Array(UnsafeBufferPointer(start: partition.isrs, count: Int(partition.isr_cnt)))
            )
        }.sorted { $0.id < $1.id }
    }
}
