import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp

/// Which gemeente is responsible, by which row, and why.
struct WoonplaatsCommando: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "woonplaats",
        abstract: "Zegt welke gemeente verantwoordelijk is, volgens welke regel, en waarom.",
        discussion: """
            Elke regel van het bestand: {"id","peildatum","leeftijd","woonplaats":{…}}
            Voorbeeld: {"id":"a","peildatum":"2026-11-20","leeftijd":9,"woonplaats":{"brpGemeente":"0193"}}
            Voor een dag vóór 2022 telt wie het gezag heeft: zet dan "gezag" bij de feiten. Met "alleenAmbulant":true
            gaat het om hulp zonder verblijf. Schemas/aanvraag-ingediend.v1.schema.json beschrijft alle feiten.
            """)

    @Argument(help: "Bestand (NDJSON; '-' is standaardinvoer).") var bestand: String
    @Flag(help: "Uitvoer voor machines: één regel JSON per vraag.") var json = false

    func run() throws {
        let register = Gemeenteregister.landelijk
        var fout = false
        let data = try InputFile.lees(bestand)
        let tekst = try InputFile.ontleed(bestand) { () throws(TableError) in try FileText.json(data) }
        let regels = NDJSONFile.LineSequence(tekst).filter { $0.regel.contains { $0 > 0x20 } }
        for (nummer, regel) in regels {
            do throws(Afkeuring) {
                let vraag = try Woonplaatsvraag(json: Data(regel))
                let woonplaats = vraag.antwoord(register)
                ConsoleOutput.regel(
                    json
                        ? String(decoding: vraag.json(woonplaats).bytes, as: UTF8.self)
                        : Self.tekst(vraag, woonplaats, register))
            } catch {
                fout = true
                ConsoleOutput.fout("regel \(nummer) afgekeurd: \(error)")
            }
        }
        guard !regels.isEmpty else { throw ExitFailure.fout("\(bestand) is leeg.") }
        if fout { throw ExitCode(1) }
    }

    private static func tekst(
        _ vraag: Woonplaatsvraag, _ woonplaats: Woonplaats, _ register: Gemeenteregister
    ) -> String {
        let naam = woonplaats.gemeente.flatMap { register.gemeente($0)?.naam } ?? "nog niet bekend"
        let code = woonplaats.gemeente.map { " (\($0))" } ?? ""
        let ook = woonplaats.verduidelijkingen.map(\.rawValue)
        let regels = ([woonplaats.regel] + ook).joined(separator: ", ")
        let zekerheid = woonplaats.zekerheid.rawValue
        return """
            \(ConsoleOutput.vet("\(vraag.id)  \(naam)\(code)"))  \
            \(woonplaats.zekerheid == .zeker ? ConsoleOutput.groen(zekerheid) : ConsoleOutput.geel(zekerheid))
              \(woonplaats.toelichting)
              \(ConsoleOutput.zwak("Regel \(regels); geldt vanaf \(woonplaats.geldtVanaf.inWoorden)."))
              \(ConsoleOutput.zwak("Feiten: \(woonplaats.feiten.map(Self.tekst).joined(separator: ", "))."))

            """
    }

    private static func tekst(_ feit: Feit) -> String {
        let waarde =
            switch feit.waarde {
            case .tekst(let tekst): tekst
            case .getal(let getal): String(getal)
            case .waar(let waar): waar ? "ja" : "nee"
            case .onbekend: "onbekend"
            }
        return "\(feit.naam.rawValue) \(waarde)"
    }
}
