import Kafka

extension IncomingMessage {
    /// Copies a record out of its batch: what the deciding code gets is free of Kafka.
    init(_ record: Record) {
        self.init(
            topic: record.topic, partitie: record.partition, offset: record.offset, sleutel: record.copyKey(),
            waarde: record.copyValue(), koppen: record.copyHeaders().map { ($0.name, $0.value ?? []) })
    }
}

extension IncomingMessage: PlacedRecord {
    package var partition: Int32 { partitie }
}
