import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("Rebalance")
    struct Rebalance {
        /// One test for the whole life of a group, because every join of the embedded broker takes three seconds.
        @Test("partitions are assigned, revoked for a second member, and given back when it leaves")
        func lifeOfAGroup() throws {
            let broker = try broker(partitions: 2)
            let waker = try Waker()
            let settings = ConsumerSettings(brokers: broker.bootstrap, groupId: "g", sessionTimeoutMs: 6_000)
            let first = try Reader(settings, waker: waker)
            try first.consumer.subscribe(["t"])
            var held: [TopicPartition] = []
            try first.turns { turn in
                guard case .assigned(let places) = turn else { return false }
                held = places
                try first.accept(places)
                return true
            }
            #expect(held.map(\.partition) == [0, 1])

            let second = try Reader(settings, waker: waker)
            try second.consumer.subscribe(["t"])
            var revoked: [[TopicPartition]] = []
            var shares: [String: Int] = [:]
            try both(first, second, withinMs: 20_000) { name, reader, turn in
                switch turn {
                case .revoking(let places), .lost(let places):
                    revoked.append(places)
                    try reader.consumer.release()
                case .assigned(let places):
                    shares[name] = places.count
                    try reader.accept(places)
                default: break
                }
                return shares == ["first": 1, "second": 1]
            }
            #expect(revoked.first?.map(\.partition) == [0, 1])

            let closing = elapsedMs { second.consumer.close(withinMs: 2 * busyMs) }
            #expect(closing < busyMs)
            first.consumer.close(withinMs: 5_000)
        }

        private func both(
            _ first: Reader, _ second: Reader, withinMs: Int, until enough: (String, Reader, Turn) throws -> Bool
        ) throws {
            let deadline = Deadline(withinMs: withinMs)
            while !deadline.isPast {
                for (name, reader) in [("first", first), ("second", second)] {
                    while let turn = reader.consumer.next(countMax: 100) {
                        if try enough(name, reader, turn) { return }
                    }
                }
                first.waker.wait(timeoutMs: Int(deadline.remainingMs))
            }
            throw TookTooLong()
        }

        @Test("closing during the first assignment ends within its time")
        func closeDuringFirstAssignment() throws {
            let broker = try broker(partitions: 2)
            let settings = ConsumerSettings(brokers: broker.bootstrap, groupId: "g", sessionTimeoutMs: 6_000)
            // Once amid the join, and once with the assignment waiting to be answered.
            let joining = try Reader(settings)
            try joining.consumer.subscribe(["t"])
            _ = try? joining.turns(withinMs: 200) { _ in false }
            #expect(elapsedMs { joining.consumer.close(withinMs: 4_000) } < 4_000 + busyMs)
            let reader = try Reader(settings)
            try reader.consumer.subscribe(["t"])
            try reader.turns { if case .assigned = $0 { true } else { false } }
            #expect(elapsedMs { reader.consumer.close(withinMs: 4_000) } < 4_000 + busyMs)
        }
    }
}

extension Reader {
    func accept(_ places: [TopicPartition]) throws {
        try consumer.accept(places.map { TopicPartitionOffset($0, offset: Offsets.beginning) })
    }
}
