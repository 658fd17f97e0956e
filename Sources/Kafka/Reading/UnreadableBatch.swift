/// A batch in the log that cannot be decompressed or decoded, and that reading passes over.
///
/// A broker takes what it can decompress itself; that the client cannot is no reason to stand still: whoever may write
/// to a topic would stop all its readers with one record, for good.
public struct UnreadableBatch: Sendable, Equatable {
    public let place: TopicPartition
    /// Where the batch begins. How many records are in it nobody knows.
    public let offset: Int64
    public let error: KafkaError

    public init(place: TopicPartition, offset: Int64, error: KafkaError) {
        self.place = place
        self.offset = offset
        self.error = error
    }
}
