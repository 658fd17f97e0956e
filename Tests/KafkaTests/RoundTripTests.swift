import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("Round trip")
    struct RoundTrip {
        @Test("key, value, headers, null and empty arrive as they were sent")
        func everythingArrives() async throws {
            let broker = try broker()
            let producer = try producer(broker)
            let headers = [("a", bytes("1")), ("b", []), ("a", bytes("2"))]
            let sent = await producer.send([
                OutgoingRecord(topic: "t", partition: 0, key: bytes("k"), value: bytes("v"), headers: headers),
                OutgoingRecord(topic: "t", partition: 0, key: bytes("k"), value: nil),
                OutgoingRecord(topic: "t", partition: 0, key: [], value: []),
                OutgoingRecord(topic: "t", partition: 0, key: nil, value: bytes("last")),
            ])
            #expect(try sent.map { try $0.get().offset } == [0, 1, 2, 3])
            await producer.close(withinMs: 5_000)

            let reader = try Reader(broker)
            try reader.assign("t", from: Offsets.beginning)
            var records: [Record] = []
            try reader.turns { turn in
                if case .records(let batch) = turn { records += batch }
                return records.count == 4
            }
            #expect(records.map(\.topic) == ["t", "t", "t", "t"])
            #expect(records.map(\.offset) == [0, 1, 2, 3])
            #expect(records.map { $0.copyKey() } == [bytes("k"), bytes("k"), [], nil])
            #expect(records.map { $0.copyValue() } == [bytes("v"), nil, [], bytes("last")])
            #expect(records.map(\.valueCount) == [1, nil, 0, 4])
            #expect(records[0].copyHeader("a") == bytes("2"))
            #expect(records[0].copyHeader("b") == [])
            #expect(records[0].copyHeader("A") == nil)
            #expect(records[0].copyHeaders().map(\.name) == ["a", "b", "a"])
            #expect(records[1].copyHeaders().isEmpty && records[1].copyHeader("a") == nil)
            #expect(records[0].withValue { $0?.count } == 1)
            #expect(records[1].withValue { $0 == nil })
            #expect((records[0].timestampMs ?? 0) > 1_500_000_000_000)
            records = []
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("a batch is sent and read in order, and no batch is larger than asked")
        func orderIsKept() async throws {
            let broker = try broker()
            let producer = try producer(broker)
            let results = await producer.send((0..<2_000).map { record("t", "\($0)") })
            #expect(try results.map { try $0.get().offset } == Array(0..<2_000))
            await producer.close(withinMs: 5_000)

            let reader = try Reader(broker)
            try reader.assign("t")
            var sizes: [Int] = []
            var seen: [String?] = []
            try reader.turns(countMax: 300) { turn in
                guard case .records(let batch) = turn else { return false }
                sizes.append(batch.count)
                seen += batch.map { Seen($0).value }
                return seen.count >= 2_000
            }
            #expect(seen == (0..<2_000).map { "\($0)" })
            #expect((sizes.max() ?? 0) <= 300)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("a key lands in the partition where Java would put it")
        func partitionAsJava() async throws {
            let broker = try broker(partitions: 5)
            let producer = try producer(broker)
            let keys = (0..<50).map { "casus-\($0)" }
            let results = await producer.send(keys.map { record("t", "x", key: $0, partition: nil) })
            for (key, result) in zip(keys, results) {
                #expect(try result.get().partition == Murmur2.partition(key: bytes(key), partitions: 5))
            }
            await producer.close(withinMs: 5_000)
        }

        @Test("a full queue makes senders wait, and loses nothing")
        func fullQueueWaits() async throws {
            let broker = try broker()
            try broker.setRtt(ms: 50)
            let producer = try producer(broker, inFlightMax: 5)
            let results = await withTaskGroup(of: [Result<Delivery, KafkaError>].self) { group in
                for sender in 0..<4 {
                    group.addTask { await producer.send((0..<10).map { record("t", "\(sender)-\($0)") }) }
                }
                return await group.reduce(into: []) { $0 += $1 }
            }
            let offsets = try results.map { try $0.get().offset }.sorted()
            #expect(offsets == Array(0..<40))
            await producer.close(withinMs: 5_000)
        }

        @Test("a queue full by bytes recovers too")
        func fullByBytes() async throws {
            let broker = try broker()
            let settings = ProducerSettings(
                brokers: broker.bootstrap, extra: ["queue.buffering.max.kbytes": "1024"]
            )
            let producer = try Producer(settings, logger: logger)
            let large = String(repeating: "x", count: 300_000)
            let results = await producer.send((0..<12).map { _ in record("t", large) })
            #expect(try results.map { try $0.get().offset } == Array(0..<12))
            await producer.close(withinMs: 5_000)
        }

        @Test("a refused record fails alone")
        func refusedRecord() async throws {
            let broker = try broker()
            let producer = try producer(broker)
            let results = await producer.send([
                record("t", "good"),
                record("t", String(repeating: "x", count: 2_000_000)),
                OutgoingRecord(topic: "t", partition: 77, key: nil, value: [], headers: [("h", bytes("v"))]),
                record("t", "good too"),
            ])
            #expect(throws: Never.self) { try results[0].get() }
            #expect(throws: Never.self) { try results[3].get() }
            guard case .failure(let large) = results[1], case .failure(let unknown) = results[2] else {
                Issue.record("expected two refusals, got \(results)")
                return
            }
            #expect(large.isTooLarge)
            #expect(unknown.isUnknownTopic)
            await producer.close(withinMs: 5_000)
        }
    }
}
