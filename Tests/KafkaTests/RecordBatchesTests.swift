import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("Batches as an async sequence")
    struct RecordBatchesTests {
        private func fill(_ broker: EmbeddedBroker, _ numbers: Range<Int>) async throws {
            let filler = try filler(broker)
            for result in await filler.send(numbers.map { record("t", "\($0)") }) { _ = try result.get() }
            await filler.close(withinMs: 5_000)
        }

        private func value(_ record: Record) -> Int? {
            record.copyValue().flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        }

        private func settings(_ broker: EmbeddedBroker, group: String? = nil) -> ConsumerSettings {
            ConsumerSettings(brokers: broker.bootstrap, groupId: group, readCommitted: false)
        }

        @Test("partitions are read to their end, each record once and in order, and then the sequence ends")
        func untilEnd() async throws {
            let broker = try broker()
            try await fill(broker, 0..<2_500)
            let batches = try RecordBatches(
                settings(broker), from: [TopicPartitionOffset(topic: "t", partition: 0, offset: 0)], untilEnd: true,
                logger: logger)
            var seen: [Int] = []
            for try await batch in batches {
                #expect(batch.count <= 500)
                seen += batch.compactMap(value)
            }
            #expect(seen == Array(0..<2_500))
            await batches.close()
        }

        @Test("an empty topic ends at once, and a closed sequence stays ended")
        func empty() async throws {
            let broker = try broker()
            let batches = try RecordBatches(
                settings(broker), from: [TopicPartitionOffset(topic: "t", partition: 0, offset: 0)], untilEnd: true,
                logger: logger)
            for try await _ in batches { Issue.record("a batch of nothing") }
            await batches.close()
            var iterator = batches.makeAsyncIterator()
            let after = try await iterator.next()
            #expect(after == nil)
        }

        @Test("what was asked past is committed, what was in hand comes again")
        func atLeastOnce() async throws {
            let broker = try broker()
            try await fill(broker, 0..<100)
            var limits = RecordBatches.Limits()
            limits.batchCountMax = 10
            let first = try RecordBatches(settings(broker, group: "g"), topics: ["t"], limits: limits, logger: logger)
            var done: [Int] = []
            var inHand: [Int] = []
            for try await batch in first {
                done += inHand
                inHand = batch.compactMap(value)
                if done.count >= 50 { break }
            }
            await first.close()
            let second = try RecordBatches(settings(broker, group: "g"), topics: ["t"], limits: limits, logger: logger)
            var again: [Int] = []
            for try await batch in second {
                again += batch.compactMap(value)
                if again.last == 99 { break }
            }
            await second.close()
            #expect(done + again == Array(0..<100))
        }

        @Test("cancelling the task that waits ends the sequence", .timeLimit(.minutes(5)))
        func cancel() async throws {
            let broker = try broker()
            let batches = try RecordBatches(
                settings(broker), from: [TopicPartitionOffset(topic: "t", partition: 0, offset: 0)], logger: logger)
            let task = Task {
                var count = 0
                for try await batch in batches { count += batch.count }
                return count
            }
            task.cancel()
            let count = try await task.value
            #expect(count == 0)
            await batches.close()
        }

        @Test("a batch is no larger than was asked, and a sequence that is left halfway closes")
        func leftHalfway() async throws {
            let broker = try broker()
            try await fill(broker, 0..<5_000)
            var limits = RecordBatches.Limits()
            limits.batchCountMax = 7
            let batches = try RecordBatches(
                settings(broker), from: [TopicPartitionOffset(topic: "t", partition: 0, offset: 0)], limits: limits,
                logger: logger)
            var iterator = batches.makeAsyncIterator()
            let batch = try #require(try await iterator.next())
            let counted = batch.count
            #expect(counted <= 7)
            await batches.close()
        }
    }
}
