/// What a reader has next. Rebalances come in the same stream as the records, so that their order is never in doubt.
///
/// A ``Consumer`` hands over records in batches that still live in librdkafka's memory: a ``Turn``. Another reader, as
/// on a modelled log in a test, may say what its batches are.
public enum ConsumerTurn<Batch> {
    case records(Batch)
    /// The group gave these partitions: restore what belongs to them, then ``Consumer/accept(_:)``.
    case assigned([TopicPartition])
    /// The group takes these back and waits: finish or abort, then ``Consumer/release()``.
    case revoking([TopicPartition])
    /// Taken already, by a lost session: nothing may be committed any more. ``Consumer/release()``.
    case lost([TopicPartition])
    /// Everything there was has been read; `offset` is that of the record to come. Told after the records it came with:
    /// some of those may be newer.
    case endOfPartition(TopicPartition, offset: Int64)
    /// A batch that cannot be read. It is passed over, and what lies behind it comes.
    case unreadable(UnreadableBatch)
    /// Not fatal unless `isFatal`: librdkafka goes on by itself.
    case failed(KafkaError)
}

/// What a ``Consumer`` has next.
public typealias Turn = ConsumerTurn<RecordBatch>
