import Foundation
import KafkaTesting
import Testing

@testable import Kafka

@Suite(
    "EchteKafka: who we are", .serialized,
    .enabled(if: Cluster.brokers != nil, "DOORBRAAK_BROKERS is not set"))
struct EchteKafkaSecurityTests {
    private let timeMs = 15_000

    private func topics(_ security: Security, on variable: String, timeoutMs: Int? = nil) async throws
        -> ClusterMetadata
    {
        let admin = try Cluster.admin(security, on: variable)
        defer { admin.close(withinMs: 5_000) }
        return try await admin.metadata(timeoutMs: timeoutMs ?? timeMs)
    }

    /// How a connection that must fail failed, and in how much of its twenty seconds.
    private func refusal(_ security: Security, on variable: String) async throws -> (error: KafkaError?, tookMs: Int) {
        var error: KafkaError?
        let tookMs = await elapsedMsAwaiting {
            error = await #expect(throws: KafkaError.self) {
                try await topics(security, on: variable, timeoutMs: 20_000)
            }
        }
        return (error, tookMs)
    }

    @Test(
        "TLS: trusts the authority given as a file or as text, and says so when it is not trusted",
        .enabled(if: Cluster.named("TLS_BROKERS") != nil, "DOORBRAAK_TLS_BROKERS is not set"))
    func tls() async throws {
        #expect(try await !topics(Security(tls: Cluster.tls), on: "TLS_BROKERS").brokers.isEmpty)
        let text = try String(contentsOfFile: #require(Cluster.named("TLS_CA")), encoding: .utf8)
        #expect(try await !topics(Security(tls: TLS(authorities: .pem(text))), on: "TLS_BROKERS").brokers.isEmpty)
        let (error, tookMs) = try await refusal(Security(tls: TLS()), on: "TLS_BROKERS")
        #expect(error?.isAuthentication == true, "\(error?.description ?? "-")")
        #expect(error?.description.contains("Maybe ssl.ca.location") == true)
        #expect(tookMs < 10_000)
    }

    @Test(
        "mutual TLS: a certificate as files or as text opens the door, none does not",
        .enabled(if: Cluster.named("MTLS_BROKERS") != nil, "DOORBRAAK_MTLS_BROKERS is not set"))
    func mutualTLS() async throws {
        let certificate = try #require(Cluster.named("TLS_CERT"))
        let key = try #require(Cluster.named("TLS_KEY"))
        var tls = Cluster.tls
        tls.identity = TLS.Identity(certificate: .file(certificate), key: .file(key))
        #expect(try await !topics(Security(tls: tls), on: "MTLS_BROKERS").brokers.isEmpty)
        tls.identity = TLS.Identity(
            certificate: .pem(try String(contentsOfFile: certificate, encoding: .utf8)),
            key: .pem(try String(contentsOfFile: key, encoding: .utf8)))
        #expect(try await !topics(Security(tls: tls), on: "MTLS_BROKERS").brokers.isEmpty)
        let (error, tookMs) = try await refusal(Security(tls: Cluster.tls), on: "MTLS_BROKERS")
        #expect(tookMs < 10_000)
        #expect(
            error?.description.contains("SSL") == true || error?.isTransport == true, "\(error?.description ?? "-")")
    }

    @Test(
        "a user name and password open the door; a wrong password is told at once, by its name and without itself",
        .enabled(if: Cluster.named("SASL_BROKERS") != nil, "DOORBRAAK_SASL_BROKERS is not set"))
    func password() async throws {
        #expect(try await !topics(try Cluster.sasl().security, on: "SASL_BROKERS").brokers.isEmpty)
        let (error, tookMs) = try await refusal(
            try Cluster.sasl(password: "verkeerd-wachtwoord").security, on: "SASL_BROKERS")
        #expect(error?.isAuthentication == true && error?.isRetriable == false, "\(error?.description ?? "-")")
        #expect(error?.description.contains(try #require(Cluster.named("SASL_BROKERS"))) == true)
        #expect(error?.description.contains("Maybe user name, password") == true)
        #expect(error?.description.contains("verkeerd-wachtwoord") == false)
        #expect(tookMs < 10_000)
    }

    @Test(
        "a password that is put right while a client runs lets it in",
        .enabled(if: Cluster.named("SASL_BROKERS") != nil, "DOORBRAAK_SASL_BROKERS is not set"))
    func rotate() async throws {
        let (security, secret) = try Cluster.sasl(password: "verkeerd-wachtwoord")
        let admin = try Cluster.admin(security, on: "SASL_BROKERS")
        let error = await #expect(throws: KafkaError.self) { try await admin.metadata(timeoutMs: timeMs) }
        #expect(error?.isAuthentication == true)
        try secret.rotate(password: try #require(Cluster.named("SASL_PASSWORD")))
        #expect(
            try await Cluster.eventually(withinMs: timeMs) {
                do { return try await !admin.metadata(timeoutMs: timeMs).brokers.isEmpty } catch let error as KafkaError
                {
                    guard error.isAuthentication else { throw error }
                    return false
                }
            })
        admin.close(withinMs: 5_000)
    }

    @Test(
        "who has no rule may not write, read or ask, and gets a typed error; a rule opens the door",
        .enabled(if: Cluster.named("SASL_BROKERS") != nil, "DOORBRAAK_SASL_BROKERS is not set"))
    func noPermission() async throws {
        let owner = try Cluster.admin()
        let name = Cluster.fresh("dicht")
        _ = try await owner.create([TopicSpec(name: name, partitions: 1)], timeoutMs: timeMs)
        let security = try Cluster.sasl().security
        let brokers = try #require(Cluster.named("SASL_BROKERS"))
        // Not idempotent: that would need a right on the cluster of brokers before 3.0.
        let settings = ProducerSettings(brokers: brokers, security: security, extra: ["enable.idempotence": "false"])
        let producer = try Producer(settings, logger: logger)
        let error = await #expect(throws: KafkaError.self) { try await producer.send(record(name, "x")) }
        #expect(
            error?.isAuthorization == true && error?.operation.contains(name) == true, "\(error?.description ?? "-")")
        #expect(error?.description.contains("Maybe this principal has no ACL") == true)
        let guest = try Cluster.admin(security, on: "SASL_BROKERS")
        let asked = await #expect(throws: KafkaError.self) { try await guest.acls(timeoutMs: timeMs) }
        #expect(asked?.isAuthorization == true && asked?.operation == "describe ACLs", "\(asked?.description ?? "-")")
        let erased = await #expect(throws: KafkaError.self) {
            try await guest.delete(acls: ACLFilter(), timeoutMs: timeMs)
        }
        #expect(erased?.isAuthorization == true, "\(erased?.description ?? "-")")
        let user = "User:\(try #require(Cluster.named("SASL_USERNAME")))"
        let rule = ACL(.topic, name, principal: user, .write)
        _ = try await owner.create(acls: [rule], timeoutMs: timeMs)
        #expect(
            try await Cluster.eventually {
                do { return try await producer.send(record(name, "x")).offset >= 0 } catch { return false }
            })
        _ = try await owner.delete(acls: ACLFilter(rule), timeoutMs: timeMs)
        _ = try await owner.delete(topics: [name], timeoutMs: timeMs)
        await producer.close(withinMs: 5_000)
        guest.close(withinMs: 5_000)
        owner.close(withinMs: 5_000)
    }

    @Test(
        "OAUTHBEARER: a token opens the door, and one that has expired does not",
        .enabled(if: Cluster.named("OAUTH_BROKERS") != nil, "DOORBRAAK_OAUTH_BROKERS is not set"))
    func oauth() async throws {
        let source = TokenFunction { Self.unsecured(livesS: 600) }
        let security = Security(sasl: .oauthBearer(source))
        #expect(try await !topics(security, on: "OAUTH_BROKERS").brokers.isEmpty)
        let expired = Security(sasl: .oauthBearer(TokenFunction { Self.unsecured(livesS: 600, claimS: -600) }))
        let (error, _) = try await refusal(expired, on: "OAUTH_BROKERS")
        #expect(error?.isAuthentication == true, "\(error?.description ?? "-")")
    }

    /// A JWT without a signature; `claimS` is how long it says that it lives.
    private static func unsecured(livesS: Int, claimS: Int? = nil) -> Token {
        let now = Int(Date().timeIntervalSince1970)
        let payload = "{\"sub\":\"tafel\",\"iat\":\(now - 1_000),\"exp\":\(now + (claimS ?? livesS))}"
        func encoded(_ text: String) -> String {
            Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
                "=", with: "")
        }
        return Token(
            value: "\(encoded("{\"alg\":\"none\"}")).\(encoded(payload)).", principal: "tafel",
            expiresAtMs: Int64(now + livesS) * 1_000)
    }
}
