import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("Consumer")
    struct ConsumerClaims {
        private func filled(_ count: Int) async throws -> EmbeddedBroker {
            let broker = try broker()
            let producer = try filler(broker)
            for result in await producer.send((0..<count).map { record("t", "\($0)") }) { _ = try result.get() }
            await producer.close(withinMs: 5_000)
            return broker
        }

        @Test("the end of a partition comes after its last record, with the offset to come")
        func endOfPartition() async throws {
            let broker = try await filled(10)
            let reader = try Reader(broker, partitionEOF: true)
            try reader.assign("t")
            var count = 0
            try reader.turns { turn in
                switch turn {
                case .records(let batch): count += batch.count
                case .endOfPartition(let place, let offset):
                    #expect(place == TopicPartition(topic: "t", partition: 0))
                    #expect(offset == 10)
                    #expect(count == 10)
                    return true
                default: break
                }
                return false
            }
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("whoever is behind gets whole batches, also where each record came alone and was followed by an end")
        func trickle() async throws {
            let broker = try broker()
            var settings = ConsumerSettings(brokers: broker.bootstrap, readCommitted: false, partitionEOF: true)
            settings.fetchWaitMaxMs = 5
            let reader = try Reader(settings)
            try reader.assign("t")
            let producer = try filler(broker)
            for number in 0..<40 {
                _ = try await producer.send(record("t", "\(number)"))
                reader.waker.wait(timeoutMs: 25)
            }
            await producer.close(withinMs: 5_000)
            var (batches, values, end) = (0, [String](), Int64(0))
            try reader.turns { turn in
                switch turn {
                case .records(let batch):
                    batches += 1
                    values += batch.map { Seen($0).value ?? "" }
                case .endOfPartition(_, let offset): end = offset
                default: break
                }
                return values.count == 40 && end == 40
            }
            #expect(values == (0..<40).map(String.init))
            #expect(batches <= 5, "\(batches) batches")
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("assigning again rewinds, and nothing of the old assignment comes after it")
        func rewind() async throws {
            let broker = try await filled(500)
            let reader = try Reader(broker)
            try reader.assign("t")
            for _ in 0..<20 {
                _ = try reader.records(1, countMax: 7)
                try reader.assign("t", from: 100)
                #expect(try reader.records(1, countMax: 1).map(\.offset) == [100])
            }
            try reader.consumer.release()
            #expect(reader.consumer.next(countMax: 10) == nil)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("a record stays readable after its consumer is closed")
        func recordsOutliveTheConsumer() async throws {
            let broker = try await filled(3)
            let reader = try Reader(broker)
            try reader.assign("t")
            let batch = try reader.firstBatch()
            let closing = elapsedMs { reader.consumer.close(withinMs: 2 * busyMs) }
            #expect(closing < busyMs)
            #expect(batch[0].copyValue() == bytes("0"))
        }

        @Test("commits are found again, and a partition never committed has none")
        func commit() async throws {
            let broker = try await filled(10)
            let place = TopicPartition(topic: "t", partition: 0)
            let reader = try Reader(broker, groupId: "g-commit")
            try reader.assign("t")
            #expect(try reader.consumer.committed([place], timeoutMs: 5_000).map(\.offset) == [Offsets.invalid])
            try reader.consumer.commit([TopicPartitionOffset(place, offset: 7)])
            #expect(try reader.consumer.committed([place], timeoutMs: 5_000).map(\.offset) == [7])
            let (low, high) = try reader.consumer.watermarks(place, timeoutMs: 5_000)
            #expect(low == 0 && high == 10)
            try reader.consumer.assign([TopicPartitionOffset(place, offset: Offsets.stored)])
            #expect(try reader.records(1).first?.offset == 7)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("a paused partition is silent until resumed")
        func pause() async throws {
            let broker = try await filled(10)
            let place = TopicPartition(topic: "t", partition: 0)
            let reader = try Reader(broker)
            try reader.assign("t")
            _ = try reader.records(1, countMax: 1)
            try reader.consumer.pause([place])
            #expect(reader.consumer.next(countMax: 10) == nil)
            try reader.consumer.resume([place])
            #expect(try reader.records(9).last?.offset == 9)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("records wake a waiting thread, and so does a signal")
        func waker() async throws {
            let broker = try broker()
            let reader = try Reader(broker)
            try reader.assign("t")
            reader.waker.signal()
            #expect(reader.waker.wait(timeoutMs: 5_000))
            let producer = try filler(broker)
            _ = try await producer.send(record("t", "x"))
            #expect(try reader.records(1).count == 1)
            #expect(!reader.waker.wait(timeoutMs: 0) || reader.consumer.next(countMax: 1) == nil)
            await producer.close(withinMs: 5_000)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("two consumers on one thread share one waker")
        func sharedWaker() async throws {
            let broker = try await filled(5)
            let settings = ConsumerSettings(brokers: broker.bootstrap, readCommitted: false)
            let first = try Reader(settings)
            let second = try Reader(settings, waker: first.waker)
            try first.assign("t")
            try second.assign("t")
            #expect(try first.records(5).count == 5)
            #expect(try second.records(5).count == 5)
            first.consumer.close(withinMs: 5_000)
            second.consumer.close(withinMs: 5_000)
        }

        @Test("a closed consumer answers with a typed error")
        func closed() throws {
            let broker = try broker()
            let reader = try Reader(broker)
            reader.consumer.close(withinMs: 5_000)
            reader.consumer.close(withinMs: 5_000)
            #expect(reader.consumer.next(countMax: 1) == nil)
            let error = #expect(throws: KafkaError.self) { try reader.assign("t") }
            #expect(error?.isClosed == true)
        }

        @Test("an unknown topic is told by a turn, not by silence")
        func unknownTopic() throws {
            let broker = try broker()
            try broker.setTopicError("t", error: 3)
            // librdkafka gives a new topic this long to reach all brokers before it complains.
            let extra = ["topic.metadata.propagation.max.ms": "100"]
            let reader = try Reader(ConsumerSettings(brokers: broker.bootstrap, extra: extra))
            try reader.assign("t")
            try reader.turns { turn in
                guard case .failed(let error) = turn else { return false }
                return error.isUnknownTopic && !error.isFatal
            }
            reader.consumer.close(withinMs: 5_000)
        }
    }
}
