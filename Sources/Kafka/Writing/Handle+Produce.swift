import Crdkafka
import Synchronization

/// Bytes that stay where they are while a record is handed over; librdkafka copies them.
struct BorrowedRecord {
    let topic: String
    let partition: Int32?
    let key: UnsafeRawBufferPointer?
    let value: UnsafeRawBufferPointer?
}

extension Handle {
    /// Hands one record to librdkafka, which copies it. Nil when it was taken.
    func produce(_ record: OutgoingRecord, id: UInt = 0) -> KafkaError? {
        Self.withBytes(record.key) { key in
            Self.withBytes(record.value) { value in
                produce(
                    BorrowedRecord(topic: record.topic, partition: record.partition, key: key, value: value),
                    headers: Self.headers(record.headers), id: id)
            }
        }
    }

    /// - Parameter headers: taken over in every case.
    func produce(_ record: BorrowedRecord, headers: OpaquePointer?, id: UInt = 0) -> KafkaError? {
        guard let topic = topics.withLock({ $0.handle(record.topic, rk) }) else {
            if let headers { rd_kafka_headers_destroy(headers) }
            return refusal(rd_kafka_last_error(), record)
        }
        let opaque = UnsafeMutableRawPointer(bitPattern: id)
        let partition = record.partition ?? -1
        if let headers {
            let error = crdkafka_produce_headers(
                rk, topic.raw, partition, Self.start(record.key), record.key?.count ?? 0, Self.start(record.value),
                record.value?.count ?? 0, headers, opaque)
            return error.map { refusal($0, record) }
        }
        let outcome = rd_kafka_produce(
            topic.raw, partition, RD_KAFKA_MSG_F_COPY, Self.start(record.value), record.value?.count ?? 0,
            Self.start(record.key), record.key?.count ?? 0, opaque)
        return outcome == 0 ? nil : refusal(rd_kafka_last_error(), record)
    }

    private func refusal(_ taking: OpaquePointer, _ record: BorrowedRecord) -> KafkaError {
        let error = KafkaError(taking: taking, operation: Self.operation(record), detail: Self.size(record))
        guard error.isFatal || error.isOne(of: RD_KAFKA_RESP_ERR__FATAL) else { return error }
        return self.error(RD_KAFKA_RESP_ERR__FATAL, operation: Self.operation(record))
    }

    private func refusal(_ response: rd_kafka_resp_err_t, _ record: BorrowedRecord) -> KafkaError {
        let words = "\(String(cString: rd_kafka_err2str(response))) (\(Self.size(record)))"
        return error(response, operation: Self.operation(record), detail: words)
    }

    private static func operation(_ record: BorrowedRecord) -> String { "produce to '\(record.topic)'" }

    private static func size(_ record: BorrowedRecord) -> String { "value of \(record.value?.count ?? 0) bytes" }

    /// A list of its own, because 2.0.2 crashes on single headers with an unknown partition.
    static func headers(_ headers: [(String, [UInt8])]) -> OpaquePointer? {
        guard !headers.isEmpty, let list = rd_kafka_headers_new(headers.count) else { return nil }
        for (name, value) in headers {
            value.withUnsafeBytes { _ = rd_kafka_header_add(list, name, -1, start($0), $0.count) }
        }
        return list
    }

    /// NULL means "none" to librdkafka, so that an empty value needs an address of its own.
    private static func start(_ bytes: UnsafeRawBufferPointer?) -> UnsafeMutableRawPointer? {
        guard let bytes else { return nil }
        return UnsafeMutableRawPointer(mutating: bytes.baseAddress ?? crdkafka_nothing())
    }

    private static func withBytes<R>(_ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer?) -> R) -> R {
        guard let bytes else { return body(nil) }
        return bytes.withUnsafeBytes { body($0) }
    }
}
