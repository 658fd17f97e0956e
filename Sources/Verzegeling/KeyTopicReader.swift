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
    /// How far each partition was read; none before the first time.
    private var reading = ReadToEnd(from: [:], to: [:])

    /// How long reading may bring nothing: longer than a transaction that a matcher left open when it was killed.
    static let stilMsMax = 25_000
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
        reading.aim(at: try admin.endOffsetsBlocking(Array(reading.positions.keys), timeoutMs: Self.vraagMsMax))
        let uitkomst = reading.run(
            ReadPace(waker), next: { consumer.next(countMax: 1_000) },
            take: { batch in for record in batch { neem(record.copyKey() ?? [], record.copyValue()) } })
        switch uitkomst {
        case .done, .stopped: return
        case .failed(let fout): throw fout
        case .silent:
            throw KafkaError(
                code: Self.verlopen, operation: "read '\(topic)' to its end",
                detail: "no progress within \(Self.stilMsMax) ms")
        }
    }

    /// The consumer, which goes on reading ahead between two times.
    private func klaarOmTeLezen() throws(KafkaError) -> Consumer {
        if let consumer { return consumer }
        if reading.positions.isEmpty { reading = ReadToEnd(from: try begin(), to: [:], silenceMsMax: Self.stilMsMax) }
        let nieuw = try Consumer(instellingen, waker: waker, logger: log)
        try nieuw.assign(
            reading.positions.sorted { $0.key < $1.key }.map { TopicPartitionOffset($0.key, offset: $0.value) })
        consumer = nieuw
        return nieuw
    }

    private func begin() throws(KafkaError) -> [TopicPartition: Int64] {
        let gevonden = try admin.metadataBlocking(topics: [topic], timeoutMs: Self.vraagMsMax).topics.first
        guard let aantal = gevonden?.partitions, aantal > 0 else {
            throw KafkaError(
                code: 3, operation: "read '\(topic)'",
                detail: "the topic is not there, or may not be seen. Make it: doorbraaktafel topics maak --verzegeld")
        }
        let partities = (0..<Int32(aantal)).map { TopicPartition(topic: topic, partition: $0) }
        return Dictionary(uniqueKeysWithValues: partities.map { ($0, 0) })
    }
}
