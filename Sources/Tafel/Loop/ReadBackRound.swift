import Berichten
import Kafka
import Logging

extension IncomingMessage {
    /// Copies a record out of its batch: what the deciding code gets is free of Kafka.
    init(_ record: Record) {
        self.init(
            topic: record.topic, partitie: record.partition, offset: record.offset, sleutel: record.copyKey(),
            waarde: record.copyValue(), koppen: record.copyHeaders().map { ($0.name, $0.value ?? []) })
    }
}

extension OutgoingMessage {
    /// The record as the producer takes it.
    package var record: OutgoingRecord {
        OutgoingRecord(
            topic: topic, partition: partitie, key: sleutel, value: waarde,
            headers: koppen.map { ($0.naam, $0.waarde) })
    }
}

/// Reads partitions from the beginning to the end they have at that moment, whatever transaction is still open.
enum ReadBackRound {
    /// - Parameters:
    ///   - grenzen: per partition where it begins and the end that must be reached, as a reader sees it that does not
    ///     wait for transactions. A crashed instance's last transaction may still be closing; only past it is the
    ///     state whole.
    ///   - neem: gets every record, in order per partition.
    static func lees(
        _ lezer: any RecordReader, grenzen: [TopicPartition: (low: Int64, high: Int64)], stilMsMax: Int,
        stop: Stopteken,
        _ logboek: any RecordLog, leven: Liveness, _ neem: (IncomingMessage) throws(StopReason) -> Void
    ) throws(StopReason) {
        var teGaan = grenzen.filter { $0.value.high > $0.value.low }.mapValues(\.high)
        var vooruitMs = logboek.nuMs()
        while !teGaan.isEmpty {
            if stop.isGevraagd { throw .gevraagd }
            leven.slaat()
            switch lezer.volgende(aantalMax: 1_000) {
            case .records(let batch):
                for record in batch { try neem(record) }
                vooruitMs = logboek.nuMs()
            case .endOfPartition(let partitie, let offset):
                if let doel = teGaan[partitie], offset >= doel { teGaan[partitie] = nil }
            case .failed(let fout) where fout.isFatal:
                throw .opnieuw("reading back failed: \(fout)")
            case .failed, .assigned, .revoking, .lost:
                continue
            case nil:
                guard logboek.nuMs() - vooruitMs < Int64(stilMsMax) else {
                    throw .opnieuw(
                        "reading back made no progress for \(stilMsMax) ms, \(teGaan.count) partitions to go")
                }
                logboek.wacht(ms: 500)
            }
        }
    }
}
