//! Make topics as they should be, and see what the cluster has.
// snippet.hide
import Kafka
import KafkaTesting
import Logging

let logger = Logger(label: "administer") { _ in SwiftLogNoOpLogHandler() }
let broker = try EmbeddedBroker(logger: logger)
let brokers = broker.bootstrap
// snippet.show
let admin = try Admin(brokers: brokers, logger: logger)
let wishes = [
    TopicSpec(name: "offers", partitions: 6, config: ["cleanup.policy": "compact"]),
    TopicSpec(name: "cases", partitions: 12),
]

// What would change, as text to read first; nothing has happened yet.
let plan = try await admin.plan(wishes, timeoutMs: 10_000)
print(plan)

// Only what is allowed is done. The second time there is nothing left to do.
for result in try await admin.apply(plan, allowing: [.create, .settings], timeoutMs: 30_000) {
    if case .failed(let error) = result.outcome { print("\(result.name): \(error)") }
}
print(try await admin.plan(wishes, timeoutMs: 10_000).isEmpty)

let metadata = try await admin.metadata(topics: ["offers"], timeoutMs: 10_000)
for topic in metadata.topics { print("\(topic.name): \(topic.partitions) partitions") }
admin.close(withinMs: 5_000)
// snippet.hide
broker.close()
