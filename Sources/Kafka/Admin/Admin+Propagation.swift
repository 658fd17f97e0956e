import Crdkafka

extension Admin {
    /// Waits until every broker knows these topics, with a leader for each partition, at most `timeoutMs`.
    ///
    /// Making a topic ends when the controller has it. The brokers hear of it a moment later, each in its own time, and
    /// until then answer that there is no such topic. Each is asked by itself, because a client asks any.
    /// - Returns: the brokers that did not in time; empty: all know.
    /// - Throws: when no broker tells who the others are.
    public func awaitEverywhere(
        _ topics: [String], timeoutMs: Int
    ) async throws(KafkaError) -> [UnawareBroker] {
        try await onThread { () throws(KafkaError) in try self.awaitEverywhereBlocking(topics, timeoutMs: timeoutMs) }
    }

    /// As ``awaitEverywhere(_:timeoutMs:)``, on the calling thread.
    public func awaitEverywhereBlocking(
        _ topics: [String], timeoutMs: Int
    ) throws(KafkaError) -> [UnawareBroker] {
        let deadline = Deadline(withinMs: timeoutMs)
        let metadata = try metadataBlocking(timeoutMs: max(1, timeoutMs))
        let wanted = Set(topics)
        // The embedded broker answers for all its brokers at once.
        guard !wanted.isEmpty, !metadata.isEmbedded else { return [] }
        let pause = try Waker()
        var unaware: [UnawareBroker] = []
        for broker in metadata.brokers {
            let missing = try unknown(wanted, at: broker, deadline, pause)
            if !missing.isEmpty { unaware.append(UnawareBroker(broker: broker, topics: missing.sorted())) }
        }
        return unaware
    }

    /// As ``metadata(topics:timeoutMs:)`` for all topics, asked anew until these are among them or `withinMs` is over:
    /// the broker that answers may not have heard yet of a topic made a moment ago.
    public func metadata(
        awaiting topics: [String], withinMs: Int, timeoutMs: Int
    ) async throws(KafkaError) -> ClusterMetadata {
        try await onThread { () throws(KafkaError) in
            let (deadline, pause) = (Deadline(withinMs: withinMs), try Waker())
            while true {
                let metadata = try self.metadataBlocking(timeoutMs: timeoutMs)
                let known = Set(metadata.topics.map(\.name))
                if deadline.isPast || topics.allSatisfy(known.contains) { return metadata }
                pause.wait(timeoutMs: Self.askAgainMs)
            }
        }
    }

    private static let askAgainMs = 100
    /// One broker that is away must not take the time of the others.
    private static let askMsMax = 2_000

    private func unknown(
        _ wanted: Set<String>, at broker: ClusterMetadata.Broker, _ deadline: Deadline, _ pause: Waker
    ) throws(KafkaError) -> Set<String> {
        var alone = settings
        alone.brokers = Self.address(broker)
        var handle = Optional(
            try Handle(.producer, alone.pairs(after: []), events: RD_KAFKA_EVENT_ERROR, logger: logger))
        defer { handle.drop(withinMs: 500) }
        var missing = wanted
        while true {
            let askMs = max(1, min(Self.askMsMax, Int(deadline.remainingMs)))
            if let known = try? handle?.metadata(timeoutMs: askMs).topics.filter(\.isWhole).map(\.name) {
                missing.subtract(known)
            }
            if missing.isEmpty || deadline.isPast { return missing }
            pause.wait(timeoutMs: Self.askAgainMs)
        }
    }

    /// An IPv6 address stands in brackets, or its last group would be the port.
    private static func address(_ broker: ClusterMetadata.Broker) -> String {
        broker.host.contains(":") ? "[\(broker.host)]:\(broker.port)" : "\(broker.host):\(broker.port)"
    }
}

extension TopicMetadata {
    /// Whether every partition can be written to and read from.
    fileprivate var isWhole: Bool {
        error == nil && partitions > 0 && layout.count == partitions && layout.allSatisfy { $0.leader != nil }
    }
}
