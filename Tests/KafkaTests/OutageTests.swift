import KafkaTesting
import Testing

@testable import Kafka

extension Faults {
    @Suite("Outage")
    struct Outage {
        @Test("a broker that is down for 20 s and comes back loses nothing and doubles nothing")
        func brokerDownAndBack() async throws {
            let broker = try broker(partitions: 3)
            // Some answers are under way when the connection breaks: the producer cannot know whether they were good.
            try broker.setRtt(ms: 30)
            let settings = ProducerSettings(
                brokers: broker.bootstrap, messageTimeoutMs: 90_000, extra: ["debug": "msg"])
            let sequences = Sequences()
            let producer = try Producer(settings, logger: sequences.logger)
            let reader = try SteadyReader(
                ConsumerSettings(brokers: broker.bootstrap, readCommitted: false), partitions: 3)
            let sender = SteadySender(producer, partitions: 3)
            async let results = sender.run(everyMs: 10)
            try await pass(ms: 2_000)
            try broker.setDown()
            try await pass(ms: 20_000)
            try broker.setUp()
            try await pass(ms: 2_000)
            sender.stop()

            let delivered = try await results.map { try $0.get() }
            try await reader.finish(count: delivered.count)
            #expect(delivered.count > 500)
            #expect(sequences.fault(count: delivered.count) == nil)
            // The embedded broker numbers what it gets but keeps what comes twice, where a real one drops it.
            #expect(reader.fault(count: delivered.count, doubledMax: sequences.resentCount) == nil)
            #expect(reader.fatal == nil)
            await producer.close(withinMs: 5_000)
        }

        /// What makes the queue full.
        struct Limit: CustomTestStringConvertible, Sendable {
            let testDescription: String
            var inFlightMax = 10_000
            var extra: [String: String] = [:]
            var valueCount = 10
        }

        private static let limits = [
            Limit(testDescription: "records in flight", inFlightMax: 25),
            Limit(testDescription: "librdkafka's records", extra: ["queue.buffering.max.messages": "25"]),
            Limit(
                testDescription: "librdkafka's bytes", extra: ["queue.buffering.max.kbytes": "1024"],
                valueCount: 40_000),
        ]

        @Test(
            "a queue that is full while the broker is away makes senders wait, and then delivers all", arguments: limits
        )
        func fullQueueRecovers(limit: Limit) async throws {
            let broker = try broker()
            let producer = try Producer(
                ProducerSettings(
                    brokers: broker.bootstrap, messageTimeoutMs: 60_000, inFlightMax: limit.inFlightMax,
                    extra: limit.extra),
                logger: logger)
            _ = try await producer.send(record("t", "first"))
            try broker.setDown()
            let finished = Tally()
            let value = String(repeating: "x", count: limit.valueCount)
            async let sending = withTaskGroup(of: [Result<Delivery, KafkaError>].self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        let results = await producer.send((0..<20).map { _ in record("t", value) })
                        finished.add()
                        return results
                    }
                }
                return await group.reduce(into: []) { $0 += $1 }
            }
            try await pass(ms: 1_000)
            #expect(finished.count == 0, "a sender did not wait")
            try broker.setUp()
            let offsets = try await sending.map { try $0.get().offset }.sorted()
            #expect(offsets == Array(1...200))
            #expect(try await producer.send(record("t", "last")).offset == 201)
            await producer.close(withinMs: 5_000)
        }

        @Test("closing with a full queue and a dead broker tells every sender within the deadline")
        func closeFullAndDead() async throws {
            let broker = try broker()
            let producer = try producer(broker, inFlightMax: 25)
            _ = try await producer.send(record("t", "first"))
            broker.close()
            async let sending = withTaskGroup(of: [Result<Delivery, KafkaError>].self) { group in
                for _ in 0..<10 { group.addTask { await producer.send((0..<20).map { record("t", "\($0)") }) } }
                return await group.reduce(into: []) { $0 += $1 }
            }
            try await pass(ms: 200)
            #expect(await elapsedMsAwaiting { await producer.close(withinMs: 500) } < 500 + busyMs)
            let results = await sending
            #expect(results.count == 200)
            for result in results {
                guard case .failure(let error) = result else {
                    Issue.record("a dead broker took a record")
                    continue
                }
                #expect(error.isClosed)
            }
        }
    }
}
