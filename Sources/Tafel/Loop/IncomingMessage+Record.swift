import Berichten
import Kafka

extension IncomingMessage {
    /// Copies a record out of its batch: what the deciding code gets is free of Kafka.
    init(_ record: Record) {
        self.init(
            topic: record.topic, partitie: record.partition, offset: record.offset, sleutel: record.copyKey(),
            waarde: record.copyValue(), koppen: record.copyHeaders().map { ($0.name, $0.value ?? []) })
    }
}

extension IncomingMessage {
    /// Stands for a batch of which nothing can be read.
    init(onleesbaar batch: UnreadableBatch) {
        self.init(
            topic: batch.place.topic, partitie: batch.place.partition, offset: batch.offset, sleutel: nil, waarde: nil,
            koppen: [])
    }
}

extension Afkeuring {
    static let onleesbaar = Afkeuring(
        .onleesbaar, "Hier staat een pakket berichten dat niet uit te pakken is. Wat erin staat, is overgeslagen.",
        "Verstuur de berichten opnieuw, met een andere of zonder compressie.")
}

extension IncomingMessage: PlacedRecord {
    package var partition: Int32 { partitie }
}
