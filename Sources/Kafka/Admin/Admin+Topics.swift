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
        if let make = InProcessBrokers.topicMaker(at: handle.brokers) {
            do {
                try make(spec.name, Int(spec.partitions))
            } catch {
                guard error.isOne(of: RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) else { throw error }
                return TopicResult(name: spec.name, outcome: .exists)
            }
        } else {
            _ = try handle.metadata(creating: spec.name, timeoutMs: max(1, Int(deadline.remainingMs)))
        }
        return TopicResult(name: spec.name, outcome: .created)
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
        let made = try ask("create topics", RD_KAFKA_ADMIN_OP_CREATETOPICS, timeoutMs, awaitsBrokers: true) {
            options, answers in
            rd_kafka_CreateTopics(rk, &wishes, wishes.count, options, answers)
        } read: { event in
            var count = 0
            let topics = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count)
            return UnsafeBufferPointer(start: topics, count: count).map { Self.result($0) }
        }
        return (made + refused).ordered(as: specs.map(\.name))
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
        TopicResult(topic, .created, "create topic") { response in
            response == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS ? .exists : nil
        }
    }
}

extension TopicResult {
    /// What the broker answers about one topic; `known` makes an outcome of a code that is no failure here.
    init(
        _ topic: OpaquePointer?, _ done: Outcome, _ verb: String,
        known: (rd_kafka_resp_err_t) -> Outcome? = { _ in nil }
    ) {
        let name = rd_kafka_topic_result_name(topic).map { String(cString: $0) } ?? ""
        let response = rd_kafka_topic_result_error(topic)
        if let outcome = response == RD_KAFKA_RESP_ERR_NO_ERROR ? done : known(response) {
            self.init(name: name, outcome: outcome)
            return
        }
        let words = rd_kafka_topic_result_error_string(topic).map { String(cString: $0) }
        let error = KafkaError(response, operation: "\(verb) '\(name)'", detail: words)
        self.init(name: name, outcome: .failed(error))
    }
}

extension [TopicResult] {
    /// In the order in which they were asked for: a broker answers in its own.
    func ordered(as names: [String]) -> [TopicResult] {
        let places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return sorted { (places[$0.name] ?? .max) < (places[$1.name] ?? .max) }
    }
}
