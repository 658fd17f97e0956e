import Crdkafka

/// One record of a batch. It keeps its batch alive, so reading it is safe for as long as it exists; keep copies, not
/// records, because a record holds the memory of its whole batch.
public struct Record {
    let batch: RecordBatch
    let message: UnsafePointer<rd_kafka_message_t>

    public var topic: String { batch.topicName(message.pointee.rkt) }
    public var partition: Int32 { message.pointee.partition }
    public var offset: Int64 { message.pointee.offset }
    public var topicPartition: TopicPartition { TopicPartition(topic: topic, partition: partition) }

    /// Milliseconds since 1970, as the producer or the broker stamped it.
    public var timestampMs: Int64? {
        var type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let timestamp = rd_kafka_message_timestamp(message, &type)
        return type == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE ? nil : timestamp
    }

    /// The value's bytes without copying: nil is a tombstone, an empty buffer an empty value.
    public func withValue<R>(_ body: (UnsafeRawBufferPointer?) throws -> R) rethrows -> R {
        try body(Self.bytes(message.pointee.payload, message.pointee.len))
    }

    /// The key's bytes without copying; nil when there is none.
    public func withKey<R>(_ body: (UnsafeRawBufferPointer?) throws -> R) rethrows -> R {
        try body(Self.bytes(message.pointee.key, message.pointee.key_len))
    }

    /// A copy of the value; nil is a tombstone.
    public var value: [UInt8]? { withValue { $0.map { [UInt8]($0) } } }

    /// A copy of the key.
    public var key: [UInt8]? { withKey { $0.map { [UInt8]($0) } } }

    /// The value's size in bytes; nil is a tombstone.
    public var valueCount: Int? { message.pointee.payload == nil ? nil : message.pointee.len }

    /// The last header of that name, in that very spelling.
    public func header(_ name: String) -> [UInt8]? {
        guard let headers = rawHeaders else { return nil }
        var value: UnsafeRawPointer?
        var size = 0
        guard rd_kafka_header_get_last(headers, name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        return Self.bytes(value, size).map { [UInt8]($0) }
    }

    /// All headers in their order; a name may occur more than once.
    public var headers: [(name: String, value: [UInt8]?)] {
        guard let headers = rawHeaders else { return [] }
        var all: [(name: String, value: [UInt8]?)] = []
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var size = 0
        while rd_kafka_header_get_all(headers, all.count, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR {
            all.append((name.map { String(cString: $0) } ?? "", Self.bytes(value, size).map { [UInt8]($0) }))
        }
        return all
    }

    /// Borrowed from the message, which parses them when first asked.
    private var rawHeaders: OpaquePointer? {
        var headers: OpaquePointer?
        guard rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        return headers
    }

    /// librdkafka tells null from empty by the pointer: NULL is null, anything else with length 0 is empty.
    private static func bytes(_ start: UnsafeRawPointer?, _ count: Int) -> UnsafeRawBufferPointer? {
        start.map { UnsafeRawBufferPointer(start: $0, count: count) }
    }
}
