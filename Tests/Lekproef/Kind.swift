import Glibc
import Kafka
import Logging

/// Which time this is, for names that must differ.
struct Cycle: Sendable {
    let bootstrap: String
    let worker: Int
    let round: Int

    /// Every other client is only dropped, which must leave as little as closing.
    var isClosed: Bool { round.isMultiple(of: 2) }
}

/// One thing that is made, used and ended.
struct Kind: Sendable {
    let name: String
    /// How many at once.
    var workers = 50
    let cycle: @Sendable (Cycle) async throws -> Void

    static let clients = [
        Kind(name: "waker", cycle: waker),
        Kind(name: "admin", cycle: admin),
        Kind(name: "consumer.assigned", cycle: assigned),
        // A join takes three seconds, so more of them at once.
        Kind(name: "consumer.group", workers: 100, cycle: inGroup),
        Kind(name: "batches", cycle: batches),
        Kind(name: "producer", cycle: producer),
        Kind(name: "transactional", cycle: transactional),
    ]

    /// Each leaks one thing a cycle.
    static let canaries = [
        Kind(name: "canary-fd") { _ in _ = dup(0) },
        Kind(name: "canary-thread") { _ in
            _ = Task.detached { try await OwnedThread.run(name: "canary") { while true { pause() } } }
        },
        Kind(name: "canary-memory") { _ in _ = strdup("a few bytes that nobody gives back") },
    ]

    static let topic = "t"
    static let recordCount = 100
    private static let logger = Logger(label: "lekproef") { _ in SwiftLogNoOpLogHandler() }
    private static let waitMs = 20_000

    private static func waker(_ cycle: Cycle) throws {
        let waker = try Waker()
        waker.signal()
        guard waker.wait(timeoutMs: waitMs) else { throw Unusable(reason: "a signal did not wake") }
    }

    private static func admin(_ cycle: Cycle) async throws {
        let admin = try Admin(brokers: cycle.bootstrap, logger: logger)
        let place = TopicPartition(topic: topic, partition: 0)
        _ = try await admin.metadata(timeoutMs: waitMs)
        _ = try await admin.highWatermarks([place], timeoutMs: waitMs)
        // The embedded broker refuses: an answer with an error has to be given back too.
        _ = try? await admin.describeConfig(topics: [topic], timeoutMs: waitMs)
        guard cycle.isClosed else { return }
        try await OwnedThread.run(name: "close") { admin.close(withinMs: waitMs) }
    }

    private static func assigned(_ cycle: Cycle) async throws {
        try await OwnedThread.run(name: "consumer") {
            let waker = try Waker()
            let consumer = try Consumer(ConsumerSettings(brokers: cycle.bootstrap), waker: waker, logger: logger)
            try consumer.assign([TopicPartitionOffset(topic: topic, partition: 0, offset: 0)])
            try read(consumer, waker)
            if cycle.isClosed { consumer.close(withinMs: waitMs) }
        }
    }

    private static func inGroup(_ cycle: Cycle) async throws {
        try await OwnedThread.run(name: "consumer") {
            let waker = try Waker()
            let settings = ConsumerSettings(
                brokers: cycle.bootstrap, groupId: "g-\(cycle.worker)-\(cycle.round)", sessionTimeoutMs: 10_000
            )
            let consumer = try Consumer(settings, waker: waker, logger: logger)
            try consumer.subscribe([topic])
            try read(consumer, waker)
            let next = TopicPartitionOffset(topic: topic, partition: 0, offset: Int64(recordCount))
            try consumer.commit([next], timeoutMs: waitMs)
            if cycle.isClosed { consumer.close(withinMs: waitMs) }
        }
    }

    /// All records of the topic, answering the group when there is one.
    private static func read(_ consumer: Consumer, _ waker: Waker) throws {
        var count = 0
        let deadline = ContinuousClock.now + .milliseconds(waitMs)
        while count < recordCount {
            guard ContinuousClock.now < deadline else { throw Unusable(reason: "\(count) of \(recordCount) records") }
            while let turn = consumer.next(countMax: 30) {
                switch turn {
                case .records(let batch): count += batch.count
                case .assigned(let places):
                    try consumer.accept(places.map { TopicPartitionOffset($0, offset: 0) })
                case .revoking, .lost: try consumer.release()
                case .endOfPartition, .unreadable, .failed: break
                }
            }
            if count < recordCount { waker.wait(timeoutMs: 100) }
        }
    }

    private static func batches(_ cycle: Cycle) async throws {
        let start = TopicPartitionOffset(topic: topic, partition: 0, offset: 0)
        let settings = ConsumerSettings(brokers: cycle.bootstrap)
        let batches = try RecordBatches(settings, from: [start], untilEnd: cycle.isClosed, logger: logger)
        var count = 0
        for try await batch in batches {
            count += batch.count
            if !cycle.isClosed, count >= recordCount { break }
        }
        guard count == recordCount else { throw Unusable(reason: "\(count) of \(recordCount) records") }
    }

    private static func producer(_ cycle: Cycle) async throws {
        let producer = try Producer(ProducerSettings(brokers: cycle.bootstrap, lingerMs: 0), logger: logger)
        let headers = [("soort", Array("proef".utf8))]
        let sent = OutgoingRecord(topic: written, key: [1], value: [2], headers: headers)
        _ = try await producer.send(sent)
        let refused = OutgoingRecord(topic: written, partition: 77, key: [1], value: [2], headers: headers)
        if case .success = await producer.send([refused])[0] { throw Unusable(reason: "partition 77 took a record") }
        if cycle.isClosed { await producer.close(withinMs: waitMs) }
    }

    private static func transactional(_ cycle: Cycle) async throws {
        try await OwnedThread.run(name: "transactional") {
            let id = "tafel-\(cycle.worker)-\(cycle.round)"
            let settings = ProducerSettings(brokers: cycle.bootstrap, lingerMs: 0)
            let producer = try TransactionalProducer(settings, transactionalId: id, logger: logger)
            let sent = OutgoingRecord(topic: written, key: [1], value: [2])
            let transaction = try producer.initialise(timeoutMs: waitMs).begin()
            try transaction.send(sent)
            guard let idle = try ended(transaction.commit(timeoutMs: waitMs)) else {
                // The client has to end all the same.
                return producer.close(withinMs: 1_000)
            }
            let second = try idle.begin()
            try second.send(sent)
            guard cycle.isClosed else { return }
            _ = try ended(second.abort(timeoutMs: waitMs))
            producer.close(withinMs: waitMs)
        }
    }

    /// Nil when the embedded broker, which draws producer ids, drew the same one twice: then neither gets anywhere.
    private static func ended(_ ending: consuming Transaction.Ending) throws -> IdleTransaction? {
        switch consume ending {
        case .done(let idle): return idle
        case .unanswered(let spent): return try spent.renewed(withinMs: waitMs)
        case .mustAbort(_, let error): return try given(up: error)
        case .again(_, let error): return try given(up: error)
        case .over(let failure): throw failure
        }
    }

    private static func given(up error: KafkaError) throws -> IdleTransaction? {
        guard error.name == "INVALID_PRODUCER_ID_MAPPING" else { throw error }
        return nil
    }

    /// Apart from what is read, so that every consumer reads the same.
    static let written = "geschreven"
}
