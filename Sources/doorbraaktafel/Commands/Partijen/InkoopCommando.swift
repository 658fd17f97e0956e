import ArgumentParser
import Berichten

struct InkoopCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inkoop", abstract: "Voor een inkooporganisatie: contracten melden.", subcommands: [Melden.self])

    struct Melden: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Meld contracten uit een bestand (NDJSON).")
        @Argument(help: "Bestand met op elke regel een contract ('-' is standaardinvoer).") var bestand: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        func run() async throws {
            let soorten = Channel.contracten.types(door: .inkoop)
            let data = try InputFile.lees(bestand)
            let regels = try InputFile.ontleed(bestand) { () throws(TableError) in
                try melding.lezer().lees(data, soorten)
            }
            try await melding.verstuur(regels, broker, soorten, als: .inkoop)
        }
    }
}
