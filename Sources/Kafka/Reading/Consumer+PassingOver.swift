import Crdkafka
import Synchronization

extension Consumer {
    /// Errors that say of the bytes in the log, and not of the way to them, that they cannot be read.
    private static let unreadable: Set<Int32> = Set(
        [
            RD_KAFKA_RESP_ERR__BAD_COMPRESSION, RD_KAFKA_RESP_ERR__BAD_MSG, RD_KAFKA_RESP_ERR__NOT_IMPLEMENTED,
            RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE,
        ].map(\.rawValue))

    /// Whether a record may be handed out: false when it was read to find the end of a batch that cannot be.
    func isWanted(_ message: UnsafePointer<rd_kafka_message_t>, _ handle: Handle) -> Bool {
        guard !passing.isEmpty, let topic = rd_kafka_topic_name(message.pointee.rkt) else { return true }
        return isPast(TopicPartition(topic: String(cString: topic), partition: message.pointee.partition), handle)
    }

    /// Something was read of a partition: whether that is where a batch that cannot be read is over.
    func isPast(_ place: TopicPartition, _ handle: Handle) -> Bool {
        guard var search = passing[place] else { return true }
        let step = search.came(nowMs: Monotonic.nowMs())
        passing[place] = search
        guard case .read(let offset) = step else {
            passing[place] = nil
            return true
        }
        seek(place, offset, handle)
        return false
    }

    /// Takes an error of a partition. Nil: it is no such error.
    func passOver(_ place: TopicPartitionOffset, _ error: KafkaError, _ handle: Handle) -> Turn?? {
        guard Self.unreadable.contains(error.code), place.offset >= 0 else { return nil }
        let partition = place.topicPartition
        guard var search = passing[partition] else {
            passing[partition] = PassingOver(base: place.offset, nowMs: Monotonic.nowMs())
            seek(partition, place.offset, handle)
            return .some(nil)
        }
        let step = search.failed(
            at: place.offset, knowsBegin: !error.isOne(of: RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE),
            end: knownEnd(partition).flatMap { $0 > 0 ? $0 : nil }, nowMs: Monotonic.nowMs())
        switch step {
        case .read(let offset):
            passing[partition] = search
            seek(partition, offset, handle)
            return .some(nil)
        case .tell(let offset):
            passing[partition] = search
            seek(partition, offset, handle)
            return Turn.unreadable(UnreadableBatch(place: partition, offset: search.base, error: error))
        case .done:
            // Another one begins right behind it.
            passing[partition] = nil
            return passOver(place, error, handle)
        }
    }

    /// Where a read to find an end brings nothing the search goes on all the same.
    func lookAfterSilence(_ handle: Handle) {
        for (place, var search) in passing {
            guard case .read(let offset)? = search.nothingCame(nowMs: Monotonic.nowMs()) else { continue }
            passing[place] = search
            seek(place, offset, handle)
        }
    }

    /// Without waiting: from now on nothing that was fetched before comes any more.
    private func seek(_ place: TopicPartition, _ offset: Int64, _ handle: Handle) {
        guard let topic = handle.topics.withLock({ $0.handle(place.topic, handle.rk) }) else { return }
        rd_kafka_seek(topic.raw, place.partition, offset, 0)
    }
}
