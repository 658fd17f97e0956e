import Testing

@testable import Kafka
@testable import KafkaTesting

extension OnEmbeddedBroker {
    @Suite("A network that lies")
    struct FaultProxyTests {
        private func transactional(_ brokers: String, timeoutMs: Int = 3_000) throws -> TransactionalProducer {
            try TransactionalProducer(
                ProducerSettings(brokers: brokers), transactionalId: "p", transactionTimeoutMs: timeoutMs,
                logger: logger)
        }

        @Test("the same seed has the same faults, and a share is a share")
        func seeded() {
            func faults(_ seed: UInt64) -> [Bool] {
                var plan = FaultPlan(seed: seed, [.init([.produce], share: 0.25, .drop(connection: .closed))])
                return (0..<1_000).map { plan.request(RequestHead(api: 0, version: 7, correlation: $0)) != nil }
            }
            #expect(faults(1) == faults(1) && faults(1) != faults(2))
            #expect((200...300).contains(faults(1).filter { $0 }.count))
        }

        @Test("without faults everything passes, also what asks for other brokers")
        func passes() async throws {
            let broker = try EmbeddedBroker(brokers: 3, logger: logger)
            try broker.createTopic("t", partitions: 6)
            let proxy = try FaultProxy(to: broker.bootstrap, FaultPlan(seed: 1, []), logger: logger)
            let producer = try Producer(ProducerSettings(brokers: proxy.bootstrap), logger: logger)
            for result in await producer.send((0..<60).map { record("t", "\($0)") }) { _ = try result.get() }
            await producer.close(withinMs: 5_000)
            #expect(proxy.tally == FaultPlan.Tally())
            proxy.close()
            broker.close()
        }

        @Test(
            "an EndTxn that is held is asked again, arrives later, and by then nothing of its epoch is open",
            arguments: FaultPlan.Connection.allCases)
        func held(connection: FaultPlan.Connection) throws {
            let broker = try broker()
            let proxy = try FaultProxy(
                to: broker.bootstrap,
                FaultPlan(
                    seed: 1,
                    [
                        .init(
                            [.endTxn], .holdUntil(.addPartitionsToTxn, answered: 1, connection: connection), countMax: 1
                        )
                    ]),
                logger: logger)
            let producer = try transactional(proxy.bootstrap)
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            try transaction.send(record("t", "x"))
            var ended = Ended(transaction.commit(timeoutMs: 10_000))
            #expect(ended.kind == .unanswered && producer.renewals == 0)
            guard let idle = try ended.spent.take()?.renewed(withinMs: 10_000) else { return }
            #expect(producer.renewals == 1)
            let next = try idle.begin()
            try next.send(record("t", "y"))
            _ = try next.flush(withinMs: 5_000)
            _ = Ended(next.commit(timeoutMs: 10_000))
            #expect(proxy.tally.held == 1 && proxy.tally.delivered == 1)
            producer.close(withinMs: 5_000)
            proxy.close()
        }

        @Test("what is delayed or loses its answer arrives once")
        func delayedAndLost() async throws {
            let broker = try broker()
            let proxy = try FaultProxy(
                to: broker.bootstrap,
                FaultPlan(
                    seed: 4,
                    [
                        .init([.produce], share: 0.2, .delay(ms: 20)),
                        .init([.produce], share: 0.1, .loseAnswer(connection: .broken)),
                        .init([.produce], share: 0.1, .drop(connection: .closed)),
                    ]), logger: logger)
            let producer = try Producer(
                ProducerSettings(brokers: proxy.bootstrap, lingerMs: 0), logger: logger)
            var offsets: Set<Int64> = []
            for index in 0..<100 { offsets.insert(try await producer.send(record("t", "\(index)")).offset) }
            await producer.close(withinMs: 5_000)
            #expect(offsets.count == 100)
            #expect(proxy.tally.faults > 10)
            proxy.close()
        }
    }
}
