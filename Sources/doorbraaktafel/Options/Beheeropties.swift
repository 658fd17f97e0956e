import ArgumentParser
import Beheer
import Foundation
import Kafka
import Logging
import Tafel

/// What an operator sees of a service.
struct Beheeropties: ParsableArguments {
    @Option(help: "Poort voor /metrics, /gezond en /gereed; 0 kiest een vrije. Zonder: geen.") var beheerPoort: Int?
    @Option(help: "Adres daarvan. Er is geen toegangscontrole: zet het alleen open voor wie het mag zien.")
    var beheerAdres = "127.0.0.1"
    @Option(name: .customLong("log"), help: "Vorm van het logboek: tekst of json.") var logvorm = LogSetup.LineFormat
        .tekst

    /// How long a broker gets to answer whether it is there.
    private static let peilMsMax = 2_000

    func validate() throws {
        guard beheerPoort.map({ (0...65_535).contains($0) }) ?? true else {
            throw ValidationError("--beheer-poort ligt van 0 tot en met 65535")
        }
    }

    /// Does the work, with health and figures beside it as long as it lasts.
    func naast(
        _ leven: Liveness, _ boek: MetricsRegistry, _ kafka: Settings, _ log: Logger,
        _ werk: @escaping @Sendable () async throws -> Void
    ) async throws {
        guard let poort = beheerPoort else { return try await werk() }
        let admin = try Admin(brokers: kafka.brokers, extra: kafka.extra, logger: LogSetup.maak(.critical))
        defer { admin.close(withinMs: 1_000) }
        let server = Beheerserver(boek: boek, leven: leven) {
            let gevonden = try? await admin.metadata(topics: [], timeoutMs: Self.peilMsMax)
            return gevonden?.brokers.isEmpty == false
        }
        try await withThrowingTaskGroup(of: Void.self) { groep in
            groep.addTask {
                try await server.draai(adres: beheerAdres, poort: poort, log: log) { poort in
                    log.info("health and figures can be asked", metadata: ["poort": "\(poort)"])
                }
            }
            groep.addTask { try await werk() }
            defer { groep.cancelAll() }
            // Whichever ends first, ends both: a matcher that nobody can watch is not what was asked for.
            try await groep.next()
        }
    }
}
