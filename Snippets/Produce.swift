//! Send records, and know where each one landed.
// snippet.hide
import Kafka
import KafkaTesting
import Logging

let logger = Logger(label: "produce") { _ in SwiftLogNoOpLogHandler() }
let broker = try EmbeddedBroker(logger: logger)
try broker.createTopic("offers", partitions: 6)
let brokers = broker.bootstrap
// snippet.show
let producer = try Producer(ProducerSettings(brokers: brokers), logger: logger)

// One record: returns when all in-sync replicas have it.
let one = OutgoingRecord(topic: "offers", key: Array("offer-7".utf8), value: Array("2 places".utf8))
let delivery = try await producer.send(one)
print("partition \(delivery.partition), offset \(delivery.offset)")

// Many records: one wait for all of them, and a result for each. A tombstone has no value.
let tombstones = (0..<100).map { OutgoingRecord(topic: "offers", key: Array("offer-\($0)".utf8), value: nil) }
for result in await producer.send(tombstones) {
    if case .failure(let error) = result { print("not delivered: \(error)") }
}

await producer.close(withinMs: 5_000)
// snippet.hide
broker.close()
