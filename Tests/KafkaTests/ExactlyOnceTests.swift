import KafkaTesting
import Synchronization
import Testing

@testable import Kafka

/// Sends every record on, and keeps count as a loop with memory would.
final class Copying: ExactlyOnceWork {
    let stop: StopSignal
    let enough: Int
    private var sinceCommit = 0
    private(set) var committedCount = 0
    private(set) var abortedCount = 0

    init(stop: StopSignal, enough: Int) {
        self.stop = stop
        self.enough = enough
    }

    func take(_ record: Record, _ transaction: borrowing Transaction) throws(TransactionFailure) {
        try transaction.forward(record, to: "copy")
        sinceCommit += 1
    }

    func committed() {
        committedCount += sinceCommit
        sinceCommit = 0
        if committedCount >= enough { stop.ask() }
    }

    func aborted() {
        abortedCount += 1
        sinceCommit = 0
    }
}

extension OnEmbeddedBroker {
    @Suite("Exactly-once loop")
    struct ExactlyOnceTests {
        private func run(
            _ broker: EmbeddedBroker, enough: Int, _ change: (inout ExactlyOnceSettings) -> Void = { _ in }
        ) async throws -> (committed: Int, aborted: Int) {
            var settings = ExactlyOnceSettings(
                consumer: ConsumerSettings(brokers: broker.bootstrap, groupId: "g"),
                producer: ProducerSettings(brokers: broker.bootstrap), transactionalId: "copy-0", topics: ["t"])
            change(&settings)
            let fixed = settings
            return try await OwnedThread.run(name: "exactly-once") {
                let stop = try StopSignal()
                let work = Copying(stop: stop, enough: enough)
                try ExactlyOnceLoop(fixed, work, stop: stop, logger: logger).run()
                return (work.committedCount, work.abortedCount)
            }
        }

        private func filled(_ count: Int) async throws -> EmbeddedBroker {
            let broker = try broker()
            try broker.createTopic("copy", partitions: 1)
            let filler = try filler(broker)
            for result in await filler.send((0..<count).map { record("t", "\($0)") }) { _ = try result.get() }
            await filler.close(withinMs: 5_000)
            return broker
        }

        @Test("every record goes on once, in transactions of the size that was asked")
        func copies() async throws {
            let broker = try await filled(1_000)
            let outcome = try await run(broker, enough: 1_000) {
                $0.commitCountMax = 100
                $0.batchCountMax = 100
            }
            #expect(outcome.committed == 1_000)
            #expect(outcome.aborted == 0)
            let reader = try Reader(broker)
            try reader.assign("copy")
            #expect(try reader.records(1_000).map(\.value) == (0..<1_000).map { "\($0)" })
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("after an abort the records come again, and memory was told")
        func aborts() async throws {
            let broker = try await filled(200)
            try broker.failNext(.txnOffsetCommit, errors: [22, 22])
            let outcome = try await run(broker, enough: 200)
            #expect(outcome.committed == 200)
            #expect(outcome.aborted == 2)
        }

        @Test("what keeps failing ends the loop, with the broker's words")
        func givesUp() async throws {
            let broker = try await filled(10)
            try broker.failNext(.txnOffsetCommit, errors: Array(repeating: 22, count: 50))
            do {
                _ = try await run(broker, enough: 10) { $0.abortsMax = 3 }
                Issue.record("the loop went on")
            } catch ExactlyOnceEnd.failed(let error) {
                #expect(error.code == 22)
            }
        }

        @Test("a loop that is fenced says so")
        func fenced() async throws {
            let broker = try await filled(10)
            try broker.failNext(.endTxn, errors: [90])
            do {
                _ = try await run(broker, enough: 10)
                Issue.record("a fenced loop went on")
            } catch ExactlyOnceEnd.fenced(let error) {
                #expect(error.isFenced)
            }
        }
    }
}
