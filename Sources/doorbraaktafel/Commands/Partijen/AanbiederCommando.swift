import ArgumentParser
import Berichten
import Foundation
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
                Een CSV begint met een regel kolomnamen, in elke volgorde:
                \(Aanbodtabel.kolomnamen.joined(separator: "; "))
                Datums als 20-11-2026 of 2026-11-20, ja of nee, de gemeente met naam of code, doelgroepen met een spatie
                ertussen. "Leeftijd tot" 12 betekent: jonger dan 12.
                """)
        @Argument(help: "Bestand .ndjson of .csv ('-' is standaardinvoer, NDJSON).") var bestand: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        func run() async throws {
            let soorten = Channel.aanbod.types(door: .aanbieder)
            let data = try InputFile.lees(bestand)
            let regels: [FileLine]
            if bestand.lowercased().hasSuffix(".csv") || !Self.isNdjson(data) {
                let tabel = try Aanbodtabel(melding.lezer()).lees(try Self.tekst(data, bestand))
                if !tabel.onbekendeKolommen.isEmpty {
                    let namen = tabel.onbekendeKolommen.joined(separator: ", ")
                    ConsoleOutput.fout("let op: uit deze kolommen is niets gelezen, want ze zijn niet bekend: \(namen)")
                }
                regels = tabel.regels
            } else {
                regels = melding.lezer().lees(data, soorten)
            }
            try await melding.verstuur(regels, broker, soorten, als: .aanbieder)
        }

        /// A line with an event begins with a brace; a spreadsheet with the name of a column.
        private static func isNdjson(_ data: Data) -> Bool {
            let begin = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
            return begin.first { $0 > 0x20 }.map { $0 == UInt8(ascii: "{") } ?? true
        }

        /// Spreadsheets write UTF-8, UTF-16 with a mark in front ("Unicode-tekst"), or in older ones Latin-1.
        private static func tekst(_ data: Data, _ bestand: String) throws -> String {
            let isUtf16 = data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
            let vormen: [String.Encoding] = isUtf16 ? [.utf16] : [.utf8, .isoLatin1]
            guard let tekst = vormen.lazy.compactMap({ String(data: data, encoding: $0) }).first else {
                throw ExitFailure.fout("\(bestand) is geen tekst. Bewaar het als CSV (UTF-8).")
            }
            return tekst
        }
    }

    struct Afmelden: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Haal een aanbod weg.")
        @Argument(help: "Het aanbodId.") var aanbodId: String
        @Option(help: "De AGB-code van de aanbieder, 8 cijfers.") var agb: String
        @OptionGroup var broker: Brokeropties

        func run() async throws {
            guard IdentifierFormat.isId(aanbodId) else { throw ValidationError("dit is geen aanbodId") }
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            _ = try await verbinding.controleer([verbinding.topics.aanbod])
            let zender = try EventSender(verbinding)
            let aanbod = Aanbodsleutel(try AanbiederCommando.code(agb, "--agb"), aanbodId)
            try await Aanbieder(zender).meldAf(aanbod)
            await zender.sluit()
            ConsoleOutput.regel("Aanbod \(aanbodId) is weggehaald.")
        }
    }
}
