import Crdkafka

/// The `rd_kafka_topic_t` of every topic that a producer wrote to: looking a topic up by name for each record costs
/// more than all else that is done for it here.
///
/// Guarded by its owner; emptied before the handle is destroyed, which waits for ever on a topic still held.
struct TopicHandles {
    private var known: [String: TopicHandle] = [:]
    private var last: (name: String, topic: TopicHandle)?

    /// The topic's handle. Nil when librdkafka refuses the name; `rd_kafka_last_error` says why.
    mutating func handle(_ name: String, _ rk: OpaquePointer) -> TopicHandle? {
        // Most records go where the one before went, and equal strings of one storage compare by pointer.
        if let last, last.name == name { return last.topic }
        guard let topic = known[name] ?? rd_kafka_topic_new(rk, name, nil).map(TopicHandle.init) else { return nil }
        known[name] = topic
        last = (name, topic)
        return topic
    }

    mutating func removeAll() {
        for topic in known.values { rd_kafka_topic_destroy(topic.raw) }
        known = [:]
        last = nil
    }
}

/// `@unchecked Sendable`: constant from init until the handle ends, and librdkafka takes it from any thread.
struct TopicHandle: @unchecked Sendable {
    let raw: OpaquePointer
}
