import Foundation
import KafkaTesting
import Testing

@testable import Kafka

/// The clusters that someone named for the tests that need a real Apache Kafka (`make test-kafka`).
///
/// | variable | what |
/// |---|---|
/// | `DOORBRAAK_BROKERS` | a listener where the tests may do everything, without TLS and SASL |
/// | `DOORBRAAK_TLS_BROKERS` | a listener with TLS, of the authority in the file `DOORBRAAK_TLS_CA` |
/// | `DOORBRAAK_MTLS_BROKERS` | one that asks for a certificate: files `DOORBRAAK_TLS_CERT` and `DOORBRAAK_TLS_KEY` |
/// | `DOORBRAAK_SASL_BROKERS` | a listener of `DOORBRAAK_SASL_MECHANISM` for `DOORBRAAK_SASL_USERNAME` (who has no ACL)
/// \ with `DOORBRAAK_SASL_PASSWORD`; `DOORBRAAK_SASL_TLS=1` when it has TLS too |
/// | `DOORBRAAK_OAUTH_BROKERS` | a listener of OAUTHBEARER that takes unsecured tokens |
enum Cluster {
    static func named(_ variable: String) -> String? {
        let value = ProcessInfo.processInfo.environment["DOORBRAAK_\(variable)"] ?? ""
        return value.isEmpty ? nil : value
    }

    static let brokers = named("BROKERS")

    /// Each run has names of its own.
    static func fresh(_ name: String) -> String { "kafkatest-\(name)-\(UUID().uuidString.prefix(8).lowercased())" }

    static func admin(_ security: Security = .plaintext, on variable: String = "BROKERS") throws -> Admin {
        try Admin(brokers: try #require(named(variable)), security: security, logger: logger)
    }

    static var tls: TLS { TLS(authorities: named("TLS_CA").map { .file($0) }) }

    static func sasl(password: String? = nil) throws -> (security: Security, secret: Credentials) {
        let username = try #require(named("SASL_USERNAME"))
        let secret = Credentials(username: username, password: try password ?? #require(named("SASL_PASSWORD")))
        let sasl: SASL =
            switch named("SASL_MECHANISM") {
            case "PLAIN": .plain(secret)
            case "SCRAM-SHA-256": .scramSHA256(secret)
            default: .scramSHA512(secret)
            }
        return (Security(tls: named("SASL_TLS") == "1" ? tls : nil, sasl: sasl), secret)
    }

    /// Until it holds, at most this long; topics and rules take a moment to reach every part of a broker.
    static func eventually(withinMs: Int = 10_000, _ holds: () async throws -> Bool) async throws -> Bool {
        let deadline = Deadline(withinMs: withinMs)
        while !deadline.isPast {
            if try await holds() { return true }
            await Task.yield()
        }
        return try await holds()
    }
}
