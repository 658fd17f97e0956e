import Crdkafka

extension Admin {
    /// As ``create(_:timeoutMs:)``, on the calling thread.
    public func createBlocking(_ specs: [TopicSpec], timeoutMs: Int) throws(KafkaError) -> [TopicResult] {
        guard !specs.isEmpty else { return [] }
        let deadline = Deadline(withinMs: timeoutMs)
        let metadata = try metadataBlocking(timeoutMs: timeoutMs)
        let handle = try open("create topics")
        guard metadata.isEmbedded else {
            return try handle.createTopics(specs, timeoutMs: max(1, Int(deadline.remainingMs)))
        }
        let present = Set(metadata.topics.filter { $0.error == nil }.map(\.name))
        return try specs.map { spec throws(KafkaError) in
            if present.contains(spec.name) { return TopicResult(name: spec.name, outcome: .exists) }
            return try createEmbedded(spec, handle, deadline)
        }
    }

    /// The embedded broker knows no CreateTopics and would let it time out.
    private func createEmbedded(
        _ spec: TopicSpec, _ handle: Handle, _ deadline: Deadline
    ) throws(KafkaError) -> TopicResult {
        if let broker = EmbeddedBroker.running(at: handle.brokers) {
            do {
                try broker.createTopic(spec.name, partitions: Int(spec.partitions))
            } catch {
                guard error.isOne(of: RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) else { throw error }
                return TopicResult(name: spec.name, outcome: .exists)
            }
        } else {
            _ = try handle.metadata(creating: spec.name, timeoutMs: max(1, Int(deadline.remainingMs)))
        }
        return TopicResult(name: spec.name, outcome: .created)
    }

    /// As ``describeConfig(topics:timeoutMs:)``, on the calling thread.
    public func describeConfigBlocking(
        topics: [String], timeoutMs: Int
    ) throws(KafkaError) -> [String: [String: String]] {
        guard !topics.isEmpty else { return [:] }
        let deadline = Deadline(withinMs: timeoutMs)
        guard try !metadataBlocking(timeoutMs: timeoutMs).isEmbedded else {
            throw KafkaError(
                RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE, operation: "describe topics",
                detail: "the embedded broker keeps no settings"
            )
        }
        return try open("describe topics").describeConfig(topics, timeoutMs: max(1, Int(deadline.remainingMs)))
    }
}

