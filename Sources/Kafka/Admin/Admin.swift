import Crdkafka
import Logging
import Synchronization

/// Questions to the cluster, and the making of topics.
///
/// The async functions run on a thread of their own; the `…Blocking` ones block the thread that calls them, for loops
/// that own theirs.
///
/// ```swift
/// let admin = try Admin(brokers: "kafka:9092", extra: [:], logger: logger)
/// let results = try await admin.create([TopicSpec(name: "orders", partitions: 6)], timeoutMs: 10_000)
/// ```
public final class Admin: Sendable {
    private let handle: Mutex<Handle?>
    /// Made when first asked for: end offsets need a consumer, and one that sees uncommitted records.
    private let inquirer = Mutex<Handle?>(nil)
    let settings: Settings
    let logger: Logger

    public init(
        brokers: String, security: Security = .plaintext, extra: [String: String] = [:], logger: Logger
    ) throws(KafkaError) {
        settings = Settings(brokers: brokers, security: security, extra: extra)
        self.logger = logger
        let handle = try Handle(
            .producer, settings.pairs(after: []), events: RD_KAFKA_EVENT_ERROR, logger: logger
        )
        self.handle = Mutex(handle)
    }

    deinit { close(withinMs: 0) }

    /// The cluster's brokers and topics; nil means all topics. A topic that is not there has an error.
    public func metadata(topics: [String]? = nil, timeoutMs: Int) async throws(KafkaError) -> ClusterMetadata {
        try await onThread { () throws(KafkaError) in try self.metadataBlocking(topics: topics, timeoutMs: timeoutMs) }
    }

    /// Makes the topics that are not there yet. On the embedded broker of this process with the partitions asked for;
    /// on one of another process with its default of four, because it has no other way.
    public func create(_ specs: [TopicSpec], timeoutMs: Int) async throws(KafkaError) -> [TopicResult] {
        try await onThread { () throws(KafkaError) in try self.createBlocking(specs, timeoutMs: timeoutMs) }
    }

    /// The offset after the last record of each partition, uncommitted ones included: how far a restore must read.
    public func highWatermarks(
        _ places: [TopicPartition], timeoutMs: Int
    ) async throws(KafkaError) -> [TopicPartition: Int64] {
        try await onThread { () throws(KafkaError) in try self.endOffsetsBlocking(places, timeoutMs: timeoutMs) }
    }

    /// As ``highWatermarks(_:timeoutMs:)``, on the calling thread.
    public func endOffsetsBlocking(
        _ places: [TopicPartition], timeoutMs: Int
    ) throws(KafkaError) -> [TopicPartition: Int64] {
        try offsetsBlocking(places, timeoutMs: timeoutMs).mapValues(\.high)
    }

    /// The oldest offset kept and the end of each partition.
    public func offsetsBlocking(
        _ places: [TopicPartition], timeoutMs: Int
    ) throws(KafkaError) -> [TopicPartition: (low: Int64, high: Int64)] {
        let handle = try openInquirer()
        let deadline = Deadline(withinMs: timeoutMs)
        var found: [TopicPartition: (low: Int64, high: Int64)] = [:]
        for place in places {
            found[place] = try handle.watermarks(place, timeoutMs: max(1, Int(deadline.remainingMs)))
        }
        return found
    }

    /// Ends the client. Idempotent. A call still running ends by its own timeout, and the client with it.
    public func close(withinMs: Int) {
        let deadline = Deadline(withinMs: withinMs)
        var last = handle.withLock { $0.take() }
        last.drop(withinMs: Int(deadline.remainingMs))
        last = inquirer.withLock { $0.take() }
        last.drop(withinMs: Int(deadline.remainingMs))
    }

    // MARK: - Inside

    func open(_ operation: String) throws(KafkaError) -> Handle {
        guard let handle = handle.withLock({ $0 }) else { throw .closed(operation) }
        return handle
    }

    /// For what only Apache Kafka answers: the embedded broker would let it time out.
    func openReal(_ operation: String, _ deadline: Deadline) throws(KafkaError) -> Handle {
        let handle = try open(operation)
        try handle.meet(operation, deadline)
        var isEmbedded = false
        if let id = rd_kafka_clusterid(handle.rk, deadline.remainingMs) {
            isEmbedded = ClusterMetadata.isEmbedded(clusterId: String(cString: id))
            rd_kafka_mem_free(handle.rk, id)
        }
        guard !isEmbedded else {
            throw KafkaError(
                RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE, operation: operation,
                detail: "the embedded broker at \(handle.brokers) cannot do this. Maybe use an Apache Kafka."
            )
        }
        return handle
    }

    func openInquirer() throws(KafkaError) -> Handle {
        _ = try open("read end offsets")
        let made = inquirer.withLock { inquirer -> Result<Handle, KafkaError> in
            if let inquirer { return .success(inquirer) }
            let pairs = settings.pairs(after: [("isolation.level", "read_uncommitted")])
            let made = Result { () throws(KafkaError) in
                try Handle(.inquirer, pairs, events: RD_KAFKA_EVENT_ERROR, logger: logger)
            }
            if case .success(let handle) = made { inquirer = handle }
            return made
        }
        return try made.get()
    }

    func onThread<R: Sendable>(
        _ body: @escaping @Sendable () throws(KafkaError) -> R
    ) async throws(KafkaError) -> R {
        do {
            return try await OwnedThread.run(name: "kafka-admin", body)
        } catch let error as KafkaError {
            throw error
        } catch {
            throw KafkaError(RD_KAFKA_RESP_ERR__FAIL, operation: "ask the cluster", detail: "\(error)")
        }
    }
}
