import Instrumentation
import Logging
import Synchronization

/// Keeps what is logged, with the context that it was logged in.
public final class Logvanger: Sendable {
    public struct Regel: Sendable {
        public let tekst: String
        public let metadata: [String: String]
        public let context: ServiceContext?
    }

    private let slot = Mutex<[Regel]>([])
    private let vanaf: Logger.Level

    /// - Parameter vanaf: what is less is not kept.
    public init(vanaf: Logger.Level = .trace) { self.vanaf = vanaf }

    public var regels: [Regel] { slot.withLock { $0 } }
    /// Each line as one text: what was said, and the metadata by name.
    public var teksten: [String] {
        regels.map { regel in
            "\(regel.tekst) " + regel.metadata.map { "\($0)=\($1)" }.sorted().joined(separator: " ")
        }
    }

    public var logger: Logger { Logger(label: "proef") { _ in Handler(vanger: self, logLevel: vanaf) } }

    private struct Handler: LogHandler {
        let vanger: Logvanger
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level

        init(vanger: Logvanger, logLevel: Logger.Level) {
            self.vanger = vanger
            self.logLevel = logLevel
        }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let regel = Regel(
                tekst: "\(event.message)", metadata: (event.metadata ?? [:]).mapValues { "\($0)" },
                context: ServiceContext.current)
            vanger.slot.withLock { $0.append(regel) }
        }
    }
}
