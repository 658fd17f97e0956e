import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("Close")
    struct Close {
        @Test("with a dead broker everything closes within its deadline, and senders are told")
        func deadBroker() async throws {
            let broker = try broker()
            let reader = try Reader(broker, groupId: "g")
            try reader.assign("t")
            let producer = try producer(broker)
            _ = try await producer.send(record("t", "x"))
            let transactional = try TransactionalProducer(
                ProducerSettings(brokers: broker.bootstrap), transactionalId: "tafel", logger: logger
            )
            let transaction = try transactional.initialise(timeoutMs: 10_000).begin()
            try transaction.send(record("t", "x"))
            broker.close()

            async let lost = producer.send(record("t", "lost"))
            #expect(await elapsedMsAwaiting { await producer.close(withinMs: 300) } < 300 + busyMs)
            do {
                _ = try await lost
                Issue.record("a record was delivered to a dead broker")
            } catch {
                #expect((error as? KafkaError)?.isClosed == true)
            }
            #expect(elapsedMs { transactional.close(withinMs: 1_000) } < 1_000 + busyMs)
            #expect(elapsedMs { reader.consumer.close(withinMs: 1_000) } < 1_000 + busyMs)
        }

        @Test("under load a producer delivers what it took, and refuses what comes after")
        func underLoad() async throws {
            let broker = try broker()
            let producer = try producer(broker)
            let outcomes = await withTaskGroup(of: [Result<Delivery, KafkaError>].self) { group in
                for _ in 0..<20 {
                    group.addTask { await producer.send((0..<500).map { record("t", "\($0)") }) }
                }
                group.addTask {
                    await producer.close(withinMs: 10_000)
                    return []
                }
                return await group.reduce(into: []) { $0 += $1 }
            }
            #expect(outcomes.count == 10_000)
            for case .failure(let error) in outcomes { #expect(error.isClosed) }
            let after = await producer.send([record("t", "late")])
            guard case .failure(let error) = after[0] else {
                Issue.record("a closed producer delivered")
                return
            }
            #expect(error.isClosed)
        }

        @Test("a consumer closes while records pour in")
        func consumerUnderLoad() async throws {
            let broker = try broker()
            let producer = try filler(broker)
            _ = await producer.send((0..<5_000).map { record("t", "\($0)") })
            for _ in 0..<5 {
                let reader = try Reader(broker)
                try reader.assign("t")
                _ = try reader.records(1, countMax: 10)
                #expect(elapsedMs { reader.consumer.close(withinMs: 2 * busyMs) } < busyMs)
            }
            await producer.close(withinMs: 5_000)
        }
    }
}
