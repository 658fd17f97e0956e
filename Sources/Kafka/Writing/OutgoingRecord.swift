/// A record to be sent.
public struct OutgoingRecord: Sendable {
    public var topic: String
    /// Nil lets the partitioner choose by key, as Java's does (``Murmur2``).
    public var partition: Int32?
    public var key: [UInt8]?
    /// Nil is a tombstone: a compacted topic forgets the key. Empty is a value of no bytes.
    public var value: [UInt8]?
    public var headers: [(String, [UInt8])]

    public init(
        topic: String, partition: Int32? = nil, key: [UInt8]?, value: [UInt8]?, headers: [(String, [UInt8])] = []
    ) {
        self.topic = topic
        self.partition = partition
        self.key = key
        self.value = value
        self.headers = headers
    }
}

/// Where the broker put a record.
public struct Delivery: Sendable, Hashable {
    public var partition: Int32
    public var offset: Int64

    public init(partition: Int32, offset: Int64) {
        self.partition = partition
        self.offset = offset
    }
}
