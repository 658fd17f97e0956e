import KafkaTesting
import Synchronization
import Testing

@testable import Kafka

/// What must hold when a broker goes wrong. Apart from ``OnEmbeddedBroker`` and side by side, because these tests
/// mostly wait for the broker; whatever blocks runs on a thread of its own.
@Suite("Kafka faults", .timeLimit(.minutes(5)))
struct Faults {}

/// Numbered records sent at a steady pace until stopped, never waiting for the one before: how a service sends.
final class SteadySender: Sendable {
    private let isStopped = Atomic<Bool>(false)
    private let producer: Producer
    private let partitions: Int32

    init(_ producer: Producer, partitions: Int) {
        self.producer = producer
        self.partitions = Int32(partitions)
    }

    func stop() { isStopped.store(true, ordering: .relaxed) }

    /// Returns when each record was delivered or refused; results in the order of the numbers.
    func run(everyMs: Int) async throws -> [Result<Delivery, KafkaError>] {
        let (ticks, source) = AsyncStream.makeStream(of: Int.self)
        try OwnedThread.start(name: "pace") {
            var number = 0
            while !self.isStopped.load(ordering: .relaxed), number < 100_000 {
                source.yield(number)
                number += 1
                _ = Latch().wait(withinMs: everyMs)
            }
            source.finish()
        }
        return await withTaskGroup(of: (Int, Result<Delivery, KafkaError>).self) { group in
            for await number in ticks {
                group.addTask {
                    let sent = record("t", "\(number)", partition: Int32(number) % self.partitions)
                    return (number, await self.producer.send([sent])[0])
                }
            }
            var results: [(Int, Result<Delivery, KafkaError>)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

/// Reads every partition of `t` on a thread of its own, and remembers each number it saw.
final class SteadyReader: Sendable {
    private let numbers = Mutex<[Int]>([])
    private let failures = Mutex<[KafkaError]>([])
    private let isStopped = Atomic<Bool>(false)
    private let ended = Latch()

    /// What is wrong with having seen these, of 0 to `count`; nil when each came once, but for `doubledMax`.
    func fault(count: Int, doubledMax: Int = 0) -> String? {
        var times: [Int: Int] = [:]
        numbers.withLock { for number in $0 { times[number, default: 0] += 1 } }
        let lost = (0..<count).filter { times[$0] == nil }
        let doubled = times.filter { $0.value > 1 }.keys.sorted()
        let strange = times.keys.filter { $0 >= count }.sorted()
        guard !lost.isEmpty || doubled.count > doubledMax || !strange.isEmpty else { return nil }
        return "of \(count): lost \(lost), doubled \(doubled), never sent \(strange)"
    }
    var fatal: KafkaError? { failures.withLock { $0.first { $0.isFatal } } }
    var lastFailure: KafkaError? { failures.withLock { $0.last } }

    init(_ settings: ConsumerSettings, partitions: Int) throws {
        try OwnedThread.start(name: "steady-reader") {
            defer { self.ended.open() }
            do { try self.read(settings, partitions) } catch { Issue.record("reader: \(error)") }
        }
    }

    private func read(_ settings: ConsumerSettings, _ partitions: Int) throws {
        let reader = try Reader(settings)
        let places = (0..<partitions).map { TopicPartition(topic: "t", partition: Int32($0)) }
        try reader.accept(places)
        while !isStopped.load(ordering: .relaxed) {
            while let turn = reader.consumer.next(countMax: 500) {
                switch turn {
                case .records(let batch):
                    let found = batch.compactMap { Seen($0).value.flatMap { Int($0) } }
                    numbers.withLock { $0 += found }
                case .failed(let error): failures.withLock { $0.append(error) }
                default: break
                }
            }
            reader.waker.wait(timeoutMs: 50)
        }
        reader.consumer.close(withinMs: 5_000)
    }

    /// Reads on until so many were seen, and a moment more in which doubles would come.
    func finish(count: Int, withinMs: Int = 20_000) async throws {
        try await OwnedThread.run(name: "wait") {
            let deadline = Deadline(withinMs: withinMs)
            while self.numbers.withLock({ $0.count }) < count, !deadline.isPast { Latch().wait(withinMs: 20) }
            Latch().wait(withinMs: 500)
            self.isStopped.store(true, ordering: .relaxed)
            self.ended.wait(withinMs: 10_000)
        }
    }
}

/// How often something was done, by whichever task.
final class Tally: Sendable {
    private let done = Atomic<Int>(0)

    var count: Int { done.load(ordering: .relaxed) }
    func add() { done.add(1, ordering: .relaxed) }
}

/// Time that has to pass because its length is the claim. Not on a thread of Swift's pool.
func pass(ms: Int) async throws { try await OwnedThread.run(name: "pass") { _ = Latch().wait(withinMs: ms) } }
