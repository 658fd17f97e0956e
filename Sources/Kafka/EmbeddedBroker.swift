import Crdkafka
import Logging
import Synchronization

/// librdkafka's mock cluster: the real protocol on a loopback port, in this process, for demo and tests.
///
/// It keeps little (5 MB a partition), knows no transaction isolation and no committed offsets of transactions, and a
/// second producer with the same transactional id does not fence the first. Its API is marked experimental, so this is
/// the only file that touches it.
///
/// ```swift
/// let broker = try EmbeddedBroker(logger: logger)
/// try broker.createTopic("doorbraak.aanbod", partitions: 1)
/// let consumer = try Consumer(ConsumerSettings(brokers: broker.bootstrap), waker: waker, logger: logger)
/// ```
public final class EmbeddedBroker: Sendable {
    /// The kinds of request it answers, as Kafka numbers them.
    public enum ApiKey: Int16, Sendable, CaseIterable {
        case produce = 0
        case fetch = 1
        case listOffsets = 2
        case metadata = 3
        case offsetCommit = 8
        case offsetFetch = 9
        case findCoordinator = 10
        case joinGroup = 11
        case heartbeat = 12
        case leaveGroup = 13
        case syncGroup = 14
        case apiVersions = 18
        case initProducerId = 22
        case addPartitionsToTxn = 24
        case addOffsetsToTxn = 25
        case endTxn = 26
        case txnOffsetCommit = 28
    }

    /// Whose coordinator to place.
    public enum Coordinated: Sendable {
        case group(String)
        case transactionalId(String)
    }

    /// The cluster and the client that carries it.
    ///
    /// `@unchecked Sendable`: the pointers are constant, and used only under the lock of the broker that holds them.
    private struct Cluster: @unchecked Sendable {
        let raw: OpaquePointer
        var handle: Handle?

        mutating func stop() {
            rd_kafka_mock_cluster_destroy(raw)
            handle.drop(withinMs: 1_000)
        }
    }

    /// `host:port`, several separated by commas.
    public let bootstrap: String
    private let partitionsDefault: Int
    private let brokers: Int
    private let cluster: Mutex<Cluster?>

    /// `partitionsDefault` is what ``createTopic(_:partitions:)`` makes; a topic that a client makes by asking for it
    /// has four, which librdkafka fixes.
    public init(brokers: Int = 1, partitionsDefault: Int = 4, logger: Logger) throws(KafkaError) {
        let operation = "start embedded broker"
        let handle = try Handle(.producer, [("client.id", "embedded-broker")], events: 0, logger: logger)
        guard let raw = rd_kafka_mock_cluster_new(handle.rk, Int32(clamping: max(1, brokers))),
            let bootstrap = rd_kafka_mock_cluster_bootstraps(raw)
        else { throw KafkaError(RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE, operation: operation) }
        self.bootstrap = String(cString: bootstrap)
        self.partitionsDefault = partitionsDefault
        self.brokers = max(1, brokers)
        cluster = Mutex(Cluster(raw: raw, handle: handle))
        Self.running.withLock { [bootstrap = self.bootstrap] in $0[bootstrap] = Weak(self) }
    }

    deinit { close() }

    /// Stops the broker; clients find nobody there. Idempotent.
    public func close() {
        guard var last = cluster.withLock({ $0.take() }) else { return }
        // Before the port is free for another broker of this process.
        Self.running.withLock { _ = $0.removeValue(forKey: bootstrap) }
        last.stop()
    }

    public func createTopic(_ name: String, partitions: Int? = nil) throws(KafkaError) {
        let count = Int32(clamping: partitions ?? partitionsDefault)
        try change("create topic '\(name)'") { rd_kafka_mock_topic_create($0, name, count, Int32(clamping: brokers)) }
    }

    // MARK: - Faults

    /// The next requests of this kind are answered with these errors, one each. `_TRANSPORT` drops the connection.
    public func failNext(_ api: ApiKey, errors: [Int32]) throws(KafkaError) {
        let responses = errors.map { rd_kafka_resp_err_t(rawValue: $0) }
        try change("inject errors") {
            rd_kafka_mock_push_request_errors_array($0, api.rawValue, responses.count, responses)
            return RD_KAFKA_RESP_ERR_NO_ERROR
        }
    }

    /// As ``failNext(_:errors:)``, answered late; error 0 is a good answer that comes late.
    public func failNext(_ api: ApiKey, errors: [Int32], rttMs: Int, broker: Int32 = 1) throws(KafkaError) {
        for error in errors {
            try change("inject error \(error) after \(rttMs) ms") {
                crdkafka_mock_push_error_rtt(
                    $0, broker, api.rawValue, rd_kafka_resp_err_t(rawValue: error), Deadline.bounded(rttMs)
                )
            }
        }
    }

    public func clearErrors(_ api: ApiKey) throws(KafkaError) {
        try change("clear errors") {
            rd_kafka_mock_clear_request_errors($0, api.rawValue)
            return RD_KAFKA_RESP_ERR_NO_ERROR
        }
    }

    /// Drops the connections of a broker and refuses new ones. Brokers count from 1.
    public func setDown(_ broker: Int32 = 1) throws(KafkaError) {
        try change("stop broker \(broker)") { rd_kafka_mock_broker_set_down($0, broker) }
    }

    public func setUp(_ broker: Int32 = 1) throws(KafkaError) {
        try change("start broker \(broker)") { rd_kafka_mock_broker_set_up($0, broker) }
    }

    /// Every answer takes this long.
    public func setRtt(_ broker: Int32 = 1, ms: Int) throws(KafkaError) {
        try change("slow broker \(broker)") { rd_kafka_mock_broker_set_rtt($0, broker, Deadline.bounded(ms)) }
    }

    /// Metadata and produce of this topic answer with the error; 0 takes it away.
    public func setTopicError(_ topic: String, error: Int32) throws(KafkaError) {
        try change("set error of topic '\(topic)'") {
            rd_kafka_mock_topic_set_error($0, topic, rd_kafka_resp_err_t(rawValue: error))
            return RD_KAFKA_RESP_ERR_NO_ERROR
        }
    }

    public func setLeader(_ place: TopicPartition, broker: Int32) throws(KafkaError) {
        try change("move \(place)") {
            rd_kafka_mock_partition_set_leader($0, place.topic, place.partition, broker)
        }
    }

    public func setCoordinator(_ whose: Coordinated, broker: Int32) throws(KafkaError) {
        let (kind, key) =
            switch whose {
            case .group(let id): ("group", id)
            case .transactionalId(let id): ("transaction", id)
            }
        try change("move coordinator of '\(key)'") { rd_kafka_mock_coordinator_set($0, kind, key, broker) }
    }

    // MARK: - Inside

    /// The broker of this process that listens there.
    static func running(at bootstrap: String) -> EmbeddedBroker? { running.withLock { $0[bootstrap]?.broker } }

    private struct Weak: Sendable {
        weak let broker: EmbeddedBroker?

        init(_ broker: EmbeddedBroker) { self.broker = broker }
    }

    private static let running = Mutex<[String: Weak]>([:])

    /// Under the lock, so that nobody uses a cluster that is being destroyed.
    private func change(
        _ operation: String, _ body: (OpaquePointer) -> rd_kafka_resp_err_t
    ) throws(KafkaError) {
        let response = cluster.withLock { $0.map { body($0.raw) } }
        guard let response else { throw .closed(operation) }
        try KafkaError.check(response, operation)
    }
}
