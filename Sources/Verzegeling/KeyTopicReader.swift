import Kafka
import Logging

/// Reads the topic of keys, from where it came the last time to the end of that moment.
final class KeyTopicReader {
    private let topic: String
    private let admin: Admin
    private let waker: Waker
    private let instellingen: ConsumerSettings
    private let log: Logger
    private var consumer: Consumer?
    /// The offset to read next of each partition.
    private var volgende: [TopicPartition: Int64] = [:]

    /// How long reading may take: longer than a transaction that a matcher left open when it was killed.
    static let leesMsMax = 25_000
    private static let vraagMsMax = 8_000
    /// librdkafka's code for what took too long.
    static let verlopen: Int32 = -185

    init(topic: String, brokers: String, extra: [String: String], log: Logger) throws(KafkaError) {
        self.topic = topic
        self.log = log
        var lezen = ConsumerSettings(brokers: brokers)
        lezen.extra = extra
        lezen.partitionEOF = true
        instellingen = lezen
        admin = try Admin(brokers: brokers, extra: extra, logger: log)
        waker = try Waker()
    }

    deinit {
        consumer?.close(withinMs: 500)
        admin.close(withinMs: 500)
    }

    /// - Parameter neem: gets every record that was not read before, in the order of the log.
    func werkBij(_ neem: (_ sleutel: [UInt8], _ waarde: [UInt8]?) -> Void) throws(KafkaError) {
        do throws(KafkaError) {
            try lees(neem)
        } catch {
            // What a client that failed still had under way is not trusted.
            consumer?.close(withinMs: 500)
            consumer = nil
            throw error
        }
    }

    private func lees(_ neem: (_ sleutel: [UInt8], _ waarde: [UInt8]?) -> Void) throws(KafkaError) {
        let consumer = try klaarOmTeLezen()
        let eind = try admin.endOffsetsBlocking(Array(volgende.keys), timeoutMs: Self.vraagMsMax)
        let uiterlijk = ContinuousClock.now + .milliseconds(Self.leesMsMax)
        while volgende.contains(where: { $0.value < eind[$0.key] ?? 0 }) {
            switch consumer.next(countMax: 1_000) {
            case .records(let batch):
                for record in batch {
                    neem(record.copyKey() ?? [], record.copyValue())
                    volgende[record.topicPartition] = record.offset + 1
                }
            case .endOfPartition(let plek, let offset): volgende[plek] = max(volgende[plek] ?? 0, offset)
            case .failed(let fout) where fout.isFatal || fout.isAuthorization: throw fout
            case .failed, .assigned, .revoking, .lost: continue
            case nil:
                let rest = uiterlijk - ContinuousClock.now
                guard rest > .zero else {
                    throw KafkaError(
                        code: Self.verlopen, operation: "read '\(topic)' to its end",
                        detail: "no progress within \(Self.leesMsMax) ms")
                }
                waker.wait(timeoutMs: 500)
            }
        }
    }

    /// The consumer, which goes on reading ahead between two times.
    private func klaarOmTeLezen() throws(KafkaError) -> Consumer {
        if let consumer { return consumer }
        if volgende.isEmpty {
            let gevonden = try admin.metadataBlocking(topics: [topic], timeoutMs: Self.vraagMsMax).topics.first
            guard let aantal = gevonden?.partitions, aantal > 0 else {
                throw KafkaError(
                    code: 3, operation: "read '\(topic)'",
                    detail:
                        "the topic is not there, or may not be seen. Make it: doorbraaktafel topics maak --verzegeld")
            }
            for partitie in 0..<Int32(aantal) { volgende[TopicPartition(topic: topic, partition: partitie)] = 0 }
        }
        let nieuw = try Consumer(instellingen, waker: waker, logger: log)
        try nieuw.assign(volgende.sorted { $0.key < $1.key }.map { TopicPartitionOffset($0.key, offset: $0.value) })
        consumer = nieuw
        return nieuw
    }
}
