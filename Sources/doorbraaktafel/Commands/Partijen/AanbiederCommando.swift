import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Logging
import Rollen

struct AanbiederCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aanbieder", abstract: "Voor een aanbieder: capaciteit melden, en antwoorden op voordrachten.",
        subcommands: [Melden.self, Afmelden.self, Volgen.self, Antwoord.self])

    struct Melden: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Meld capaciteit uit een bestand: NDJSON, of CSV uit een rekenblad met ; of , ertussen.",
            discussion: """
                Boven een CSV staat een regel kolomnamen, in elke volgorde:
                \(Aanbodtabel.kolomnamen.joined(separator: "; "))
                Hoogstens \(Aanbodtabel.rijenMax) regels in een bestand. Datums als 20-11-2026 of 2026-11-20,
                ja of nee, de gemeente met naam of code, doelgroepen met een spatie
                ertussen. "Leeftijd tot" 12 betekent: jonger dan 12.
                """)
        @Argument(help: "Bestand .ndjson of .csv ('-' is standaardinvoer).") var bestand: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        func run() async throws {
            let soorten = Channel.aanbod.types(door: .aanbieder)
            let data = try InputFile.lees(bestand)
            let tabel = try InputFile.ontleed(bestand) { () throws(TableError) in
                try Aanbodbestand(melding.lezer()).lees(data)
            }
            if !tabel.onbekendeKolommen.isEmpty {
                let namen = tabel.onbekendeKolommen.joined(separator: ", ")
                ConsoleOutput.fout("let op: uit deze kolommen is niets gelezen, want ze zijn niet bekend: \(namen)")
            }
            try await melding.verstuur(tabel.regels, broker, soorten, als: .aanbieder)
        }
    }

    struct Afmelden: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Haal een aanbod weg.")
        @Argument(help: "Het aanbodId.") var aanbodId: String
        @Option(help: "De AGB-code van de aanbieder, 8 cijfers.") var agb: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var poort: Poortkeuze

        func run() async throws {
            guard IdentifierFormat.isId(aanbodId) else { throw ValidationError("dit is geen aanbodId") }
            let aanbod = Aanbodsleutel(try AanbiederCommando.code(agb, "--agb"), aanbodId)
            var verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            verbinding.weg = try await poort.weg(verbinding)
            var topic = verbinding.topics.aanbod
            if case .poort(let er) = verbinding.weg,
                let eigen = verbinding.topics.invoer(van: .aanbieder(aanbod.agb)), er.contains(eigen)
            {
                topic = eigen
            }
            _ = try await verbinding.controleer([topic])
            let zender = try EventSender(verbinding)
            try await Aanbieder(zender).meldAf(aanbod)
            await zender.sluit()
            ConsoleOutput.regel("Aanbod \(aanbodId) is weggehaald.")
        }
    }
}
