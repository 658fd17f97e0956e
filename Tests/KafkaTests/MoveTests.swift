import KafkaTesting
import Testing

@testable import Kafka

extension Faults {
    @Suite("Moves")
    struct Moves {
        @Test("leaders that move under load lose nothing and double nothing")
        func leaders() async throws {
            let broker = try broker(brokers: 3, partitions: 3)
            let producer = try Producer(
                ProducerSettings(brokers: broker.bootstrap, messageTimeoutMs: 60_000), logger: logger)
            let reader = try SteadyReader(
                ConsumerSettings(brokers: broker.bootstrap, readCommitted: false), partitions: 3)
            let sender = SteadySender(producer, partitions: 3)
            async let results = sender.run(everyMs: 5)
            for round in 0..<9 {
                try await pass(ms: 300)
                for partition in 0..<3 {
                    let place = TopicPartition(topic: "t", partition: Int32(partition))
                    try broker.setLeader(place, broker: Int32((round + partition) % 3) + 1)
                }
            }
            try await pass(ms: 300)
            sender.stop()
            let delivered = try await results.map { try $0.get() }
            try await reader.finish(count: delivered.count)
            #expect(delivered.count > 200)
            #expect(reader.fault(count: delivered.count) == nil)
            await producer.close(withinMs: 5_000)
        }

        @Test("a partition without a leader waits for one")
        func leaderless() async throws {
            let broker = try broker(brokers: 2)
            let place = TopicPartition(topic: "t", partition: 0)
            let producer = try producer(broker)
            _ = try await producer.send(record("t", "0"))
            try broker.setLeader(place, broker: nil)
            async let waiting = producer.send(record("t", "1"))
            try await pass(ms: 500)
            try broker.setLeader(place, broker: 2)
            #expect(try await waiting.offset == 1)
            await producer.close(withinMs: 5_000)
        }

        @Test("a coordinator that moves keeps the group: its commits are found at the new one")
        func coordinator() async throws {
            let broker = try broker(brokers: 3, partitions: 2)
            try broker.setCoordinator(.group("g"), broker: 1)
            try await OwnedThread.run(name: "member") {
                let reader = try Reader(
                    ConsumerSettings(brokers: broker.bootstrap, groupId: "g", sessionTimeoutMs: 6_000))
                try reader.consumer.subscribe(["t"])
                try reader.turns { turn in
                    guard case .assigned(let places) = turn else { return false }
                    try reader.accept(places)
                    return true
                }
                let place = TopicPartition(topic: "t", partition: 0)
                for (moved, offset) in [(2, 10), (3, 20), (1, 30)] as [(Int32, Int64)] {
                    try broker.setCoordinator(.group("g"), broker: moved)
                    try Self.commit(TopicPartitionOffset(place, offset: offset), reader)
                    let found = try reader.consumer.committed([place], timeoutMs: 10_000)
                    #expect(found.map(\.offset) == [offset])
                }
                #expect(elapsedMs { reader.consumer.close(withinMs: 5_000) } < 5_000 + busyMs)
            }
        }

        /// As a loop does it: turns are taken meanwhile, and a commit that passes is tried again.
        private static func commit(_ next: TopicPartitionOffset, _ reader: Reader) throws {
            let deadline = Deadline(withinMs: 20_000)
            while true {
                do { return try reader.consumer.commit([next], timeoutMs: 5_000) } catch {
                    guard error.isRetriable, !deadline.isPast else { throw error }
                }
                while let turn = reader.consumer.next(countMax: 100) {
                    switch turn {
                    case .assigned(let places): try reader.accept(places)
                    case .revoking, .lost: try reader.consumer.release()
                    default: break
                    }
                }
                reader.waker.wait(timeoutMs: 50)
            }
        }
    }
}
