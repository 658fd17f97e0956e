import Crdkafka

/// A consumer group as its coordinator knows it.
public struct ConsumerGroup: Sendable, Equatable {
    public enum State: Sendable, Hashable, CaseIterable {
        case preparingRebalance, completingRebalance, stable
        /// Nobody is in it, and its offsets are kept.
        case empty
        /// Gone, or never there.
        case dead
        case unknown
    }

    public struct Member: Sendable, Equatable {
        public var memberId: String
        public var clientId: String
        /// Set with static membership.
        public var instanceId: String?
        public var host: String
        public var partitions: [TopicPartition]
    }

    public var id: String
    public var state: State
    /// Such as `range`.
    public var assignor: String
    /// The broker that keeps it.
    public var coordinator: Int32?
    public var members: [Member]
}

/// A group among all, without its members.
public struct ConsumerGroupListing: Sendable, Hashable {
    public var id: String
    public var state: ConsumerGroup.State
    /// It only keeps offsets: its readers assign partitions by hand.
    public var isSimple: Bool
}

/// What became of the wish to delete a group.
public struct GroupResult: Sendable, Equatable {
    public var id: String
    /// Nil: it is gone.
    public var error: KafkaError?
}

/// How far a group is behind in one partition.
public struct PartitionLag: Sendable, Hashable, CustomStringConvertible {
    public var place: TopicPartition
    /// The offset to read next; nil when the group never committed here.
    public var committed: Int64?
    /// The oldest offset kept.
    public var low: Int64
    /// The offset after the newest record.
    public var end: Int64

    /// Offsets still to read, from the oldest kept where the group never committed or is behind that. Where
    /// transactions write, each commit takes an offset too: a lag of 1 may be nothing.
    public var lag: Int64 { max(0, end - max(low, committed ?? low)) }

    public var description: String { "\(place): \(lag) behind, at \(committed.map(String.init) ?? "-") of \(end)" }
}

extension ConsumerGroup.State {
    init(_ raw: rd_kafka_consumer_group_state_t) {
        self =
            switch raw {
            case RD_KAFKA_CONSUMER_GROUP_STATE_PREPARING_REBALANCE: .preparingRebalance
            case RD_KAFKA_CONSUMER_GROUP_STATE_COMPLETING_REBALANCE: .completingRebalance
            case RD_KAFKA_CONSUMER_GROUP_STATE_STABLE: .stable
            case RD_KAFKA_CONSUMER_GROUP_STATE_DEAD: .dead
            case RD_KAFKA_CONSUMER_GROUP_STATE_EMPTY: .empty
            default: .unknown
            }
    }
}
