import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("A topic that was made a moment ago")
    struct AwaitTopicsTests {
        @Test("it is looked for again until it is there")
        func comes() async throws {
            let broker = try broker()
            let admin = try Admin(brokers: broker.bootstrap, logger: logger)
            async let found = admin.metadata(awaiting: ["late"], withinMs: 10_000, timeoutMs: 5_000)
            try broker.createTopic("late", partitions: 3)
            #expect(try await found.topics.first { $0.name == "late" }?.partitions == 3)
            admin.close(withinMs: 5_000)
        }

        @Test("one that nobody makes is not waited for longer than asked")
        func doesNotCome() async throws {
            let broker = try broker()
            let admin = try Admin(brokers: broker.bootstrap, logger: logger)
            let began = ContinuousClock.now
            let found = try await admin.metadata(awaiting: ["t", "never"], withinMs: 400, timeoutMs: 5_000)
            #expect(found.topics.map(\.name) == ["t"])
            #expect(ContinuousClock.now - began < .seconds(5))
            admin.close(withinMs: 5_000)
        }
    }
}
