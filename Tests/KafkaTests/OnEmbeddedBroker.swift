import Glibc
import KafkaTesting
import Logging
import Testing

@testable import Kafka

/// All suites that use the embedded broker run one after the other: they share few cores.
@Suite("Kafka", .serialized, .timeLimit(.minutes(5)))
struct OnEmbeddedBroker {}

/// Quiet unless asked: librdkafka tells of every broken connection, and these tests break many.
let logger: Logger = {
    var logger = Logger(label: "kafka-tests")
    logger.logLevel = getenv("KAFKA_TESTS_LOG") == nil ? .critical : .debug
    return logger
}()

/// A copy of what a record said.
struct Seen: Equatable {
    var topic: String
    var partition: Int32
    var offset: Int64
    var key: String?
    var value: String?

    init(_ record: Record) {
        topic = record.topic
        partition = record.partition
        offset = record.offset
        key = record.copyKey().map { String(decoding: $0, as: UTF8.self) }
        value = record.copyValue().map { String(decoding: $0, as: UTF8.self) }
    }
}

struct TookTooLong: Error {}

/// A consumer with its waker, and waits that end.
struct Reader {
    let waker: Waker
    let consumer: Consumer

    init(_ settings: ConsumerSettings, waker: Waker? = nil) throws {
        self.waker = try waker ?? Waker()
        consumer = try Consumer(settings, waker: self.waker, logger: logger)
    }

    init(_ broker: EmbeddedBroker, partitionEOF: Bool = false, groupId: String? = nil) throws {
        try self.init(
            ConsumerSettings(
                brokers: broker.bootstrap, groupId: groupId, readCommitted: false, partitionEOF: partitionEOF
            )
        )
    }

    func assign(_ topic: String, from offset: Int64 = 0) throws {
        try consumer.assign([TopicPartitionOffset(topic: topic, partition: 0, offset: offset)])
    }

    /// Takes turns until `enough` says so.
    func turns(countMax: Int = 1_000, withinMs: Int = 15_000, until enough: (Turn) throws -> Bool) throws {
        let deadline = Deadline(withinMs: withinMs)
        while !deadline.isPast {
            while let turn = consumer.next(countMax: countMax) {
                if try enough(turn) { return }
            }
            waker.wait(timeoutMs: Int(deadline.remainingMs))
        }
        throw TookTooLong()
    }

    func records(_ count: Int, countMax: Int = 1_000, withinMs: Int = 15_000) throws -> [Seen] {
        var seen: [Seen] = []
        if count == 0 { return [] }
        try turns(countMax: countMax, withinMs: withinMs) { turn in
            if case .records(let batch) = turn { seen += batch.map(Seen.init) }
            return seen.count >= count
        }
        return seen
    }

    func firstBatch() throws -> RecordBatch {
        var found: RecordBatch?
        try turns { turn in
            if case .records(let batch) = turn { found = batch }
            return found != nil
        }
        return try #require(found)
    }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func record(_ topic: String, _ value: String, key: String? = nil, partition: Int32? = nil) -> OutgoingRecord {
    OutgoingRecord(topic: topic, partition: partition, key: key.map(bytes), value: bytes(value))
}

/// A broker with one topic `t` of one partition.
func broker(brokers: Int = 1, partitions: Int = 1) throws -> EmbeddedBroker {
    let broker = try EmbeddedBroker(brokers: brokers, logger: logger)
    try broker.createTopic("t", partitions: partitions)
    return broker
}

/// For tests about something else: an idempotent producer often takes a second to get its id from the broker.
func filler(_ broker: EmbeddedBroker) throws -> Producer {
    let extra = ["enable.idempotence": "false"]
    return try Producer(ProducerSettings(brokers: broker.bootstrap, extra: extra), logger: logger)
}

func producer(_ broker: EmbeddedBroker, inFlightMax: Int = 10_000) throws -> Producer {
    try Producer(
        ProducerSettings(brokers: broker.bootstrap, messageTimeoutMs: 10_000, inFlightMax: inFlightMax), logger: logger
    )
}

/// Where nobody listens: the discard port, which nothing uses any more.
let nobody = "127.0.0.1:9"

/// What other work on the machine may add to a time that is bounded: the claim is that a call ends, not how fast.
let busyMs = 30_000

func elapsedMs(_ body: () throws -> Void) rethrows -> Int {
    let before = ContinuousClock.now
    try body()
    return Int((ContinuousClock.now - before) / .milliseconds(1))
}

func elapsedMsAwaiting(_ body: () async throws -> Void) async rethrows -> Int {
    let before = ContinuousClock.now
    try await body()
    return Int((ContinuousClock.now - before) / .milliseconds(1))
}
