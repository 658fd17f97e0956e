import Crdkafka
import Foundation
import KafkaTesting
import Testing

@testable import Kafka

/// Requests of transactions that arrive late, in front of a real cluster. `DOORBRAAK_FAULTS` says how many of each kind
/// are held: 10, unless somebody has more time.
@Suite(
    "A network that lies, before a real Apache Kafka", .serialized,
    .enabled(if: Cluster.brokers != nil, "DOORBRAAK_BROKERS is not set"))
struct EchteKafkaNetworkTests {
    private static let faults = Cluster.named("FAULTS").flatMap { Int($0) } ?? 10
    private let timeMs = 30_000

    /// Which request is held, how its connection looks meanwhile, and when it arrives.
    struct Hold: Sendable, CustomTestStringConvertible {
        let api: EmbeddedBroker.ApiKey
        let connection: FaultPlan.Connection
        let until: EmbeddedBroker.ApiKey

        var testDescription: String { "\(api), \(connection), until \(until)" }

        static let all = [EmbeddedBroker.ApiKey.endTxn, .addPartitionsToTxn, .addOffsetsToTxn, .txnOffsetCommit]
            .flatMap { api in
                FaultPlan.Connection.allCases.flatMap { connection in
                    [EmbeddedBroker.ApiKey.addPartitionsToTxn, .produce].map {
                        Hold(api: api, connection: connection, until: $0)
                    }
                }
            }
    }

    private func withTopics(_ body: (_ from: String, _ to: String) async throws -> Void) async throws {
        let admin = try Cluster.admin()
        let (from, to) = (Cluster.fresh("in"), Cluster.fresh("out"))
        _ = try await admin.create(
            [TopicSpec(name: from, partitions: 1), TopicSpec(name: to, partitions: 2)], timeoutMs: timeMs)
        #expect(try await admin.awaitEverywhere([from, to], timeoutMs: timeMs).isEmpty)
        try await body(from, to)
        _ = try await admin.delete(topics: [from, to], timeoutMs: timeMs)
        admin.close(withinMs: 5_000)
    }

    /// What readers of committed records see of each partition.
    private func visible(_ topic: String, partitions: Int32) async throws -> [[String]] {
        try await OwnedThread.run(name: "reader") {
            let waker = try Waker()
            let consumer = try Consumer(
                ConsumerSettings(brokers: Cluster.brokers ?? "", partitionEOF: true), waker: waker, logger: logger)
            defer { consumer.close(withinMs: 5_000) }
            let places = (0..<partitions).map { TopicPartition(topic: topic, partition: $0) }
            try consumer.assign(places.map { TopicPartitionOffset($0, offset: 0) })
            var seen = [[String]](repeating: [], count: Int(partitions))
            var reading = ReadToEnd(firstEndOf: places, silenceMsMax: 30_000)
            let outcome = reading.run(ReadPace(waker), next: { consumer.next(countMax: 1_000) }) { batch in
                for record in batch {
                    seen[Int(record.partition)].append(String(decoding: record.copyValue() ?? [], as: UTF8.self))
                }
            }
            guard case .done = outcome else { throw TookTooLong() }
            return seen
        }
    }

    private func plan(_ hold: Hold, seed: UInt64 = 11) -> FaultPlan {
        // Half of them, so that there are transactions in between to tear.
        FaultPlan(
            seed: seed,
            [.init([hold.api], share: 0.5, .holdUntil(hold.until, answered: 1, connection: hold.connection), skip: 3)])
    }

    @Test(
        "whatever request of a transaction arrives late: each record is copied once to both places, and no offset goes back",
        arguments: Hold.all)
    func exactlyOnce(hold: Hold) async throws {
        try await withTopics { from, to in
            let filler = try Producer(ProducerSettings(brokers: Cluster.brokers ?? ""), logger: logger)
            let sent = await filler.send((0..<5_000).map { record(from, "\($0)", partition: 0) })
            for result in sent { _ = try result.get() }
            await filler.close(withinMs: 5_000)

            let proxy = try FaultProxy(to: Cluster.brokers ?? "", plan(hold), logger: logger)
            let group = Cluster.fresh("group")
            var settings = ExactlyOnceSettings(
                consumer: ConsumerSettings(brokers: Cluster.brokers ?? "", groupId: group),
                producer: ProducerSettings(brokers: proxy.bootstrap), transactionalId: group, topics: [from])
            settings.transactionTimeoutMs = 6_000
            settings.commitCountMax = 1
            settings.batchCountMax = 3
            let fixed = settings
            let copied = try await OwnedThread.run(name: "exactly-once") {
                let stop = try StopSignal()
                let work = TwoPlaces(stop: stop, to: to) { proxy.tally.delivered >= Self.faults }
                try ExactlyOnceLoop(fixed, work, stop: stop, logger: logger).run()
                return work.committedCount
            }
            let tally = proxy.tally
            proxy.close()
            let expected = (0..<copied).map(String.init)
            #expect(tally.delivered >= Self.faults)
            #expect(try await visible(to, partitions: 2) == [expected, expected])
            let place = TopicPartition(topic: from, partition: 0)
            let committed = try await OwnedThread.run(name: "offsets") {
                let consumer = try Consumer(
                    ConsumerSettings(brokers: Cluster.brokers ?? "", groupId: group), waker: try Waker(), logger: logger
                )
                defer { consumer.close(withinMs: 5_000) }
                return try consumer.committed([place], timeoutMs: 20_000).map(\.offset)
            }
            #expect(committed == [Int64(copied)])
            print("held \(tally.held), arrived \(tally.delivered), answers \(tally.answers), copied \(copied): \(hold)")
        }
    }

