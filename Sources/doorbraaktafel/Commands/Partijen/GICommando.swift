import ArgumentParser
import Berichten
import Logging
import Rollen

struct GICommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gi", abstract: "Voor een GI: aanvragen indienen en volgen, en melden dat hulp begint of stopt.",
        subcommands: [Indienen.self, Volgen.self, Gestart.self, Gestopt.self])

    struct Indienen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Dien aanvragen in (NDJSON; '-' is standaardinvoer). "
                + "Ook intrekkingen, hulp-gestart en hulp-gestopt, als CloudEvent."
        )
        @Argument(help: "Bestand met op elke regel een aanvraag.") var bestand: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        func run() async throws {
            let soorten = Channel.aanvragen.types(door: .gi)
            let data = try InputFile.lees(bestand)
            let regels = try InputFile.ontleed(bestand) { () throws(TableError) in
                try melding.lezer().lees(data, soorten)
            }
            try await melding.verstuur(regels, broker, soorten, als: .gi)
        }
    }

    struct Volgen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Volg wat er met de zaken van een GI gebeurt.")
        @Option(help: "De naam van de GI, bijvoorbeeld jbov.") var gi: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var volgopties: Volgopties

        func run() async throws {
            guard IdentifierFormat.isGi(gi) else {
                throw ValidationError("--gi bestaat uit kleine letters, cijfers en streepjes")
            }
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            try await volgopties.volg(GI.volger(verbinding, gi: gi))
        }
    }
}
