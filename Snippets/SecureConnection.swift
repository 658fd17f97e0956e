//! Say who the client is, and whom it trusts.
// snippet.hide
import Foundation
import Kafka
import Logging

let logger = Logger(label: "secure") { _ in SwiftLogNoOpLogHandler() }
let environment = ProcessInfo.processInfo.environment
let password = environment["EXAMPLE_PASSWORD"] ?? "changed-in-real-life"
// snippet.show
// SCRAM over TLS, trusting what the operating system trusts. `TLS(authorities: .file("/etc/kafka/ca.pem"))` trusts
// one authority only; `TLS(identity:)` is mutual TLS.
let security = Security(tls: TLS(), sasl: .scramSHA512(Credentials(username: "board", password: password)))
let settings = ProducerSettings(brokers: "kafka.example.org:9093", security: security)
print(settings)  // … sasl.password=***

// A wrong name, a value out of range or a certificate that cannot be read is told here, before anything connects.
try Settings(brokers: settings.brokers, security: security, extra: ["client.id": "board"]).check()
do {
    try Settings(brokers: settings.brokers, extra: ["linger.sm": "5"]).check()
} catch {
    print(error)  // … Maybe linger.ms
}

// The same from KAFKA_BOOTSTRAP_SERVERS, KAFKA_SASL_PASSWORD and so on, and from a file.
let loaded = try await Settings.load(environment: ["KAFKA_BOOTSTRAP_SERVERS": "kafka.example.org:9093"])
print(loaded)
