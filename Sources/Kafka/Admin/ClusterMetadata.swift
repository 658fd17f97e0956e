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
        /// Where each partition is, by its number.
        public var layout: [Partition] = []

        /// The fewest copies that a partition has; nil when there is no partition.
        public var replication: Int? { layout.map(\.replicas.count).min() }
    }

    /// Where a partition is kept; numbers are those of brokers.
    public struct Partition: Sendable, Hashable {
        public var id: Int32
        /// Nil while there is none: nothing can be written or read.
        public var leader: Int32?
        public var replicas: [Int32]
        public var inSync: [Int32]
    }

    public var clusterId: String?
    public var brokers: [Broker]
    /// Sorted by name.
    public var topics: [TopicMetadata]

    /// librdkafka's own broker, which keeps little and knows no transaction isolation.
    public var isEmbedded: Bool { clusterId.map(Self.isEmbedded(clusterId:)) ?? false }

    static func isEmbedded(clusterId: String) -> Bool { clusterId.hasPrefix("mockCluster") }
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
        /// Its settings or its number of partitions are now as asked.
        case changed
        case deleted
        case failed(KafkaError)
    }

    public var name: String
    public var outcome: Outcome

    public init(name: String, outcome: Outcome) {
        self.name = name
        self.outcome = outcome
    }
}
