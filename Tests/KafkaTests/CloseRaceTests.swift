import KafkaTesting
import Testing

@testable import Kafka

extension Faults {
    @Suite("Close races")
    struct CloseRace {
        /// Ten groups of five members, so that one joins, another is being assigned, and a third is left behind.
        @Test("members closed at fifty random moments of their join end in time, and leave the group to others")
        func duringJoin() async throws {
            let broker = try broker(partitions: 4)
            let seed = UInt64.random(in: 0 ... .max)
            var state = seed
            let moments = (0..<50).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                // The first join takes three seconds; 4.5 s holds the assignment and a rebalance after it.
                return Int((state >> 33) % 4_500)
            }
            let took = try await withThrowingTaskGroup(of: Int.self) { group in
                for (index, moment) in moments.enumerated() {
                    group.addTask {
                        try await OwnedThread.run(name: "member") {
                            try Self.joinAndClose(broker, "g-\(index % 10)", afterMs: moment)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(took.count == 50)
            #expect((took.max() ?? 0) < 4_000 + busyMs, "seed \(seed): a close took \(took.max() ?? 0) ms of 4000")
            try await OwnedThread.run(name: "member") { try Self.joinAlone(broker, "g-0") }
        }

        /// How long the close took.
        private static func joinAndClose(_ broker: EmbeddedBroker, _ group: String, afterMs: Int) throws -> Int {
            let reader = try Reader(
                ConsumerSettings(brokers: broker.bootstrap, groupId: group, sessionTimeoutMs: 6_000))
            try reader.consumer.subscribe(["t"])
            let deadline = Deadline(withinMs: afterMs)
            while !deadline.isPast {
                while let turn = reader.consumer.next(countMax: 100) {
                    switch turn {
                    case .assigned(let places): try reader.accept(places)
                    case .revoking, .lost: try reader.consumer.release()
                    default: break
                    }
                }
                reader.waker.wait(timeoutMs: Int(deadline.remainingMs))
            }
            return elapsedMs { reader.consumer.close(withinMs: 4_000) }
        }

        private static func joinAlone(_ broker: EmbeddedBroker, _ group: String) throws {
            let reader = try Reader(
                ConsumerSettings(brokers: broker.bootstrap, groupId: group, sessionTimeoutMs: 6_000))
            try reader.consumer.subscribe(["t"])
            try reader.turns(withinMs: 20_000) { turn in
                guard case .assigned(let places) = turn else { return false }
                try reader.accept(places)
                return places.count == 4
            }
            reader.consumer.close(withinMs: 4_000)
        }

        @Test("a member whose broker died closes within its deadline")
        func deadBroker() async throws {
            let broker = try broker(partitions: 2)
            try await OwnedThread.run(name: "member") {
                let reader = try Reader(
                    ConsumerSettings(brokers: broker.bootstrap, groupId: "g", sessionTimeoutMs: 6_000))
                try reader.consumer.subscribe(["t"])
                try reader.turns { turn in
                    guard case .assigned(let places) = turn else { return false }
                    try reader.accept(places)
                    return true
                }
                broker.close()
                #expect(elapsedMs { reader.consumer.close(withinMs: 1_000) } < 1_000 + busyMs)
            }
        }
    }
}
