import Crdkafka

/// Owns a `rd_kafka_topic_partition_list_t` for as long as a call needs it.
struct PartitionList: ~Copyable {
    let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    init(_ places: [TopicPartition]) {
        pointer = rd_kafka_topic_partition_list_new(Int32(places.count))
        for place in places { rd_kafka_topic_partition_list_add(pointer, place.topic, place.partition) }
    }

    init(_ offsets: [TopicPartitionOffset]) {
        pointer = rd_kafka_topic_partition_list_new(Int32(offsets.count))
        for place in offsets {
            rd_kafka_topic_partition_list_add(pointer, place.topic, place.partition).pointee.offset = place.offset
        }
    }

    /// Topics only, for a subscription.
    init(topics: [String]) {
        pointer = rd_kafka_topic_partition_list_new(Int32(topics.count))
        for topic in topics { rd_kafka_topic_partition_list_add(pointer, topic, -1) }
    }

    deinit { rd_kafka_topic_partition_list_destroy(pointer) }

    /// The first partition with an error of its own, which the call as a whole does not report.
    func check(_ operation: String) throws(KafkaError) {
        for element in Self.elements(of: pointer) where element.err != RD_KAFKA_RESP_ERR_NO_ERROR {
            let place = TopicPartition(topic: String(cString: element.topic), partition: element.partition)
            let words = String(cString: rd_kafka_err2str(element.err))
            throw KafkaError(element.err, operation: operation, detail: "\(place): \(words)")
        }
    }

    var offsets: [TopicPartitionOffset] {
        Self.elements(of: pointer).map {
            TopicPartitionOffset(topic: String(cString: $0.topic), partition: $0.partition, offset: $0.offset)
        }
    }

    /// Reads a list that librdkafka owns, such as that of a rebalance event.
    static func places(
        of borrowed: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
    ) -> [TopicPartition] {
        guard let borrowed else { return [] }
        return elements(of: borrowed).map {
            TopicPartition(topic: String(cString: $0.topic), partition: $0.partition)
        }
    }

    private static func elements(
        of list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>
    ) -> UnsafeBufferPointer<rd_kafka_topic_partition_t> {
        UnsafeBufferPointer(start: list.pointee.elems, count: Int(list.pointee.cnt))
    }
}
