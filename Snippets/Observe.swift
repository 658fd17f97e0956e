//! Metrics, logs and services that stop gracefully.
// snippet.hide
import Kafka
import KafkaServices
import KafkaTesting
import Logging
import ServiceLifecycle

let logger = Logger(label: "observe") { _ in SwiftLogNoOpLogHandler() }
let broker = try EmbeddedBroker(logger: logger)
try broker.createTopic("offers", partitions: 1)
let brokers = broker.bootstrap

struct Sender: Service {
    let producer: Producer
    func run() async throws {
        _ = try await producer.send(OutgoingRecord(topic: "offers", key: nil, value: [1]))
    }
}
// snippet.show
// Metrics go to the backend that `MetricsSystem.bootstrap` was given.
var settings = ProducerSettings(brokers: brokers)
settings.observer = KafkaMetrics(client: "sender").observer(intervalMs: 5_000)
let producer = try Producer(settings, logger: logger)

// Ended in the opposite order: first nothing is sent any more, then what is left is delivered.
let services: [ServiceGroupConfiguration.ServiceConfiguration] = [
    .init(service: ProducerService(producer, stopMsMax: 5_000, logger: logger)),
    .init(service: Sender(producer: producer), successTerminationBehavior: .gracefullyShutdownGroup),
]
let group = ServiceGroup(configuration: .init(services: services, logger: logger))
try await group.run()
// snippet.hide
broker.close()
