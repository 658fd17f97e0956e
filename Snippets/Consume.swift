//! Read borrowed batches on a thread of your own.
// snippet.hide
import Kafka
import KafkaTesting
import Logging

let logger = Logger(label: "consume") { _ in SwiftLogNoOpLogHandler() }
let broker = try EmbeddedBroker(logger: logger)
try broker.createTopic("offers", partitions: 1)
let brokers = broker.bootstrap
let producer = try Producer(ProducerSettings(brokers: brokers), logger: logger)
let given = (0..<10).map { OutgoingRecord(topic: "offers", key: nil, value: Array("value \($0)".utf8)) }
for result in await producer.send(given) { _ = try result.get() }
await producer.close(withinMs: 5_000)
// snippet.show
let settings = ConsumerSettings(brokers: brokers, groupId: "board")
let bytes = try await OwnedThread.run(name: "board") {
    let waker = try Waker()
    let consumer = try Consumer(settings, waker: waker, logger: logger)
    try consumer.subscribe(["offers"])
    var (count, bytes) = (0, 0)
    while count < 10 {
        switch consumer.next(countMax: 1_000) {
        case .records(let batch):
            var next: [TopicPartition: Int64] = [:]
            for record in batch {
                // Borrowed from librdkafka: nothing is copied. `copyValue()` is what copies.
                bytes += record.withValue { $0?.count ?? 0 }
                next[record.topicPartition] = record.offset + 1
            }
            count += batch.count
            try consumer.commit(next.map { TopicPartitionOffset($0.key, offset: $0.value) })
        case .assigned(let partitions):
            try consumer.accept(partitions.map { TopicPartitionOffset($0, offset: Offsets.stored) })
        case .revoking, .lost:
            try consumer.release()
        case .failed(let error) where error.isFatal:
            throw error
        case .unreadable(let batch):
            // Passed over; somebody should know.
            print("\(batch.place) offset \(batch.offset): \(batch.error)")
        case .failed, .endOfPartition:
            break
        case nil:
            waker.wait(timeoutMs: 60_000)
        }
    }
    consumer.close(withinMs: 5_000)
    return bytes
}
print("\(bytes) bytes")
// snippet.hide
broker.close()
