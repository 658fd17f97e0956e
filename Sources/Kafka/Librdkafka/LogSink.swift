import Crdkafka
import Logging
import Synchronization

/// Where a handle's log lines go, and the last thing it complained of: a timeout alone does not say why.
///
/// librdkafka holds one reference (the opaque of its configuration) from `rd_kafka_new` until the handle is destroyed.
final class LogSink: Sendable {
    let logger: Logger
    /// Blacked out wherever they occur: librdkafka hides what it knows to be secret, but a broker may say it back.
    private let secrets: [String]
    private let trouble = Mutex<String?>(nil)
    /// Kept beside the last trouble: a broken connection follows a refusal at once, and would hide it.
    private let refusal = Mutex<KafkaError?>(nil)

    init(_ logger: Logger, secrets: [String] = []) {
        self.logger = logger
        // Short ones occur by chance in other words, and blacking those out would only tell them.
        self.secrets = secrets.filter { $0.utf8.count >= Self.secretBytesMin }
    }

    /// The last complaint about a broker, such as a refused connection.
    var lastTrouble: String? { tokenTrouble.withLock { $0 } ?? trouble.withLock { $0 } }

    /// Set while there is no token: whatever else goes wrong then comes from that.
    private let tokenTrouble = Mutex<String?>(nil)

    func note(tokenTrouble words: String?) { tokenTrouble.withLock { $0 = words } }

    /// The last complaint, when it was that a broker does not take us for who we say we are, or we not it.
    var lastRefusal: KafkaError? {
        if let words = tokenTrouble.withLock({ $0 }) {
            return KafkaError(RD_KAFKA_RESP_ERR__AUTHENTICATION, operation: "connect", detail: words)
        }
        return refusal.withLock { $0 }
    }

    /// What was refused before a question says nothing about the question.
    func forgetRefusal() { refusal.withLock { $0 = nil } }

    func note(trouble words: String, code: rd_kafka_resp_err_t = RD_KAFKA_RESP_ERR__TRANSPORT) {
        let words = hidingSecrets(words)
        let code = code == RD_KAFKA_RESP_ERR__TRANSPORT ? Self.code(of: words) : code
        trouble.withLock { $0 = words }
        let error = KafkaError(code, operation: "connect", detail: words)
        if error.isAuthentication { refusal.withLock { $0 = error } }
    }

    /// Called from any of librdkafka's threads (rdkafka.h, rd_kafka_conf_set_log_cb), so it must not call back.
    ///
    /// - Parameters:
    ///   - level: as syslog numbers them, 0 (emergency) to 7 (debug).
    ///   - facility: librdkafka's word for the kind of line, such as `FAIL`.
    ///   - client: the handle's name, such as `billing#consumer-1`.
    func write(level: Int32, facility: String, client: String, words: String) {
        if facility == "FAIL" { note(trouble: words) }
        // Said once a broker by every handle that talks to the embedded broker, which makes topics when asked: nothing
        // that anyone can act on.
        let level = facility == "AUTOCREATE" ? Logger.Level.debug : Self.level(of: level)
        guard level >= logger.logLevel else { return }
        logger.log(
            level: level, "\(facility): \(hidingSecrets(words))",
            metadata: ["facility": "\(facility)", "client": "\(client)"])
    }

    private func hidingSecrets(_ words: String) -> String {
        secrets.reduce(words) { $0.replacing($1, with: "***") }
    }

    /// A line of the log has no code, and may come after the event that has. And a broker that wants a certificate of
    /// ours says so after the handshake (TLS 1.3), which librdkafka takes for a broken connection.
    private static func code(of words: String) -> rd_kafka_resp_err_t {
        if words.contains("SASL authentication error") { return RD_KAFKA_RESP_ERR__AUTHENTICATION }
        let isRefused = words.contains("SSL handshake failed") || words.contains("SSL alert")
        return isRefused ? RD_KAFKA_RESP_ERR__SSL : RD_KAFKA_RESP_ERR__TRANSPORT
    }

    /// Levels of syslog.
    private static func level(of syslog: Int32) -> Logger.Level {
        switch syslog {
        case ...2: .critical
        case 3: .error
        case 4: .warning
        case 5: .notice
        case 6: .info
        default: .debug
        }
    }

    private static let secretBytesMin = 4
}
