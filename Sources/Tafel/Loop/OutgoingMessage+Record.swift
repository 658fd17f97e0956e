import Kafka

extension OutgoingMessage {
    /// The record as the producer takes it.
    package var record: OutgoingRecord {
        OutgoingRecord(
            topic: topic, partition: partitie, key: sleutel, value: waarde,
            headers: koppen.map { ($0.naam, $0.waarde) })
    }
}
