import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen
import Tafel

struct GICommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gi", abstract: "Voor een GI: aanvragen indienen en volgen.",
        subcommands: [Indienen.self, Volgen.self])

    struct Indienen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Dien aanvragen in (NDJSON; '-' is standaardinvoer). Ook intrekkingen en hulp-gestart, als CloudEvent.")
        @Argument(help: "Bestand met op elke regel een aanvraag.") var bestand: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        func run() async throws {
            let soorten: [Berichttype] = [.aanvraagIngediend, .aanvraagIngetrokken, .hulpGestart]
            let regels = melding.lezer().lees(try InputFile.lees(bestand), soorten)
            try await melding.verstuur(regels, broker, vereist: \.aanvragen) { zender, gebeurtenissen in
                await GI(zender).stuur(gebeurtenissen)
            }
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
                regels = melding.lezer().lees(data, [.aanbodGemeld])
            }
            try await melding.verstuur(regels, broker, vereist: \.aanbod) { zender, gebeurtenissen in
                await Aanbieder(zender).meld(gebeurtenissen)
            }
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
        @OptionGroup var broker: Brokeropties

        func run() async throws {
            guard IdentifierFormat.isId(aanbodId) else { throw ValidationError("dit is geen aanbodId") }
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            _ = try await verbinding.controleer([verbinding.topics.aanbod])
            let zender = try EventSender(verbinding)
            try await Aanbieder(zender).meldAf(aanbodId)
            await zender.sluit()
            ConsoleOutput.regel("Aanbod \(aanbodId) is weggehaald.")
        }
    }
}

struct InkoopCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inkoop", abstract: "Voor een inkooporganisatie: contracten melden.", subcommands: [Melden.self])

    struct Melden: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Meld contracten uit een bestand (NDJSON).")
        @Argument(help: "Bestand met op elke regel een contract ('-' is standaardinvoer).") var bestand: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        func run() async throws {
            let regels = melding.lezer().lees(try InputFile.lees(bestand), [.contractGemeld])
            try await melding.verstuur(regels, broker, vereist: \.contracten) { zender, gebeurtenissen in
                await Inkooporganisatie(zender).meld(gebeurtenissen)
            }
        }
    }
}

struct ExpertteamCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expertteam", abstract: "Voor een expertteam: voorstellen van de eigen regio, en besluiten.",
        subcommands: [Volgen.self, Besluit.self])

    struct Volgen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Toon elk voorstel van een regio, ook nieuwe.")
        @Option(help: "De jeugdregio, bijvoorbeeld Twente of zuid-holland-zuid.") var regio: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var volgopties: Volgopties

        func run() async throws {
            let slug = try ExpertteamCommando.slug(regio)
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            try await volgopties.volg(Expertteam.volger(verbinding, regio: slug))
        }
    }

    static func slug(_ regio: String) throws -> String {
        let register = Gemeenteregister.landelijk
        guard let slug = regio == Topics.landelijk ? regio : register.regio(naam: regio)?.slug else {
            let namen = register.regios.map(\.naam).sorted().joined(separator: ", ")
            throw ValidationError("de regio '\(regio)' is niet bekend. Kies uit: \(namen)")
        }
        return slug
    }
}
