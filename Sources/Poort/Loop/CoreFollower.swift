import Kafka
import Logging

/// Reads core topics from their beginning to the end that they have now, and follows them from there, on the thread of
/// whoever asks.
final class CoreFollower {
    private let namen: [String]
    private let consumer: Consumer
    private let log: Logger

    /// How long reading back may bring nothing.
    private static let stilMsMax = 30_000
    private static let vraagMsMax = 8_000
    private static let batchAantalMax = 1_000
    /// librdkafka's code for what took too long.
    private static let verlopen: Int32 = -185

    init(
        _ namen: [String], _ inst: Poortinstellingen, stop: StopSignal, log: Logger
    ) throws(KafkaError) {
        self.namen = namen
        self.log = log
        var lezen = ConsumerSettings(brokers: inst.brokers)
        lezen.extra = inst.extra
        lezen.partitionEOF = true
        consumer = try Consumer(lezen, waker: stop.waker, logger: log)
    }

    func leesTotEind(_ admin: Admin, _ stop: StopSignal, _ neem: (Record) -> Void) throws(KafkaError) {
        let meta = try admin.metadataBlocking(topics: namen, timeoutMs: Self.vraagMsMax)
        let plekken = meta.topics.flatMap { topic in
            (0..<Int32(topic.partitions)).map { TopicPartition(topic: topic.name, partition: $0) }
        }
        let grenzen = try admin.offsetsBlocking(plekken, timeoutMs: Self.vraagMsMax)
        try consumer.assign(plekken.map { TopicPartitionOffset($0, offset: Offsets.beginning) })
        var reading = ReadToEnd(
            from: grenzen.mapValues(\.low), to: grenzen.mapValues(\.high), silenceMsMax: Self.stilMsMax)
        let uitkomst = reading.run(
            ReadPace(stop), next: { consumer.next(countMax: Self.batchAantalMax) },
            take: { batch in for record in batch { neem(record) } })
        switch uitkomst {
        case .done, .stopped: return
        case .failed(let fout): throw fout
        case .silent(let partities):
            throw KafkaError(
                code: Self.verlopen, operation: "read \(namen) to their end",
                detail: "\(partities) partitions to go, and nothing came within \(Self.stilMsMax) ms")
        }
    }

    /// What came since, without waiting.
    func volg(_ neem: (Record) -> Void) throws(KafkaError) {
        while true {
            switch consumer.next(countMax: Self.batchAantalMax) {
            case .records(let batch): for record in batch { neem(record) }
            case .failed(let fout):
                if fout.isFatal { throw fout }
                log.warning("broker trouble, going on", metadata: ["fout": "\(fout)"])
            // What our own wrote there and cannot be read is for a new life of the gate to try.
            case .unreadable(let batch): throw batch.error
            case .assigned, .revoking, .lost, .endOfPartition: continue
            case nil: return
            }
        }
    }

    func sluit() { consumer.close(withinMs: 500) }
}
