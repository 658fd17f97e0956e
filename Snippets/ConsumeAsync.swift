//! Read batches as an async sequence.
// snippet.hide
import Kafka
import KafkaTesting
import Logging

let logger = Logger(label: "consume-async") { _ in SwiftLogNoOpLogHandler() }
let broker = try EmbeddedBroker(logger: logger)
try broker.createTopic("offers", partitions: 1)
let brokers = broker.bootstrap
let producer = try Producer(ProducerSettings(brokers: brokers), logger: logger)
let given = (0..<10).map { OutgoingRecord(topic: "offers", key: nil, value: Array("value \($0)".utf8)) }
for result in await producer.send(given) { _ = try result.get() }
await producer.close(withinMs: 5_000)
// snippet.show
// Without a group, from the oldest record to the end as it is now. With `topics:` it joins a group and goes on.
let start = TopicPartitionOffset(topic: "offers", partition: 0, offset: Offsets.beginning)
let batches = try RecordBatches(ConsumerSettings(brokers: brokers), from: [start], untilEnd: true, logger: logger)

var seen: [OwnedRecord] = []
for try await batch in batches {
    // At least once: asking for the next batch says that this one is done.
    seen += batch.map { $0.copy() }
}
print("\(seen.count) records")
// snippet.hide
guard seen.count == 10 else { throw KafkaError(code: -1, operation: "read 10 records", detail: "saw \(seen.count)") }
broker.close()
