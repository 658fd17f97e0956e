//! Test against a broker in your own process, and break it on purpose.
// snippet.hide
import Kafka
import KafkaTesting
import Logging

let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
// snippet.show
let broker = try EmbeddedBroker(logger: logger)
try broker.createTopic("offers", partitions: 1)
let producer = try Producer(ProducerSettings(brokers: broker.bootstrap), logger: logger)

// A passing fault is not seen by the sender: the client tries again until `messageTimeoutMs`.
try broker.failNext(.produce, errors: [BrokerErrors.notLeader, BrokerErrors.disconnect])
_ = try await producer.send(OutgoingRecord(topic: "offers", key: nil, value: [1]))

// A refusal is an error with a name, at once.
try broker.failNext(.produce, errors: [BrokerErrors.topicAuthorizationFailed])
do {
    _ = try await producer.send(OutgoingRecord(topic: "offers", key: nil, value: [2]))
} catch {
    print(error.isAuthorization, error)
}
await producer.close(withinMs: 5_000)
broker.close()
