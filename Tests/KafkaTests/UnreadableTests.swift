import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("Batches that cannot be read")
    struct UnreadableTests {
        /// Small enough that a bomb of a few megabytes is more than it takes.
        private static let small = [
            "receive.message.max.bytes": "1500000", "fetch.max.bytes": "1000000", "message.max.bytes": "1000000",
        ]

        /// Sends in one batch what unpacks to more than the reader takes.
        private func bomb(_ broker: EmbeddedBroker, records: Int, bytes: Int) async throws {
            let producer = try Producer(
                ProducerSettings(
                    brokers: broker.bootstrap, lingerMs: 200, messageBytesMax: 20_000_000,
                    extra: ["compression.codec": "zstd", "batch.size": "20000000"]), logger: logger)
            let zeros = [UInt8](repeating: 0, count: bytes)
            let sent = await producer.send(
                (0..<records).map { _ in OutgoingRecord(topic: "t", key: nil, value: zeros) })
            for result in sent { _ = try result.get() }
            await producer.close(withinMs: 5_000)
        }

        @Test("a bomb is passed over by its offset and told once; what lies before and behind it comes")
        func passedOver() async throws {
            let broker = try broker()
            let filler = try filler(broker)
            _ = try await filler.send(record("t", "before"))
            try await bomb(broker, records: 1, bytes: 3_000_000)
            _ = try await filler.send(record("t", "between"))
            try await bomb(broker, records: 9, bytes: 400_000)
            _ = try await filler.send(record("t", "behind"))
            let reader = try Reader(
                ConsumerSettings(
                    brokers: broker.bootstrap, readCommitted: false, partitionEOF: true, extra: Self.small))
            try reader.assign("t")
            var (values, told, end): ([String], [Int64], Int64?) = ([], [], nil)
            let deadline = Deadline(withinMs: 30_000)
            while end != 13, !deadline.isPast {
                switch reader.consumer.next(countMax: 100) {
                case .records(let batch): values += batch.map { Seen($0).value ?? "" }
                case .unreadable(let batch): told.append(batch.offset)
                case .endOfPartition(_, let offset): end = offset
                case .failed(let error): Issue.record("\(error)")
                case nil: reader.waker.wait(timeoutMs: 100)
                default: break
                }
            }
            #expect(values == ["before", "between", "behind"])
            #expect(told == [1, 3])
            #expect(end == 13)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("reading to the end tells of it, or ends where nothing may be missing")
        func toTheEnd() async throws {
            let broker = try broker()
            try await bomb(broker, records: 2, bytes: 1_000_000)
            for mayMiss in [true, false] {
                let reader = try Reader(
                    ConsumerSettings(
                        brokers: broker.bootstrap, readCommitted: false, partitionEOF: true, extra: Self.small))
                try reader.assign("t")
                let place = TopicPartition(topic: "t", partition: 0)
                var reading = ReadToEnd(from: [place: 0], to: [place: 2], silenceMsMax: 20_000)
                var told = 0
                let tell: ((UnreadableBatch) -> Void)? = mayMiss ? { _ in told += 1 } : nil
                let outcome = reading.run(
                    ReadPace(reader.waker), next: { reader.consumer.next(countMax: 10) },
                    unreadable: tell, take: { (_: RecordBatch) in })
                switch outcome {
                case .done: #expect(mayMiss && told == 1)
                case .failed(let error):
                    #expect(!mayMiss && "\(error)".contains("t[0]") && error.name == "_BAD_COMPRESSION")
                case .stopped, .silent: Issue.record("\(outcome)")
                }
                reader.consumer.close(withinMs: 5_000)
            }
        }
    }
}
