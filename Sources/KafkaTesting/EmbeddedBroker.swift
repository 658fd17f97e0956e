import Crdkafka
import Foundation
import Kafka
import Logging
import Synchronization

/// A Kafka cluster in this process: librdkafka's mock, which speaks the real protocol on loopback ports, with a hook
/// for every fault it can play. For demo and tests.
///
/// It runs from `init` to ``close()``. It keeps little (5 MB or 100 000 batches a partition), knows no transaction
/// isolation and no committed offsets of transactions, and a second producer with the same transactional id does not
/// fence the first. It has no TLS, SASL or CreateTopics; `Admin` makes topics on it all the same. The first join of a
/// group takes three seconds. librdkafka marks the C API behind it experimental (rdkafka_mock.h), so this module is the
/// only place that touches it.
///
/// ```swift
/// let broker = try EmbeddedBroker(brokers: 3, logger: logger)
/// try broker.createTopic("orders", partitions: 6)
/// let producer = try Producer(ProducerSettings(brokers: broker.bootstrap), logger: logger)
/// try broker.setDown(1)
/// // … what must hold while broker 1 is away …
/// try broker.setUp(1)
/// broker.close()
/// ```
public final class EmbeddedBroker: Sendable {
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
    /// How many brokers; they are numbered from 1.
    public let brokerCount: Int
    private let partitionsDefault: Int
    private let cluster: Mutex<Cluster?>

    /// `partitionsDefault` is what ``createTopic(_:partitions:)`` makes; a topic that a client makes by asking for it
    /// has four, which librdkafka fixes.
    public init(brokers: Int = 1, partitionsDefault: Int = 4, logger: Logger) throws(KafkaError) {
        let handle = try Handle(.producer, [("client.id", "embedded-broker")], events: 0, logger: logger)
        brokerCount = max(1, brokers)
        guard let raw = rd_kafka_mock_cluster_new(handle.rk, Int32(clamping: brokerCount)),
            let bootstrap = rd_kafka_mock_cluster_bootstraps(raw)
        else {
            throw KafkaError(
                code: RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE.rawValue, operation: "start \(brokerCount) embedded brokers"
            )
        }
        self.bootstrap = String(cString: bootstrap)
        self.partitionsDefault = partitionsDefault
        cluster = Mutex(Cluster(raw: raw, handle: handle))
        InProcessBrokers.add(self.bootstrap) { [weak self] name, partitions throws(KafkaError) in
            guard let self else { throw Self.closed("create topic '\(name)'") }
            try createTopic(name, partitions: partitions)
        }
    }

    deinit { close() }

    /// Stops the cluster; clients find nobody there. Idempotent.
    public func close() {
        guard var last = cluster.withLock({ $0.take() }) else { return }
        InProcessBrokers.remove(bootstrap)
        last.stop()
    }

    /// Makes a topic with a replica on every broker; `TOPIC_ALREADY_EXISTS` when it is there.
    ///
    /// ```swift
    /// try broker.createTopic("stock", partitions: 12)
    /// ```
    public func createTopic(_ name: String, partitions: Int? = nil) throws(KafkaError) {
        let count = Int32(clamping: partitions ?? partitionsDefault)
        try change("create topic '\(name)'") {
            rd_kafka_mock_topic_create($0, name, count, Int32(clamping: brokerCount))
        }
    }

    /// Makes many topics at once. librdkafka 2.0.2 now and then wakes its mock only after a second, so that sixty
    /// topics one by one may take ten; what is asked together is answered together.
    ///
    /// ```swift
    /// try broker.createTopics(["orders": 1, "stock": 12])
    /// ```
    /// - Throws: the first refusal, after all were tried.
    public func createTopics(_ partitions: [String: Int]) throws(KafkaError) {
        // Under the lock as a whole, so that the cluster outlives its helpers.
        try change("create \(partitions.count) topics") { raw in
            nonisolated(unsafe) let raw = raw
            let replicas = Int32(clamping: brokerCount)
            let names = Mutex(Array(partitions.keys))
            let refusal = Mutex(RD_KAFKA_RESP_ERR_NO_ERROR)
            let done = DispatchGroup()
            for _ in 0..<min(Self.helpersMax, partitions.count) {
                done.enter()
                Thread.detachNewThread {
                    while let name = names.withLock({ $0.popLast() }) {
                        let count = Int32(clamping: partitions[name] ?? 1)
                        let response = rd_kafka_mock_topic_create(raw, name, count, replicas)
                        refusal.withLock { if $0 == RD_KAFKA_RESP_ERR_NO_ERROR { $0 = response } }
                    }
                    done.leave()
                }
            }
            done.wait()
            return refusal.withLock { $0 }
        }
    }

    private static let helpersMax = 16

    // MARK: - Inside

    /// Under the lock, so that nobody uses a cluster that is being destroyed.
    func change(_ operation: String, _ body: (OpaquePointer) -> rd_kafka_resp_err_t) throws(KafkaError) {
        let response = cluster.withLock { $0.map { body($0.raw) } }
        guard let response else { throw Self.closed(operation) }
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw KafkaError(code: response.rawValue, operation: operation)
        }
    }

    private static func closed(_ operation: String) -> KafkaError {
        KafkaError(
            code: RD_KAFKA_RESP_ERR__DESTROY.rawValue, operation: operation, detail: "this embedded broker was closed"
        )
    }
}
