import KafkaTesting
import Testing

@testable import Kafka

extension Faults {
    /// Passing errors pass unseen; lasting ones reach who asked, typed, and end the client only when it is of no use.
    @Suite("Error bursts")
    struct ErrorBursts {
        @Test(
            "a burst of passing errors on Produce delays a record and does not double it",
            arguments: [
                BrokerErrors.notLeader, BrokerErrors.requestTimedOut, BrokerErrors.notEnoughReplicas,
                BrokerErrors.notEnoughReplicasAfterAppend, BrokerErrors.disconnect,
            ])
        func produce(code: Int32) async throws {
            let broker = try broker()
            let producer = try producer(broker)
            _ = try await producer.send(record("t", "0"))
            try broker.failNext(.produce, errors: Array(repeating: code, count: 4))
            #expect(try await producer.send(record("t", "1")).offset == 1)
            #expect(try await producer.send(record("t", "2")).offset == 2)
            await producer.close(withinMs: 5_000)
        }

        @Test(
            "a lasting error on Produce refuses the record by name, and the producer goes on",
            arguments: [
                BrokerErrors.messageTooLarge, BrokerErrors.topicAuthorizationFailed, BrokerErrors.invalidRecord,
            ])
        func refused(code: Int32) async throws {
            let broker = try broker()
            // After a refusal of the topic itself librdkafka refuses by itself until metadata says otherwise.
            let extra = ["topic.metadata.refresh.interval.ms": "200"]
            let settings = ProducerSettings(brokers: broker.bootstrap, messageTimeoutMs: 10_000, extra: extra)
            let producer = try Producer(settings, logger: logger)
            _ = try await producer.send(record("t", "0"))
            try broker.failNext(.produce, errors: [code])
            let error = await #expect(throws: KafkaError.self) { try await producer.send(record("t", "1")) }
            #expect(error?.code == code && error?.isFatal == false, "\(error.map { "\($0)" } ?? "none")")
            #expect(error?.operation.contains("'t'") == true)
            #expect(try await Self.goesOn(producer, withinMs: 10_000))
            await producer.close(withinMs: 5_000)
        }

        /// Not at once: after a refused record the embedded broker misses a sequence number and may refuse the next.
        private static func goesOn(_ producer: Producer, withinMs: Int) async throws -> Bool {
            let deadline = Deadline(withinMs: withinMs)
            while !deadline.isPast {
                if case .success = await producer.send([record("t", "2")])[0] { return true }
                try await pass(ms: 50)
            }
            return false
        }

        @Test(
            "a burst of passing errors on InitProducerId delays the first record",
            arguments: [
                BrokerErrors.coordinatorLoading, BrokerErrors.coordinatorNotAvailable, BrokerErrors.disconnect,
            ])
        func producerId(code: Int32) async throws {
            let broker = try broker()
            try broker.failNext(.initProducerId, errors: [code, code])
            let producer = try producer(broker)
            #expect(try await producer.send(record("t", "0")).offset == 0)
            await producer.close(withinMs: 5_000)
        }

        @Test("no right to be idempotent is fatal, and every record says so")
        func noRightToBeIdempotent() async throws {
            let broker = try broker()
            try broker.failNext(
                .initProducerId, errors: Array(repeating: BrokerErrors.clusterAuthorizationFailed, count: 100))
            let producer = try producer(broker)
            for _ in 0..<2 {
                let error = await #expect(throws: KafkaError.self) { try await producer.send(record("t", "0")) }
                #expect(error?.isAuthorization == true && error?.isFatal == true, "\(error.map { "\($0)" } ?? "none")")
            }
            await producer.close(withinMs: 5_000)
        }

        @Test(
            "a burst of passing errors on Fetch neither loses nor doubles a record",
            arguments: [
                BrokerErrors.notLeader, BrokerErrors.leaderNotAvailable, BrokerErrors.unknownTopic,
                BrokerErrors.disconnect,
            ])
        func fetch(code: Int32) async throws {
            let broker = try broker()
            let producer = try filler(broker)
            _ = await producer.send((0..<50).map { record("t", "\($0)") })
            try broker.failNext(.fetch, errors: Array(repeating: code, count: 4))
            let reader = try SteadyReader(
                ConsumerSettings(brokers: broker.bootstrap, readCommitted: false), partitions: 1)
            try await reader.finish(count: 50)
            #expect(reader.fault(count: 50) == nil)
            #expect(reader.fatal == nil)
            await producer.close(withinMs: 5_000)
        }

        @Test("no right to read is a turn that names the partition, and reading goes on when it is given")
        func noRightToRead() async throws {
            let broker = try broker()
            let producer = try filler(broker)
            _ = await producer.send((0..<5).map { record("t", "\($0)") })
            try broker.failNext(.fetch, errors: [BrokerErrors.topicAuthorizationFailed])
            let reader = try SteadyReader(
                ConsumerSettings(brokers: broker.bootstrap, readCommitted: false), partitions: 1)
            try await reader.finish(count: 5)
            #expect(reader.fault(count: 5) == nil)
            #expect(reader.lastFailure?.isAuthorization == true && reader.fatal == nil)
            #expect(reader.lastFailure?.operation.contains("t[0]") == true)
            await producer.close(withinMs: 5_000)
        }

        @Test(
            "a burst of errors on FindCoordinator: passing ones delay the join, a lasting one is told by a turn",
            arguments: [
                BrokerErrors.coordinatorNotAvailable, BrokerErrors.disconnect, BrokerErrors.groupAuthorizationFailed,
            ])
        func findCoordinator(code: Int32) async throws {
            let broker = try broker()
            try broker.failNext(.findCoordinator, errors: [code, code])
            let failures = try await OwnedThread.run(name: "member") {
                let reader = try Reader(
                    ConsumerSettings(brokers: broker.bootstrap, groupId: "g", sessionTimeoutMs: 6_000))
                try reader.consumer.subscribe(["t"])
                var failures: [KafkaError] = []
                try reader.turns(withinMs: 20_000) { turn in
                    if case .failed(let error) = turn { failures.append(error) }
                    guard case .assigned(let places) = turn else { return false }
                    try reader.accept(places)
                    return true
                }
                reader.consumer.close(withinMs: 5_000)
                return failures
            }
            #expect(!failures.contains { $0.isFatal })
            #expect(failures.contains { $0.isAuthorization } == (code == BrokerErrors.groupAuthorizationFailed))
        }
    }
}
