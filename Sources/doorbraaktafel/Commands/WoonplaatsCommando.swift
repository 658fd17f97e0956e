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
            gaat het om hulp zonder verblijf, en "maatregel":"jeugdreclassering" telt vanaf 18 jaar.
            Schemas/aanvraag-ingediend.v1.schema.json beschrijft alle feiten. Elk antwoord noemt artikel, onderdeel en
            woorden, de feiten die telden en die niet telden, en wat het antwoord zou veranderen.
            Met --boekje: de tekst van de wet naast de regels, met alle gevallen, als één pagina HTML om af te drukken.
            """)

    @Argument(help: "Bestand (NDJSON; '-' is standaardinvoer).") var bestand: String?
    @Flag(help: "Schrijft de wet, de regels en de gevallen als HTML, in plaats van een bestand te lezen.") var boekje =
        false
    @Flag(help: "Uitvoer voor machines: één regel JSON per vraag.") var json = false

    func validate() throws {
        guard boekje == (bestand == nil) else {
            throw ValidationError("Geef een bestand met vragen, of --boekje.")
        }
    }

    func run() throws {
        let register = Gemeenteregister.landelijk
        guard let bestand else {
            ConsoleOutput.regel(Wetsboekje(register: register).html)
            return
        }
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
                        ? String(decoding: vraag.json(woonplaats, vraag.spoor(register)).bytes, as: UTF8.self)
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
        let spoor = vraag.spoor(register)
        let onderdeel = spoor.onderdeel.map { ", onderdeel \($0)" } ?? "; de tekst zegt hier niets over"
        let woorden = spoor.woorden.map { "'\($0)'" }.joined(separator: " … ")
        let niet = spoor.nietGebruikt.map(Self.tekst).joined(separator: ", ")
        return """
            \(ConsoleOutput.vet("\(vraag.id)  \(naam)\(code)"))  \
            \(woonplaats.zekerheid == .zeker ? ConsoleOutput.groen(zekerheid) : ConsoleOutput.geel(zekerheid))
              \(woonplaats.toelichting)
              \(ConsoleOutput.zwak("Regel \(regels); geldt vanaf \(woonplaats.geldtVanaf.inWoorden)."))
              \(ConsoleOutput.zwak("Feiten: \(woonplaats.feiten.map(Self.tekst).joined(separator: ", "))."))
              \(ConsoleOutput.zwak("Niet gebruikt: \(niet.isEmpty ? "geen" : niet)."))
              \(ConsoleOutput.zwak("Jeugdwet artikel \(spoor.artikel), tekst van \(spoor.wet.inWoorden)\(onderdeel)."))
              \(ConsoleOutput.zwak("Woorden: \(woorden.isEmpty ? "geen" : woorden)."))
              \(ConsoleOutput.zwak("Anders bij: \(Self.tekst(spoor.verandert, register))."))

            """
    }

    /// What would change the answer, one fact after another.
    private static func tekst(
        _ veranderingen: [Woonplaatsspoor.Verandering], _ register: Gemeenteregister
    ) -> String {
        guard !veranderingen.isEmpty else { return "geen enkel feit" }
        return veranderingen.map { een in
            let naam = een.gemeente.flatMap { register.gemeente($0)?.naam }
            let wat = [een.regel, naam, een.zekerheid.rawValue].compactMap { $0 }.joined(separator: ", ")
            return "\(een.feit.rawValue) \(een.als) (\(wat))"
        }.joined(separator: "; ")
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
