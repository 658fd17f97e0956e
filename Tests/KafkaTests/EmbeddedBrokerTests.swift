import KafkaTesting
import Testing

@testable import Kafka

extension Faults {
    /// The hooks themselves: a fault that is not played proves nothing.
    @Suite("Embedded broker")
    struct Hooks {
        @Test("a delayed answer waits in line until it is met")
        func delay() async throws {
            let broker = try broker()
            let producer = try filler(broker)
            _ = try await producer.send(record("t", "0"))
            try broker.failNext(.produce, errors: [BrokerErrors.none], rttMs: 400)
            #expect(try broker.errorsLeft(.produce) == 1)
            #expect(try await elapsedMsAwaiting { _ = try await producer.send(record("t", "1")) } >= 400)
            #expect(try broker.errorsLeft(.produce) == 0)
            await producer.close(withinMs: 5_000)
        }

        @Test("many topics are made at once, and one that is there already is told")
        func manyTopics() async throws {
            let broker = try EmbeddedBroker(brokers: 1, logger: logger)
            let topics = Dictionary(uniqueKeysWithValues: (1...60).map { ("many-\($0)", $0 % 5 + 1) })
            try broker.createTopics(topics)
            let admin = try Admin(brokers: broker.bootstrap, logger: logger)
            let found = try await admin.metadata(timeoutMs: 5_000).topics
            #expect(Dictionary(found.map { ($0.name, $0.partitions) }) { $1 } == topics)
            let again = #expect(throws: KafkaError.self) { try broker.createTopics(["many-1": 1, "new": 1]) }
            #expect(again?.name == "TOPIC_ALREADY_EXISTS")
            admin.close(withinMs: 2_000)
        }

        @Test("errors that were taken away are not met")
        func clear() async throws {
            let broker = try broker()
            let producer = try filler(broker)
            try broker.failNext(.produce, errors: [BrokerErrors.messageTooLarge])
            try broker.clearErrors(.produce)
            #expect(try await producer.send(record("t", "0")).offset == 0)
            await producer.close(withinMs: 5_000)
        }

        @Test("one broker of three goes down, and only its partitions wait")
        func oneDown() async throws {
            let broker = try broker(brokers: 3, partitions: 2)
            try broker.setLeader(TopicPartition(topic: "t", partition: 0), broker: 1)
            try broker.setLeader(TopicPartition(topic: "t", partition: 1), broker: 2)
            let producer = try filler(broker)
            _ = await producer.send([record("t", "0", partition: 0), record("t", "0", partition: 1)])
            try broker.setDown(2)
            async let waiting = producer.send(record("t", "1", partition: 1))
            #expect(try await producer.send(record("t", "1", partition: 0)).offset == 1)
            try broker.setUp(2)
            #expect(try await waiting.offset == 1)
            await producer.close(withinMs: 5_000)
        }

        @Test("a consumer that is sent to a follower reads there")
        func follower() async throws {
            let broker = try broker(brokers: 2)
            let place = TopicPartition(topic: "t", partition: 0)
            try broker.setLeader(place, broker: 1)
            let producer = try filler(broker)
            _ = await producer.send((0..<10).map { record("t", "\($0)") })
            try broker.setFollower(place, broker: 2)
            try broker.setFollowerOffsets(place, low: nil, high: nil)
            try broker.setRack("zaal-b")
            try broker.failNext(.fetch, errors: [BrokerErrors.none], rttMs: 1, broker: 2)
            let reader = try SteadyReader(
                ConsumerSettings(brokers: broker.bootstrap, readCommitted: false, extra: ["client.rack": "zaal-b"]),
                partitions: 1)
            try await reader.finish(count: 10)
            #expect(reader.fault(count: 10) == nil)
            #expect(try broker.errorsLeft(.fetch, broker: 2) == 0, "nobody asked the follower")
            await producer.close(withinMs: 5_000)
        }

        @Test("a request that an older broker does not know is a typed error, and versions it cannot read are refused")
        func versions() async throws {
            let broker = try broker()
            let refusal = #expect(throws: KafkaError.self) { try broker.setVersions(.produce, 0...99) }
            #expect(refusal?.detail.contains("0...7") == true)
            try broker.setVersions(.initProducerId, nil)
            let producer = try Producer(
                ProducerSettings(brokers: broker.bootstrap, messageTimeoutMs: 2_000), logger: logger)
            let error = await #expect(throws: KafkaError.self) { try await producer.send(record("t", "0")) }
            #expect(error?.name == "_UNSUPPORTED_FEATURE", "\(error.map { "\($0)" } ?? "none")")
            await producer.close(withinMs: 5_000)
        }

        @Test("a broker that is not there and a cluster that was closed are typed errors")
        func refusals() throws {
            let broker = try broker()
            let unknown = #expect(throws: KafkaError.self) { try broker.setDown(9) }
            #expect(unknown?.description.contains("broker 9") == true)
            let twice = #expect(throws: KafkaError.self) { try broker.createTopic("t") }
            #expect(twice?.name == "TOPIC_ALREADY_EXISTS")
            broker.close()
            broker.close()
            let closed = #expect(throws: KafkaError.self) { try broker.setUp() }
            #expect(closed?.isClosed == true)
        }
    }
}
