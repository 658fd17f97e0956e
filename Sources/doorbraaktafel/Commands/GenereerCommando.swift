import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Proefmarkt
import Tafel

/// Writes an invented market of any size, the same for the same seed.
struct GenereerCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "genereer",
        abstract: "Verzint een markt om mee te proberen: aanvragen, aanbod en contracten.",
        discussion: """
            Schrijft aanvragen.ndjson, aanbod.ndjson en contracten.ndjson. Zelfde zaad, aantallen, scenario en dag: \
            zelfde bestanden, op elke machine. Alle namen zijn verzonnen.

            Scenario's: aantallen wachtende kinderen die de inspecties telden.
            \(Scenario.alle.map { "  \($0.naam): \($0.casussen). Bron: \($0.bron)." }.joined(separator: "\n"))
            """)

    @Option(help: "Hoeveel plekken met hulp (0 tot en met \(Marktgenerator.aanbodMax)).") var aanbod = 20_000
    @Option(help: "Hoeveel aanvragen (0 tot en met \(Marktgenerator.casussenMax)). Niet samen met --scenario.")
    var casussen: Int?
    @Option(help: "Het zaad: een geheel getal vanaf 0.") var zaad: UInt64 = 1
    @Option(help: "De map voor de drie bestanden; wordt gemaakt als die er niet is.") var uit = "proefmarkt"
    @Option(help: "De dag van de markt (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
    @Option(help: "Een getelde groep kinderen: \(Scenario.alle.map(\.naam).joined(separator: ", ")).")
    var scenario: String?
    @Flag(help: "Schrijf over bestanden heen die er al zijn.") var overschrijf = false
    @Flag(help: "Uitvoer voor machines: één regel JSON.") var json = false

    func validate() throws {
        if let scenario, Scenario(naam: scenario) == nil {
            throw ValidationError(
                "--scenario '\(scenario)' is niet bekend. "
                    + "Kies uit: \(Scenario.alle.map(\.naam).joined(separator: ", "))"
            )
        }
        if scenario != nil, casussen != nil {
            throw ValidationError("Geef --scenario of --casussen: een scenario heeft zijn eigen aantal.")
        }
        do {
            _ = try generator()
        } catch let fout as GeneratorFout {
            throw ValidationError("--\(fout)")
        }
    }

    func run() async throws {
        let generator = try generator()
        let map = URL(fileURLWithPath: uit, isDirectory: true)
        let schrijver = try MarktWriter(map: map, overschrijf: overschrijf)
        var tabel = TextTable(koppen: ["bestand", "regels", "bytes"])
        var uitkomst: JSONMembers = ["map": .tekst(uit), "vandaag": .tekst(generator.vandaag.description)]
        for bestand in Marktbestand.allCases {
            let geschreven = try await schrijver.schrijf(generator, bestand)
            tabel.rijen.append([
                "\(uit)/\(bestand.naam)", "\(geschreven.regels)", "\(geschreven.bytes)",
            ])
            uitkomst[bestand.rawValue] = .object([
                "regels": .getal(geschreven.regels), "bytes": .getal(geschreven.bytes),
            ])
        }
        uitkomst["zaad"] = .tekst("\(zaad)")
        uitkomst["scenario"] = generator.scenario.map { .tekst($0.naam) } ?? .niets
        ConsoleOutput.regel(
            json
                ? String(decoding: JSONValue.object(uitkomst).bytes, as: UTF8.self)
                : tabel.tekst(inspringen: 0) + "\n\n" + vervolg(generator))
    }

    private func generator() throws -> Marktgenerator {
        try Marktgenerator(
            zaad: zaad, aanbod: aanbod, casussen: casussen ?? 1_000, vandaag: vandaag ?? Klok.echt.vandaag,
            scenario: scenario.flatMap(Scenario.init(naam:)))
    }

    private func vervolg(_ generator: Marktgenerator) -> String {
        let bron = generator.scenario.map { "Bron van de aantallen: \($0.bron).\n" } ?? ""
        return bron + """
            Probeer:
              doorbraaktafel match --aanvragen \(uit)/aanvragen.ndjson --aanbod \(uit)/aanbod.ndjson \\
                --contracten \(uit)/contracten.ndjson --vandaag \(generator.vandaag) --verslag
            """
    }
}
