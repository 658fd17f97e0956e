import Foundation
import KafkaTesting
import Logging
import Testing

@testable import Kafka

/// The cluster that someone named for these tests.
private let named = ProcessInfo.processInfo.environment["DOORBRAAK_BROKERS"]

/// What only a real Apache Kafka can prove of the client. Runs when `DOORBRAAK_BROKERS` names one (`make test-kafka`).
@Suite(
    "The client on a real Apache Kafka", .serialized, .enabled(if: named != nil, "DOORBRAAK_BROKERS is not set"),
    .timeLimit(.minutes(6)))
struct EchteKafkaClientTests {
    private let brokers = named ?? ""
    private let partitions = 4
    /// Topics of this run, which are taken away after each test that made them.
    private let prefix = "doorbraaktest-\(UUID().uuidString.prefix(8).lowercased())"

    private func withTopics(_ body: (_ from: String, _ to: String) async throws -> Void) async throws {
        let admin = try Admin(brokers: brokers, logger: logger)
        let names = ["\(prefix)-from", "\(prefix)-to"]
        _ = try await admin.create(
            names.map { TopicSpec(name: $0, partitions: Int32(partitions)) }, timeoutMs: 20_000)
        try await body(names[0], names[1])
        admin.close(withinMs: 2_000)
    }

