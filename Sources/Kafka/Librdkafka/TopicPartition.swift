/// One partition of one topic.
public struct TopicPartition: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var topic: String
    public var partition: Int32

    public init(topic: String, partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.topic, left.partition) < (right.topic, right.partition)
    }

    public var description: String { "\(topic)[\(partition)]" }
}

/// A place in a partition: the offset of the record to read next.
public struct TopicPartitionOffset: Hashable, Sendable, CustomStringConvertible {
    public var topic: String
    public var partition: Int32
    /// An offset, or one of ``Offsets``.
    public var offset: Int64

    public init(topic: String, partition: Int32, offset: Int64) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }

    public init(_ place: TopicPartition, offset: Int64) {
        self.init(topic: place.topic, partition: place.partition, offset: offset)
    }

    public var topicPartition: TopicPartition { TopicPartition(topic: topic, partition: partition) }

    public var description: String { "\(topic)[\(partition)]@\(offset)" }
}

/// Offsets with a meaning of their own, as librdkafka numbers them.
public enum Offsets {
    /// From the oldest record kept.
    public static let beginning: Int64 = -2
    /// Only what comes after now.
    public static let end: Int64 = -1
    /// Where the group left off, or `auto.offset.reset` when it never was here.
    public static let stored: Int64 = -1000
    /// None: as an answer, nothing was ever committed.
    public static let invalid: Int64 = -1001
}
