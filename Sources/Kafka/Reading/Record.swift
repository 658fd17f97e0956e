import Crdkafka

/// One record of a batch. It keeps its batch alive, so reading it is safe for as long as it exists; keep copies, not
/// records, because a record holds the memory of its whole batch.
public struct Record {
    let batch: RecordBatch
    let message: UnsafePointer<rd_kafka_message_t>

    public var topic: String { batch.topicName(message.pointee.rkt) }
    public var partition: Int32 { message.pointee.partition }
    public var offset: Int64 { message.pointee.offset }

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

    /// The value's size in bytes; nil is a tombstone.
    public var valueCount: Int? { message.pointee.payload == nil ? nil : message.pointee.len }

    /// The bytes of the last header of that name, in that very spelling, without copying; nil when there is none, or
    /// its value is null.
    public func withHeader<R>(_ name: String, _ body: (UnsafeRawBufferPointer?) throws -> R) rethrows -> R {
        var value: UnsafeRawPointer?
        var size = 0
        guard let headers = rawHeaders,
            rd_kafka_header_get_last(headers, name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR
        else { return try body(nil) }
        return try body(Self.bytes(value, size))
    }

    /// Every header in its order, without copying; a name may occur more than once.
    public func forEachHeader(_ body: (_ name: UnsafePointer<CChar>, UnsafeRawBufferPointer?) throws -> Void) rethrows {
        guard let headers = rawHeaders else { return }
        var index = 0
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var size = 0
        while rd_kafka_header_get_all(headers, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR {
            if let name { try body(name, Self.bytes(value, size)) }
            index += 1
        }
    }

    // MARK: - Copies, which cost an allocation each

    /// All of it, free of the batch.
    public func copy() -> OwnedRecord {
        OwnedRecord(
            topic: topic, partition: partition, offset: offset, timestampMs: timestampMs, key: copyKey(),
            value: copyValue(), headers: copyHeaders())
    }

    /// Nil is a tombstone.
    public func copyValue() -> [UInt8]? { withValue { $0.map { [UInt8]($0) } } }

    public func copyKey() -> [UInt8]? { withKey { $0.map { [UInt8]($0) } } }

    public func copyHeader(_ name: String) -> [UInt8]? { withHeader(name) { $0.map { [UInt8]($0) } } }

    public func copyHeaders() -> [(name: String, value: [UInt8]?)] {
        var all: [(name: String, value: [UInt8]?)] = []
        forEachHeader { name, value in all.append((String(cString: name), value.map { [UInt8]($0) })) }
        return all
    }

    /// A list that whoever gets it must destroy or give away; nil when there are none.
    func copyOfRawHeaders() -> OpaquePointer? { rawHeaders.flatMap { rd_kafka_headers_copy($0) } }

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

/// A record of its own memory: may be kept and sent anywhere.
public struct OwnedRecord: Sendable {
    public var topic: String
    public var partition: Int32
    public var offset: Int64
    public var timestampMs: Int64?
    public var key: [UInt8]?
    /// Nil is a tombstone.
    public var value: [UInt8]?
    public var headers: [(name: String, value: [UInt8]?)]
}
