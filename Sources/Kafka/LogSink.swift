import Crdkafka
import Logging
import Synchronization

/// Where a handle's log lines go, and the last thing it complained of: a timeout alone does not say why.
///
/// librdkafka holds one reference (the opaque of its configuration) from `rd_kafka_new` until the handle is destroyed.
final class LogSink: Sendable {
    let logger: Logger
    private let trouble = Mutex<(words: String, code: rd_kafka_resp_err_t)?>(nil)

    init(_ logger: Logger) { self.logger = logger }

    /// The last complaint about a broker, such as a refused connection.
    var lastTrouble: String? { tokenTrouble.withLock { $0 } ?? trouble.withLock { $0?.words } }

    /// Set while there is no token: whatever else goes wrong then comes from that.
    private let tokenTrouble = Mutex<String?>(nil)

    func note(tokenTrouble words: String?) { tokenTrouble.withLock { $0 = words } }

    /// The last complaint, when it was that a broker does not take us for who we say we are, or we not it.
    var lastRefusal: KafkaError? {
        if let words = tokenTrouble.withLock({ $0 }) {
            return KafkaError(RD_KAFKA_RESP_ERR__AUTHENTICATION, operation: "connect", detail: words)
        }
        guard let last = trouble.withLock({ $0 }) else { return nil }
        let error = KafkaError(last.code, operation: "connect", detail: last.words)
        return error.isAuthentication ? error : nil
    }

    func note(trouble words: String, code: rd_kafka_resp_err_t = RD_KAFKA_RESP_ERR__TRANSPORT) {
        trouble.withLock { $0 = (words, code) }
    }

    /// Called from any of librdkafka's threads (rdkafka.h, rd_kafka_conf_set_log_cb), so it must not call back.
    func write(level: Int32, facility: String, words: String) {
        if facility == "FAIL" { note(trouble: words, code: Self.code(of: words)) }
        // Said once a broker by every handle that talks to the embedded broker, which makes topics when asked: nothing
        // that anyone can act on.
        let level = facility == "AUTOCREATE" ? Logger.Level.debug : Self.level(of: level)
        logger.log(level: level, "\(facility): \(words)")
    }

    /// A line of the log has no code, and may come after the event that has.
    private static func code(of words: String) -> rd_kafka_resp_err_t {
        if words.contains("SASL authentication error") { return RD_KAFKA_RESP_ERR__AUTHENTICATION }
        return words.contains("SSL handshake failed") ? RD_KAFKA_RESP_ERR__SSL : RD_KAFKA_RESP_ERR__TRANSPORT
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
}
