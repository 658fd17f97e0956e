import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("Admin")
    struct AdminClaims {
        @Test("topics are made once, with the partitions asked for")
        func create() async throws {
            let broker = try broker()
            let admin = try Admin(brokers: broker.bootstrap, logger: logger)
            let specs = [TopicSpec(name: "t", partitions: 1), TopicSpec(name: "nieuw", partitions: 3)]
            #expect(
                try await admin.create(specs, timeoutMs: 5_000) == [
                    TopicResult(name: "t", outcome: .exists), TopicResult(name: "nieuw", outcome: .created),
                ]
            )
            let metadata = try await admin.metadata(topics: ["nieuw", "weg"], timeoutMs: 5_000)
            #expect(metadata.isEmbedded)
            #expect(metadata.brokers.count == 1)
            #expect(metadata.topics.map(\.name) == ["nieuw", "weg"])
            #expect(metadata.topics.map(\.partitions) == [3, 0])
            #expect(metadata.topics[0].error == nil)
            #expect(metadata.topics[1].error?.isUnknownTopic == true)
            // Asking must not make it.
            #expect(try await admin.metadata(timeoutMs: 5_000).topics.map(\.name) == ["nieuw", "t"])
            admin.close(withinMs: 5_000)
        }

        @Test("on an embedded broker of another process topics are made by asking for them")
        func createElsewhere() async throws {
            let broker = try broker()
            // Another spelling of the address is as good as another process.
            let port = try #require(broker.bootstrap.split(separator: ":").last)
            let admin = try Admin(brokers: "localhost:\(port)", logger: logger)
            let results = try await admin.create([TopicSpec(name: "nieuw", partitions: 3)], timeoutMs: 5_000)
            #expect(results.map(\.outcome) == [.created])
            let topic = try await admin.metadata(topics: ["nieuw"], timeoutMs: 5_000).topics.first
            #expect(topic?.partitions == 4 && topic?.error == nil)
            admin.close(withinMs: 5_000)
        }

        @Test("end offsets are told for each partition, in one call")
        func endOffsets() async throws {
            let broker = try broker(partitions: 2)
            let producer = try filler(broker)
            _ = await producer.send((0..<7).map { record("t", "\($0)", partition: 1) })
            await producer.close(withinMs: 5_000)
            let admin = try Admin(brokers: broker.bootstrap, logger: logger)
            let places = (0..<2).map { TopicPartition(topic: "t", partition: $0) }
            let expected = [places[0]: Int64(0), places[1]: 7]
            #expect(try await admin.highWatermarks(places, timeoutMs: 5_000) == expected)
            admin.close(withinMs: 5_000)
            let error = await #expect(throws: KafkaError.self) {
                try await admin.highWatermarks(places, timeoutMs: 5_000)
            }
            #expect(error?.isClosed == true)
        }

        @Test("the embedded broker's missing settings are told at once")
        func describeConfig() async throws {
            let broker = try broker()
            let admin = try Admin(brokers: broker.bootstrap, logger: logger)
            await #expect(throws: KafkaError.self) { try await admin.describeConfig(topics: ["t"], timeoutMs: 5_000) }
            admin.close(withinMs: 5_000)
        }

        @Test("a broker that comes back is found again")
        func brokerComesBack() async throws {
            let broker = try broker()
            let producer = try filler(broker)
            _ = try await producer.send(record("t", "before"))
            try broker.setDown()
            async let during = producer.send(record("t", "during"))
            try broker.setUp()
            #expect(try await during.offset == 1)
            await producer.close(withinMs: 5_000)
        }
    }
}