    /// The canary: who believes a commit that says it succeeded, and begins, has its transactions torn. If this ever
    /// passes without a tear, then the test above proves nothing.
    @Test("a plain loop on librdkafka is torn by the same faults")
    func canary() async throws {
        try await withTopics { _, to in
            let hold = Hold(api: .endTxn, connection: .broken, until: .addPartitionsToTxn)
            let proxy = try FaultProxy(to: Cluster.brokers ?? "", plan(hold), logger: logger)
            let settings = ProducerSettings(brokers: proxy.bootstrap)
                .pairs(transactionalId: to, transactionTimeoutMs: 6_000)
            let reported = try await OwnedThread.run(name: "plain") {
                var reported: [String] = []
                var handle = Optional(try PlainLoop(settings))
                for index in 0..<2_000 where proxy.tally.delivered < max(20, Self.faults) {
                    switch try handle?.once("\(index)", to: to) {
                    case .committed: reported.append("\(index)")
                    case .aborted: break
                    // As who restarts it would.
                    case .dead, nil:
                        handle = nil
                        handle = try PlainLoop(settings)
                    }
                }
                return reported
            }
            let tally = proxy.tally
            proxy.close()
            let seen = try await visible(to, partitions: 2)
            let torn = Set(seen[0]).symmetricDifference(seen[1])
            let lost = reported.filter { !seen[0].contains($0) || !seen[1].contains($0) }
            print(
                "plain loop: held \(tally.held), arrived \(tally.delivered), torn \(torn.count), reported but not whole \(lost.count)"
            )
            #expect(!torn.isEmpty || !lost.isEmpty)
        }
    }
}

/// Sends every record on to both partitions of a topic.
private final class TwoPlaces: ExactlyOnceWork {
    private let stop: StopSignal
    private let topic: String
    private let isEnough: () -> Bool
    private var sinceCommit = 0
    private(set) var committedCount = 0

    init(stop: StopSignal, to topic: String, isEnough: @escaping () -> Bool) {
        (self.stop, self.topic, self.isEnough) = (stop, topic, isEnough)
    }

    func take(_ record: Record, _ transaction: borrowing Transaction) throws(TransactionFailure) {
        for partition: Int32 in 0...1 { try transaction.forward(record, to: topic, partition: partition) }
        sinceCommit += 1
    }

    func committed() {
        committedCount += sinceCommit
        sinceCommit = 0
        if isEnough() || committedCount >= 4_900 { stop.ask() }
    }

    func aborted() { sinceCommit = 0 }
}

/// Transactions as rdkafka.h says, with nothing that looks whether a request went unanswered.
private final class PlainLoop {
    enum Ending { case committed, aborted, dead }

    private let handle: Handle

    init(_ settings: Properties) throws {
        handle = try Handle(.producer, settings, events: RD_KAFKA_EVENT_ERROR, logger: logger)
        try Self.check(rd_kafka_init_transactions(handle.rk, 30_000))
    }

    func once(_ value: String, to topic: String) throws -> Ending {
        do { try Self.check(rd_kafka_begin_transaction(handle.rk)) } catch { return .dead }
        for partition: Int32 in 0...1 { _ = handle.produce(record(topic, value, partition: partition)) }
        _ = rd_kafka_flush(handle.rk, 10_000)
        for _ in 0..<30 {
            do throws(KafkaError) {
                try Self.check(rd_kafka_commit_transaction(handle.rk, 10_000))
                return .committed
            } catch {
                if error.isFatal { return .dead }
                guard error.requiresAbort else { continue }
                do { try Self.check(rd_kafka_abort_transaction(handle.rk, 10_000)) } catch { return .dead }
                return .aborted
            }
        }
        return .dead
    }

    private static func check(_ error: OpaquePointer?) throws(KafkaError) {
        if let error { throw KafkaError(taking: error, operation: "plain loop") }
    }
}
