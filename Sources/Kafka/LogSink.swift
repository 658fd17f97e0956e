import Crdkafka
import Logging
import Synchronization

/// Where a handle's log lines go, and the last thing it complained of: a timeout alone does not say why.
///
/// librdkafka holds one reference (the opaque of its configuration) from `rd_kafka_new` until the handle is destroyed.
final class LogSink: Sendable {
    let logger: Logger
    private let trouble = Mutex<String?>(nil)

    init(_ logger: Logger) { self.logger = logger }

    /// The last complaint about a broker, such as a refused connection.
    var lastTrouble: String? { trouble.withLock { $0 } }

    func note(trouble words: String) { trouble.withLock { $0 = words } }

    /// Called from any of librdkafka's threads (rdkafka.h, rd_kafka_conf_set_log_cb), so it must not call back.
    func write(level: Int32, facility: String, words: String) {
        if facility == "FAIL" { note(trouble: words) }
        // Said once a broker by every handle that talks to the embedded broker, which makes topics when asked: nothing
        // that anyone can act on.
        let level = facility == "AUTOCREATE" ? Logger.Level.debug : Self.level(of: level)
        logger.log(level: level, "\(facility): \(words)")
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
