import ArgumentParser
import Berichten
import Foundation
import Instrumentation
import Logging

enum LogSetup {
    /// How a line of the log is written.
    enum LineFormat: String, ExpressibleByArgument, CaseIterable {
        case tekst, json
    }

    /// Logs go to standard error, so that answers stay alone on standard output.
    static func maak(_ niveau: Logger.Level, _ vorm: LineFormat = .tekst) -> Logger {
        var log = Logger(label: "doorbraaktafel") { label in
            switch vorm {
            case .tekst: StreamLogHandler.standardError(label: label, metadataProvider: spoor)
            case .json: JSONLogHandler(metadataProvider: spoor)
            }
        }
        log.logLevel = niveau
        return log
    }

    /// Which trace a line belongs to, under the names that OpenTelemetry gives them.
    static let spoor = Logger.MetadataProvider {
        ServiceContext.current?.spoor.map { ["trace_id": "\($0.traceId)", "span_id": "\($0.spanId)"] } ?? [:]
    }
}

/// One JSON object a line: `tijd` (UTC), `niveau`, `tekst`, and each piece of metadata under its own name.
struct JSONLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let nu = Tijdstip(ms: Int64(Date().timeIntervalSince1970 * 1_000))
        let alles = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        ConsoleOutput.fout(Self.regel(nu, event.level, event.message, alles))
    }

    static func regel(
        _ nu: Tijdstip, _ niveau: Logger.Level, _ tekst: Logger.Message, _ metadata: Logger.Metadata
    ) -> String {
        var leden = JSONMembers(metadata.map { ($0.key, .tekst("\($0.value)")) })
        leden["tijd"] = .tekst("\(nu)")
        leden["niveau"] = .tekst(niveau.rawValue)
        leden["tekst"] = .tekst("\(tekst)")
        return String(decoding: JSONValue.object(leden).bytes, as: UTF8.self)
    }
}
