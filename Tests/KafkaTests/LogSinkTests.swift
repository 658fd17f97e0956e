import KafkaTesting
import Logging
import Synchronization
import Testing

@testable import Kafka

/// Keeps what was logged.
private final class Lines: Sendable {
    struct Line {
        let level: Logger.Level
        let words: String
        let metadata: Logger.Metadata
    }

    private let lines = Mutex<[Line]>([])

    var all: [Line] { lines.withLock { $0 } }

    func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "lines") { _ in Handler(lines: self) }
        logger.logLevel = level
        return logger
    }

    private struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let line = Line(level: event.level, words: "\(event.message)", metadata: event.metadata ?? [:])
            lines.lines.withLock { $0.append(line) }
        }
    }
}

@Suite("librdkafka's log lines")
struct LogSinkTests {
    @Test("levels of syslog become levels of swift-log, with facility and client beside the words")
    func levels() {
        let lines = Lines()
        let sink = LogSink(lines.logger(.debug))
        for level in Int32(0)...7 { sink.write(level: level, facility: "FAIL", client: "x#producer-1", words: "w") }
        let expected: [Logger.Level] = [.critical, .critical, .critical, .error, .warning, .notice, .info, .debug]
        #expect(lines.all.map(\.level) == expected)
        #expect(lines.all.allSatisfy { $0.metadata == ["facility": "FAIL", "client": "x#producer-1"] })
        #expect(sink.lastTrouble == "w")
    }

    @Test("a secret is blacked out in lines and in what errors later quote; a word too short to be one stays")
    func secrets() {
        let lines = Lines()
        let sink = LogSink(lines.logger(.debug), secrets: ["geheim-123", "a", ""])
        sink.write(level: 3, facility: "FAIL", client: "c", words: "user a said geheim-123, geheim-123!")
        #expect(lines.all.map(\.words) == ["FAIL: user a said ***, ***!"])
        #expect(sink.lastTrouble == "user a said ***, ***!")
    }
}

extension OnEmbeddedBroker {
    @Suite("Secrets in logs")
    struct SecretsInLogsTests {
        @Test("with everything logged, no line holds a password, a key's password or a token's secret")
        func everythingLogged() async throws {
            let lines = Lines()
            let broker = try broker()
            let secrets = ["wachtwoord-een", "wachtwoord-twee", "wachtwoord-drie"]
            let producer = try Producer(
                ProducerSettings(
                    brokers: broker.bootstrap, messageTimeoutMs: 1_000,
                    extra: [
                        "security.protocol": "SASL_PLAINTEXT", "sasl.mechanism": "SCRAM-SHA-512",
                        "sasl.username": "gi-een", "sasl.password": secrets[0], "ssl.key.password": secrets[1],
                        "ssl.keystore.password": secrets[2], "debug": "all",
                    ]), logger: lines.logger(.debug))
            _ = await producer.send([record("t", "x")])
            await producer.close(withinMs: 2_000)
            #expect(lines.all.count > 20)
            #expect(lines.all.contains { $0.words.contains("gi-een") || $0.words.contains("SASL") })
            for line in lines.all { for secret in secrets { #expect(!line.words.contains(secret)) } }
        }
    }
}
