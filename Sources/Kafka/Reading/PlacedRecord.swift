/// A record that says where it stands: borrowed from librdkafka, of its own memory, or of a modelled log.
public protocol PlacedRecord {
    var topic: String { get }
    var partition: Int32 { get }
    var offset: Int64 { get }
}

extension PlacedRecord {
    public var topicPartition: TopicPartition { TopicPartition(topic: topic, partition: partition) }
}

extension Record: PlacedRecord {}
extension OwnedRecord: PlacedRecord {}
