import Configuration
import Foundation
import KafkaTesting
import Testing

@testable import Kafka

@Suite("Settings from file, environment and command line")
struct SettingsSourcesTests {
    /// A file that is gone when the test is over.
    private func withFile<R>(_ text: String, _ body: (String) async throws -> R) async throws -> R {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("kafka-\(UUID()).properties")
        try text.write(to: url, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(url.path)
    }

    private func refusal(_ text: String) async throws -> KafkaError? {
        try await withFile(text) { file in
            await #expect(throws: KafkaError.self) { try await Settings.load(file: file) }
        }
    }

    @Test("the command line wins over the environment, and the environment over the file")
    func order() async throws {
        let text = "bootstrap.servers = uit-bestand:1\nlinger.ms=1\nacks=all\n  # remark\n! remark\nsasl.password=a=b\n"
        let settings = try await withFile(text) { file in
            try await Settings.load(
                overrides: ["linger.ms": "3"],
                environment: ["PROEF_LINGER_MS": "2", "PROEF_ACKS": "1", "HOME": "/", "PROEFJE": "x"],
                prefix: "PROEF", file: file)
        }
        #expect(settings.brokers == "uit-bestand:1")
        #expect(settings.extra == ["linger.ms": "3", "acks": "1", "sasl.password": "a=b"])
    }

    @Test("a certificate of several lines fits in a file, and backslashes are written twice")
    func lines() async throws {
        let text =
            "ssl.ca.pem=-----BEGIN-----\\n\\\n   abc\\n\\\n-----END-----\nsasl.password=a\\\\b\\\nc\nbootstrap.servers=a:1"
        let settings = try await withFile(text) { try await Settings.load(file: $0) }
        #expect(settings.extra["ssl.ca.pem"] == "-----BEGIN-----\nabc\n-----END-----")
        #expect(settings.extra["sasl.password"] == "a\\bc")
        #expect(settings.brokers == "a:1")
    }

    @Test("what is wrong in a file is told with its line, and never with a secret")
    func file() async throws {
        let wrong: [(String, [String])] = [
            ("acks=1\n\nlingr.ms=5", ["line 3", "Maybe 'linger.ms'"]),
            ("acks=1\nacks=all", ["line 2", "second time"]),
            ("geheim zonder teken", ["line 1", "no '='"]),
            ("sasl.password=ge\\heim", ["line 1", "'sasl.password'"]),
            ("\nlinger.ms=-4", ["line 2", "0 .. 900000"]),
        ]
        for (text, words) in wrong {
            let error = try await refusal(text)
            for word in words { #expect("\(error.map(String.init(describing:)) ?? "-")".contains(word)) }
            #expect(!"\(error.map(String.init(describing:)) ?? "-")".contains("heim"))
        }
    }

    @Test("a file that is not there or too large is told by its name")
    func unreadable() async throws {
        let gone = await #expect(throws: KafkaError.self) { try await Settings.load(file: "/weg/kafka.properties") }
        #expect(gone?.operation == "configure from file '/weg/kafka.properties'")
        let large = try await refusal(String(repeating: "# remark\n", count: PropertiesFile.bytesMax / 8))
        #expect(large?.detail.contains("at most 1048576") == true)
    }

    @Test("a misspelt variable of the environment is refused, not overlooked")
    func environment() async {
        let error = await #expect(throws: KafkaError.self) {
            try await Settings.load(environment: ["PROEF_SASL_PASWORD": "geheim"], prefix: "PROEF")
        }
        #expect(error?.operation == "configure from environment variable PROEF_SASL_PASWORD")
        #expect(error?.detail == "it is no setting of Kafka. Maybe PROEF_SASL_PASSWORD.")
        let range = await #expect(throws: KafkaError.self) {
            try await Settings.load(environment: ["PROEF_LINGER_MS": "traag"], prefix: "PROEF")
        }
        #expect(range?.operation.contains("PROEF_LINGER_MS") == true)
        #expect(range?.detail.contains("0 .. 900000") == true)
    }

    @Test("what Kubernetes makes of a Service is passed over and named; a setting of that shape is not")
    func kubernetes() async throws {
        let links = [
            "PROEF_PORT": "tcp://10.0.0.7:9092", "PROEF_PORT_9092_TCP": "tcp://10.0.0.7:9092",
            "PROEF_PORT_9092_TCP_ADDR": "10.0.0.7", "PROEF_PORT_9092_TCP_PORT": "9092",
            "PROEF_PORT_9092_TCP_PROTO": "tcp", "PROEF_SERVICE_HOST": "10.0.0.7", "PROEF_SERVICE_PORT": "9092",
            "PROEF_SERVICE_PORT_CLIENTS": "9092", "PROEF_BOOTSTRAP_SERVICE_HOST": "10.0.0.8",
            "PROEF_BOOTSTRAP_PORT_9093_TCP": "tcp://10.0.0.8:9093",
        ]
        let environment = links.merging(["PROEF_ACKS": "all", "OTHER_PORT": "tcp://x"]) { first, _ in first }
        let settings = try await Settings.load(environment: environment, prefix: "PROEF")
        #expect(settings.extra == ["acks": "all"])
        #expect(Settings.serviceVariables(in: environment, prefix: "PROEF") == links.keys.sorted())
        for wrong in ["PROEF_PORT": "9092", "PROEF_SERVICE_NAAM": "x", "PROEF_PORT_TCP": "x"] {
            await #expect(throws: KafkaError.self) {
                try await Settings.load(environment: [wrong.key: wrong.value], prefix: "PROEF")
            }
        }
    }

    @Test("a byte order mark in front of a file is passed over")
    func mark() async throws {
        let settings = try await withFile("\u{FEFF}acks=all\nlinger.ms=5") { try await Settings.load(file: $0) }
        #expect(settings.extra == ["acks": "all", "linger.ms": "5"])
    }

    @Test("any reader of swift-configuration will do, and its secrets stay secret")
    func reader() throws {
        let provider = InMemoryProvider(values: ["kafka.linger.ms": "9", "kafka.bootstrap.servers": "a:1"])
        let settings = try Settings(config: ConfigReader(provider: provider).scoped(to: "kafka"))
        #expect(settings.brokers == "a:1")
        #expect(settings.extra == ["linger.ms": "9"])
    }

    @Test("the file's own description shows no secret")
    func snapshot() throws {
        let bytes = Array("sasl.password=geheim\nacks=all".utf8)
        let file = try PropertiesFile(data: bytes.span.bytes, providerName: "file", parsingOptions: .default)
        #expect(!"\(file)".contains("geheim") && !String(reflecting: file).contains("geheim"))
        #expect(String(reflecting: file).contains("acks=all"))
    }
}