extension Handle {
    fileprivate func createTopics(_ specs: [TopicSpec], timeoutMs: Int) throws(KafkaError) -> [TopicResult] {
        var refused: [TopicResult] = []
        var wishes: [OpaquePointer?] = []
        defer { for wish in wishes { rd_kafka_NewTopic_destroy(wish) } }
        for spec in specs {
            do { wishes.append(try Self.newTopic(spec)) } catch {
                refused.append(TopicResult(name: spec.name, outcome: .failed(error)))
            }
        }
        guard !wishes.isEmpty else { return refused }
        let made = try ask("create topics", RD_KAFKA_ADMIN_OP_CREATETOPICS, timeoutMs) { options, answers in
            rd_kafka_CreateTopics(rk, &wishes, wishes.count, options, answers)
        } read: { event in
            var count = 0
            let topics = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count)
            return UnsafeBufferPointer(start: topics, count: count).map { Self.result($0) }
        }
        return made + refused
    }

    private static func newTopic(_ spec: TopicSpec) throws(KafkaError) -> OpaquePointer {
        let operation = "create topic '\(spec.name)'"
        var words = [CChar](repeating: 0, count: 512)
        guard
            let topic = rd_kafka_NewTopic_new(
                spec.name, spec.partitions, Int32(spec.replication), &words, words.count
            )
        else {
            throw KafkaError(
                RD_KAFKA_RESP_ERR__INVALID_ARG, operation: operation, detail: String(nullTerminated: words)
            )
        }
        for (name, value) in spec.config.sorted(by: { $0.key < $1.key }) {
            let response = rd_kafka_NewTopic_set_config(topic, name, value)
            guard response == RD_KAFKA_RESP_ERR_NO_ERROR else {
                rd_kafka_NewTopic_destroy(topic)
                throw KafkaError(response, operation: operation, detail: "setting '\(name)' was refused")
            }
        }
        return topic
    }

    private static func result(_ topic: OpaquePointer?) -> TopicResult {
        let name = rd_kafka_topic_result_name(topic).map { String(cString: $0) } ?? ""
        let response = rd_kafka_topic_result_error(topic)
        switch response {
        case RD_KAFKA_RESP_ERR_NO_ERROR: return TopicResult(name: name, outcome: .created)
        case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS: return TopicResult(name: name, outcome: .exists)
        default:
            let words = rd_kafka_topic_result_error_string(topic).map { String(cString: $0) }
            let error = KafkaError(response, operation: "create topic '\(name)'", detail: words)
            return TopicResult(name: name, outcome: .failed(error))
        }
    }

    fileprivate func describeConfig(
        _ topics: [String], timeoutMs: Int
    ) throws(KafkaError) -> [String: [String: String]] {
        var wishes = topics.map { rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, $0) }
        defer { for wish in wishes { rd_kafka_ConfigResource_destroy(wish) } }
        let found = try ask("describe topics", RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeoutMs) { options, answers in
            rd_kafka_DescribeConfigs(rk, &wishes, wishes.count, options, answers)
        } read: { event in
            var count = 0
            let resources = rd_kafka_DescribeConfigs_result_resources(
                rd_kafka_event_DescribeConfigs_result(event), &count
            )
            return UnsafeBufferPointer(start: resources, count: count).map { Self.config($0) }
        }
        var configs: [String: [String: String]] = [:]
        for one in found {
            let (name, config) = try one.get()
            configs[name] = config
        }
        return configs
    }

    private static func config(_ resource: OpaquePointer?) -> Result<(String, [String: String]), KafkaError> {
        let name = rd_kafka_ConfigResource_name(resource).map { String(cString: $0) } ?? ""
        let response = rd_kafka_ConfigResource_error(resource)
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else {
            let words = rd_kafka_ConfigResource_error_string(resource).map { String(cString: $0) }
            return .failure(KafkaError(response, operation: "describe topic '\(name)'", detail: words))
        }
        var count = 0
        let entries = rd_kafka_ConfigResource_configs(resource, &count)
        var config: [String: String] = [:]
        for entry in UnsafeBufferPointer(start: entries, count: count) {
            guard let key = rd_kafka_ConfigEntry_name(entry), let value = rd_kafka_ConfigEntry_value(entry) else {
                continue
            }
            config[String(cString: key)] = String(cString: value)
        }
        return .success((name, config))
    }

    /// One request of the admin kind: sent to a queue of its own, and its answer read before it is destroyed.
    private func ask<R>(
        _ operation: String, _ kind: rd_kafka_admin_op_t, _ timeoutMs: Int,
        send: (_ options: OpaquePointer?, _ answers: OpaquePointer) -> Void, read: (OpaquePointer) -> R
    ) throws(KafkaError) -> R {
        guard let answers = rd_kafka_queue_new(rk), let options = rd_kafka_AdminOptions_new(rk, kind) else {
            throw KafkaError(RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE, operation: operation)
        }
        defer {
            rd_kafka_AdminOptions_destroy(options)
            rd_kafka_queue_destroy(answers)
        }
        var words = [CChar](repeating: 0, count: 512)
        rd_kafka_AdminOptions_set_request_timeout(options, Deadline.bounded(timeoutMs), &words, words.count)
        send(options, answers)
        // librdkafka answers by its own timeout; the second more is for a client that is wedged.
        guard let event = rd_kafka_queue_poll(answers, Deadline.bounded(timeoutMs + 1_000)) else {
            drainErrors()
            throw KafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT, operation: operation, detail: silence(timeoutMs))
        }
        defer { rd_kafka_event_destroy(event) }
        let response = rd_kafka_event_error(event)
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else {
            let words = rd_kafka_event_error_string(event).map { String(cString: $0) }
            throw error(response, operation: operation, detail: silence(response, timeoutMs) ?? words)
        }
        return read(event)
    }
}
