import Synchronization

/// The brokers that run inside this process, by address, with how each makes a topic.
///
/// librdkafka's mock cluster has no CreateTopics request, so ``Admin`` asks here first. A registry, because the module
/// that starts such brokers depends on this one and not the other way round.
package enum InProcessBrokers {
    /// Makes a topic; throws `TOPIC_ALREADY_EXISTS` when it is there.
    package typealias TopicMaker = @Sendable (_ name: String, _ partitions: Int) throws(KafkaError) -> Void

    private static let makers = Mutex<[String: TopicMaker]>([:])

    package static func add(_ bootstrap: String, _ maker: @escaping TopicMaker) {
        makers.withLock { $0[bootstrap] = maker }
    }

    /// Before the port is free for another broker of this process.
    package static func remove(_ bootstrap: String) { makers.withLock { _ = $0.removeValue(forKey: bootstrap) } }

    /// Nil when no broker of this process listens there.
    static func topicMaker(at bootstrap: String) -> TopicMaker? { makers.withLock { $0[bootstrap] } }
}
