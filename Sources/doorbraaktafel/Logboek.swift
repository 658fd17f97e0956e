import ArgumentParser
import Berichten
import Foundation
import Logging

enum Logboek {
    /// How a line of the log is written.
    enum Vorm: String, ExpressibleByArgument, CaseIterable {
        case tekst, json
    }

    /// Logs go to standard error, so that answers stay alone on standard output.
    static func maak(_ niveau: Logger.Level, _ vorm: Vorm = .tekst) -> Logger {
        var log = Logger(label: "doorbraaktafel") { label in
            switch vorm {
            case .tekst: StreamLogHandler.standardError(label: label)
            case .json: Jsonregels()
            }
        }
        log.logLevel = niveau
        return log
    }
}

/// One JSON object a line: `tijd` (UTC), `niveau`, `tekst`, and each piece of metadata under its own name.
struct Jsonregels: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let nu = Tijdstip(ms: Int64(Date().timeIntervalSince1970 * 1_000))
        Uitvoer.fout(Self.regel(nu, event.level, event.message, metadata.merging(event.metadata ?? [:]) { $1 }))
    }

    static func regel(
        _ nu: Tijdstip, _ niveau: Logger.Level, _ tekst: Logger.Message, _ metadata: Logger.Metadata
    ) -> String {
        var leden: [String: JSONWaarde] = metadata.mapValues { .tekst("\($0)") }
        leden["tijd"] = .tekst("\(nu)")
        leden["niveau"] = .tekst(niveau.rawValue)
        leden["tekst"] = .tekst("\(tekst)")
        return String(decoding: JSONWaarde.object(leden).bytes, as: UTF8.self)
    }
}
