import Crdkafka

extension Handle {
    /// Hands one record to librdkafka, which copies it. Nil when it was taken.
    func produce(_ record: OutgoingRecord, id: UInt = 0) -> KafkaError? {
        let headers = Self.headers(record.headers)
        let refusal = Self.withBytes(record.key) { key, keyCount in
            Self.withBytes(record.value) { value, valueCount in
                crdkafka_produce(
                    rk, record.topic, record.partition ?? -1, record.key != nil, key, keyCount,
                    record.value != nil, value, valueCount, headers, UnsafeMutableRawPointer(bitPattern: id)
                )
            }
        }
        guard let refusal else { return nil }
        let operation = "produce to '\(record.topic)'"
        let error = KafkaError(
            taking: refusal, operation: operation, detail: "value of \(record.value?.count ?? 0) bytes")
        guard error.isFatal || error.isOne(of: RD_KAFKA_RESP_ERR__FATAL) else { return error }
        return self.error(RD_KAFKA_RESP_ERR__FATAL, operation: operation)
    }

    /// Made into a list of their own, because 2.0.2 crashes on single headers with an unknown partition.
    private static func headers(_ headers: [(String, [UInt8])]) -> OpaquePointer? {
        guard !headers.isEmpty else { return nil }
        let list = rd_kafka_headers_new(headers.count)
        for (name, value) in headers {
            _ = value.withUnsafeBytes { bytes in
                // NULL would be a null header value; an empty one is empty.
                withUnsafePointer(to: UInt8(0)) { empty in
                    rd_kafka_header_add(list, name, -1, bytes.baseAddress ?? UnsafeRawPointer(empty), bytes.count)
                }
            }
        }
        return list
    }

    private static func withBytes<R>(_ bytes: [UInt8]?, _ body: (UnsafeRawPointer?, Int) -> R) -> R {
        guard let bytes else { return body(nil, 0) }
        return bytes.withUnsafeBytes { body($0.baseAddress, $0.count) }
    }
}
