import Berichten
import Kafka
import Logging

/// Reads partitions from the beginning to the end they have at that moment, whatever transaction is still open.
enum ReadBackRound {
    /// - Parameters:
    ///   - grenzen: per partition where it begins and the end that must be reached, as a reader sees it that does not
    ///     wait for transactions. A crashed instance's last transaction may still be closing; only past it is the
    ///     state whole.
    ///   - onleesbaar: gets what cannot be read and is passed over; nil where nothing may be missing.
    ///   - neem: gets every record, in order per partition.
    static func lees(
        _ lezer: any RecordReader, grenzen: [TopicPartition: (low: Int64, high: Int64)], stilMsMax: Int,
        stop: StopSignal,
        _ logboek: any RecordLog, leven: Liveness, onleesbaar: ((UnreadableBatch) throws(StopReason) -> Void)?,
        _ neem: (IncomingMessage) throws(StopReason) -> Void
    ) throws(StopReason) {
        var reading = ReadToEnd(
            from: grenzen.mapValues(\.low), to: grenzen.mapValues(\.high), silenceMsMax: stilMsMax,
            endsOnRefusal: false)
        let pace = ReadPace(
            nowMs: { logboek.nuMs() }, wait: { logboek.wacht(ms: $0) }, isStopAsked: { stop.isAsked })
        let uitkomst = try reading.run(
            pace,
            next: {
                leven.slaat()
                return lezer.volgende(aantalMax: 1_000)
            },
            unreadable: onleesbaar,
            take: { (batch: [IncomingMessage]) throws(StopReason) in
                for record in batch { try neem(record) }
            })
        switch uitkomst {
        case .done: return
        case .stopped: throw .gevraagd
        case .failed(let fout): throw .opnieuw("reading back failed: \(fout)")
        case .silent(let teGaan):
            throw .opnieuw("reading back made no progress for \(stilMsMax) ms, \(teGaan) partitions to go")
        }
    }
}
