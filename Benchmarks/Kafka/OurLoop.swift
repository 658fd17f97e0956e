import Cmalloctelling
import Foundation
import Kafka
import Logging

/// The same work through our client, as its documentation tells to do it.
enum OurLoop {
    static func consume(
        _ settings: ConsumerSettings, _ topic: String, _ count: Int, _ logger: Logger
    ) async throws -> (seconds: Double, allocations: Double) {
        try await OwnedThread.run(name: "bench") {
            let waker = try Waker()
            let consumer = try Consumer(settings, waker: waker, logger: logger)
            defer { consumer.close(withinMs: 5_000) }
            try consumer.assign(places(topic))
            var (seen, begin, sum) = (0, 0.0, 0)
            var allocations: UInt64 = 0
            while seen < count {
                guard case .records(let batch)? = consumer.next(countMax: 1_000) else {
                    waker.wait(timeoutMs: 1_000)
                    continue
                }
                if seen == 0 { (begin, allocations) = (now(), malloctelling()) }
                for record in batch {
                    record.withValue { sum += ($0?.count ?? 0) + Int($0?.first ?? 0) }
                }
                seen += batch.count
            }
            precondition(sum > 0)
            return (now() - begin, Double(malloctelling() - allocations) / Double(seen))
        }
    }

    static func produce(
        _ settings: ProducerSettings, _ topic: String, _ values: Values, _ count: Int, _ logger: Logger
    ) async throws -> Double {
        let producer = try Producer(settings, logger: logger)
        let begin = now()
        let batch = 5_000
        try await withThrowingTaskGroup(of: Void.self) { group in
            var sent = 0
            var underway = 0
            while sent < count {
                let numbers = sent..<min(count, sent + batch)
                sent = numbers.upperBound
                if underway == 8 {
                    try await group.next()
                    underway -= 1
                }
                underway += 1
                group.addTask {
                    let records = numbers.map { number in
                        OutgoingRecord(
                            topic: topic, key: withUnsafeBytes(of: number) { Array($0) },
                            value: values.all[number % Values.distinct])
                    }
                    for result in await producer.send(records) { _ = try result.get() }
                }
            }
            try await group.waitForAll()
        }
        let seconds = now() - begin
        await producer.close(withinMs: 5_000)
        return seconds
    }

    static func forward(
        _ reading: ConsumerSettings, _ writing: ProducerSettings, from: String, to: String, count: Int, batch: Int,
        _ logger: Logger
    ) async throws -> Double {
        try await OwnedThread.run(name: "bench") {
            let waker = try Waker()
            let producer = try TransactionalProducer(
                writing, transactionalId: "bench-ours", transactionTimeoutMs: 60_000, logger: logger)
            defer { producer.close(withinMs: 5_000) }
            var idle = Optional(try producer.initialise(timeoutMs: 10_000))
            let consumer = try Consumer(reading, waker: waker, logger: logger)
            defer { consumer.close(withinMs: 5_000) }
            try consumer.assign(places(from))
            var (seen, begin) = (0, 0.0)
            while seen < count {
                guard let right = idle.take() else { break }
                idle = try transaction(right, consumer, waker, from: from, to: to, until: min(count, seen + batch)) {
                    if seen == 0 { begin = now() }
                    seen += 1
                    return seen
                }
            }
            return now() - begin
        }
    }

    /// One transaction that ends when the records counted are enough.
    private static func transaction(
        _ right: consuming IdleTransaction, _ consumer: Consumer, _ waker: Waker, from: String, to: String, until: Int,
        _ tally: () -> Int
    ) throws -> IdleTransaction? {
        let transaction = try right.begin()
        var next = [Int64](repeating: -1, count: Place.partitions)
        var seen = 0
        while seen < until {
            guard case .records(let records)? = consumer.next(countMax: seen == 0 ? 1 : min(1_000, until - seen)) else {
                waker.wait(timeoutMs: 1_000)
                continue
            }
            for record in records {
                try transaction.forward(record, to: to)
                next[Int(record.partition)] = record.offset + 1
                seen = tally()
            }
        }
        let offsets = next.enumerated().filter { $0.element >= 0 }.map {
            TopicPartitionOffset(topic: from, partition: Int32($0.offset), offset: $0.element)
        }
        try transaction.sendOffsets(offsets, group: consumer, timeoutMs: 10_000)
        switch transaction.commit(timeoutMs: 30_000) {
        case .done(let idle): return idle
        case .unanswered(let spent): return try spent.renewed(withinMs: 30_000)
        case .again(_, let error): throw error
        case .mustAbort(_, let error): throw error
        case .over(let failure): throw failure
        }
    }

    private static func places(_ topic: String) -> [TopicPartitionOffset] {
        (0..<Int32(Place.partitions)).map { TopicPartitionOffset(topic: topic, partition: $0, offset: 0) }
    }

    private static func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}