    /// Sends the numbers at about this pace, each keyed by itself.
    private func send(_ numbers: Range<Int>, to topic: String, perSecond: Int) async throws {
        let producer = try Producer(ProducerSettings(brokers: brokers), logger: logger)
        let step = max(1, perSecond / 20)
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: step) {
            let until = ContinuousClock.now + .milliseconds(50)
            let records = (start..<min(start + step, numbers.upperBound)).map { record(topic, "\($0)", key: "\($0)") }
            for result in await producer.send(records) { _ = try result.get() }
            Latch().wait(withinMs: max(0, Int((until - .now) / .milliseconds(1))))
        }
        await producer.close(withinMs: 10_000)
    }

    /// Every number in the topic, as a reader sees it that waits for transactions, once `count` are there or time is
    /// up.
    private func read(_ topic: String, count: Int, committed: Bool = true, withinMs: Int = 60_000) throws -> [Int] {
        let reader = try Reader(ConsumerSettings(brokers: brokers, readCommitted: committed))
        defer { reader.consumer.close(withinMs: 5_000) }
        try reader.consumer.assign(
            (0..<Int32(partitions)).map { TopicPartitionOffset(topic: topic, partition: $0, offset: 0) })
        var seen: [Int] = []
        var deadline = Deadline(withinMs: withinMs)
        while !deadline.isPast {
            guard let turn = reader.consumer.next(countMax: 1_000) else {
                reader.waker.wait(timeoutMs: min(100, Int(deadline.remainingMs)))
                continue
            }
            guard case .records(let batch) = turn else { continue }
            seen += batch.compactMap { $0.copyValue().flatMap { Int(String(decoding: $0, as: UTF8.self)) } }
            // A little longer, because what is doubled comes last.
            if seen.count >= count { deadline = Deadline(withinMs: min(2_000, Int(deadline.remainingMs))) }
        }
        return seen
    }

    /// Fails with what is lost and what is doubled.
    private func expectExactly(_ count: Int, in seen: [Int], sourceLocation: SourceLocation = #_sourceLocation) {
        let times = Dictionary(grouping: seen) { $0 }.mapValues(\.count)
        let lost = (0..<count).filter { times[$0] == nil }
        let doubled = times.filter { $0.value > 1 }.keys.sorted()
        #expect(
            lost.isEmpty && doubled.isEmpty && seen.count == count,
            "lost \(lost.prefix(5)) of \(lost.count), doubled \(doubled.prefix(5)) of \(doubled.count)",
            sourceLocation: sourceLocation)
    }

    @Test("a loop that is killed ten times at random loses nothing and doubles nothing")
    func killed() async throws {
        try await withTopics { from, to in
            let count = 20_000
            let sending = Task { try await send(0..<count, to: from, perSecond: 1_000) }
            for death in 1...10 {
                // Static membership: its successor need not wait for the session of the dead one to end.
                let copy = try CopyProcess(
                    brokers: brokers, from: from, to: to, group: prefix, id: "\(prefix)-0",
                    extra: ["group.instance.id=\(prefix)"])
                Latch().wait(withinMs: Int.random(in: 600...2_500))
                copy.kill9()
                if death == 10 { try await sending.value }
            }
            let last = try CopyProcess(
                brokers: brokers, from: from, to: to, group: prefix, id: "\(prefix)-0",
                extra: ["group.instance.id=\(prefix)"])
            let seen = try read(to, count: count)
            #expect(try last.stop() == 0)
            expectExactly(count, in: seen)
        }
    }

    @Test("two members that come and go under load lose nothing and double nothing")
    func rebalance() async throws {
        try await withTopics { from, to in
            let count = 15_000
            let sending = Task { try await send(0..<count, to: from, perSecond: 1_000) }
            let first = try CopyProcess(brokers: brokers, from: from, to: to, group: prefix, id: "\(prefix)-a")
            for _ in 1...4 {
                let second = try CopyProcess(brokers: brokers, from: from, to: to, group: prefix, id: "\(prefix)-b")
                Latch().wait(withinMs: Int.random(in: 1_500...3_000))
                #expect(try second.stop() == 0)
            }
            try await sending.value
            let seen = try read(to, count: count)
            #expect(try first.stop() == 0)
            expectExactly(count, in: seen)
        }
    }

    @Test("a frozen loop that another replaced is fenced when it wakes, and its work is done once")
    func zombie() async throws {
        try await withTopics { from, to in
            let count = 6_000
            let sending = Task { try await send(0..<count, to: from, perSecond: 1_000) }
            let zombie = try CopyProcess(brokers: brokers, from: from, to: to, group: prefix, id: "\(prefix)-0")
            Latch().wait(withinMs: 2_000)
            zombie.signal(SIGSTOP)
            let successor = try CopyProcess(brokers: brokers, from: from, to: to, group: prefix, id: "\(prefix)-0")
            try await sending.value
            // The session of the frozen one ends after six seconds, and only then does the successor get its
            // partitions.
            let beforeWaking = try read(to, count: count)
            expectExactly(count, in: beforeWaking)
            zombie.signal(SIGCONT)
            // It comes back into the group; frozen between two transactions, it learns only from the next one.
            let more = Task { try await send(count..<count + 4_000, to: from, perSecond: 400) }
            #expect(zombie.end() == 3)
            try await more.value
            let seen = try read(to, count: count + 4_000)
            #expect(try successor.stop() == 0)
            expectExactly(count + 4_000, in: seen)
        }
    }

    @Test("who waits for transactions sees nothing of an aborted one, who does not sees it")
    func abortedUnseen() async throws {
        try await withTopics { _, to in
            let producer = try TransactionalProducer(
                ProducerSettings(brokers: brokers), transactionalId: "\(prefix)-abort", logger: logger)
            let aborted = try producer.initialise(timeoutMs: 20_000).begin()
            for number in 100..<200 { try aborted.send(record(to, "\(number)")) }
            // On the broker before it is aborted, else nothing would be there to be hidden.
            let isThere = try aborted.flush(withinMs: 10_000)
            #expect(isThere)
            let second = try aborted.aborted().begin()
            for number in 0..<100 { try second.send(record(to, "\(number)")) }
            _ = try second.committed()
            producer.close(withinMs: 5_000)
            expectExactly(100, in: try read(to, count: 100, withinMs: 10_000))
            let all = try read(to, count: 200, committed: false, withinMs: 10_000)
            #expect(Set(all) == Set(0..<200))
        }
    }

    @Test("a batch asked past is committed in the group, and lag and positions tell how far it is")
    func batches() async throws {
        try await withTopics { from, _ in
            try await send(0..<500, to: from, perSecond: 10_000)
            var limits = RecordBatches.Limits()
            limits.batchCountMax = 50
            let batches = try RecordBatches(
                ConsumerSettings(brokers: brokers, groupId: prefix), topics: [from], limits: limits, logger: logger)
            var count = 0
            for try await batch in batches {
                count += batch.count
                if count >= 500 { break }
            }
            await batches.close()
            let reader = try Reader(ConsumerSettings(brokers: brokers, groupId: prefix))
            defer { reader.consumer.close(withinMs: 5_000) }
            let places = (0..<Int32(partitions)).map { TopicPartition(topic: from, partition: $0) }
            let committed = try reader.consumer.committed(places, timeoutMs: 10_000).map { max(0, $0.offset) }.reduce(
                0, +)
            // The last batch was in hand when the loop was left.
            #expect(committed >= 450 && committed < 500, "\(committed)")
            try reader.consumer.assign(places.map { TopicPartitionOffset($0, offset: 0) })
            var seen = 0
            try reader.turns { turn in
                if case .records(let batch) = turn { seen += batch.count }
                return seen >= 500
            }
            #expect(try places.compactMap { try reader.consumer.lag($0) } == [0, 0, 0, 0])
            #expect(try reader.consumer.positions(places).map(\.offset).reduce(0, +) == 500)
        }
    }
}
