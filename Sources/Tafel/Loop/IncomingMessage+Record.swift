import Berichten
import Kafka

extension IncomingMessage {
    /// Copies a record out of its batch: what the deciding code gets is free of Kafka.
    ///
    /// Of a value that is longer than any can be that is read, the beginning: 250 kB in gzip unpack to 250 MB.
    init(_ record: Record) {
        let heel = record.withValue { $0?.count ?? 0 }
        self.init(
            topic: record.topic, partitie: record.partition, offset: record.offset, sleutel: record.copyKey(),
            waarde: record.withValue { $0.map { Array($0.prefix(Self.waardeBytesMax)) } },
            koppen: record.copyHeaders().map { ($0.name, $0.value ?? []) }, tijdMs: record.timestampMs)
        if heel > Self.waardeBytesMax { heelBytes = heel }
    }

    /// Many times what a record of a case, the largest that there is, can be.
    private static let waardeBytesMax = 8 << 20
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
