import Kafka
import KafkaTesting
import Logging
import Synchronization
import Testing

/// All suites that use the embedded broker run one after the other: they share few cores.
@Suite("Kafka services", .serialized, .timeLimit(.minutes(5)))
struct OnEmbeddedBroker {}

/// Quiet: these tests break many connections.
let logger: Logger = {
    var logger = Logger(label: "kafka-services-tests")
    logger.logLevel = .critical
    return logger
}()

/// Where nobody listens: the discard port, which nothing uses any more.
let nobody = "127.0.0.1:9"

/// A broker with these topics of one partition each.
func broker(_ topics: String...) throws -> EmbeddedBroker {
    let broker = try EmbeddedBroker(logger: logger)
    for topic in topics { try broker.createTopic(topic, partitions: 1) }
    return broker
}

func fill(_ broker: EmbeddedBroker, _ topic: String, _ count: Int, observer: ClientObserver? = nil) async throws {
    var settings = ProducerSettings(brokers: broker.bootstrap, extra: ["enable.idempotence": "false"])
    settings.observer = observer
    let producer = try Producer(settings, logger: logger)
    let records = (0..<count).map { OutgoingRecord(topic: topic, key: nil, value: Array("\($0)".utf8)) }
    for result in await producer.send(records) { _ = try result.get() }
    await producer.close(withinMs: 5_000)
}

/// A number that threads raise and tasks wait for.
final class Tally: Sendable {
    private struct State {
        var count = 0
        var waiters: [(enough: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.count } }

    func add(_ amount: Int) {
        let ready = state.withLock { state in
            state.count += amount
            let count = state.count
            let ready = state.waiters.filter { $0.enough <= count }
            state.waiters.removeAll { $0.enough <= count }
            return ready
        }
        for waiter in ready { waiter.continuation.resume() }
    }

    /// Ends with the time limit of the suite when it never comes.
    func reaches(_ enough: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.count < enough { state.waiters.append((enough, continuation)) }
                return state.count >= enough
            }
            if isThere { continuation.resume() }
        }
    }
}

/// What other work on the machine may add to a time that is bounded: the claim is that a call ends, not how fast.
let busyMs = 30_000

func elapsedMs(_ body: () async throws -> Void) async rethrows -> Int {
    let before = ContinuousClock.now
    try await body()
    return Int((ContinuousClock.now - before) / .milliseconds(1))
}
