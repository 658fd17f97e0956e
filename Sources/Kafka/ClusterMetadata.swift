/// The cluster as one broker describes it.
public struct ClusterMetadata: Sendable {
    public struct Broker: Sendable, Hashable {
        public var id: Int32
        public var host: String
        public var port: Int32
    }

    public struct TopicMetadata: Sendable, Equatable {
        public var name: String
        public var partitions: Int
        /// Set when the topic does not exist, may not be seen, or has no leader yet.
        public var error: KafkaError?
    }

    public var clusterId: String?
    public var brokers: [Broker]
    /// Sorted by name.
    public var topics: [TopicMetadata]

    /// librdkafka's own broker, which keeps little and knows no transaction isolation.
    public var isEmbedded: Bool { clusterId?.hasPrefix("mockCluster") ?? false }
}

public typealias TopicMetadata = ClusterMetadata.TopicMetadata

/// A topic as it should be.
public struct TopicSpec: Sendable, Hashable {
    public var name: String
    public var partitions: Int32
    public var replication: Int16
    public var config: [String: String]

    public init(name: String, partitions: Int32, replication: Int16 = 1, config: [String: String] = [:]) {
        self.name = name
        self.partitions = partitions
        self.replication = replication
        self.config = config
    }
}

/// What became of the wish for a topic.
public struct TopicResult: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        case created
        case exists
        case failed(KafkaError)
    }

    public var name: String
    public var outcome: Outcome

    public init(name: String, outcome: Outcome) {
        self.name = name
        self.outcome = outcome
    }
}
