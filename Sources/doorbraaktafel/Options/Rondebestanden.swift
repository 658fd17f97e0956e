import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Matching
import Tafelronde

/// The files that a round is made from.
struct Rondebestanden: ParsableArguments {
    @Option(help: "Bestand met aanvragen (NDJSON).") var aanvragen: String
    @Option(help: "Bestand met contracten (NDJSON).") var contracten: String
    @Option(help: "Bestand met andere gewichten van een voorstel (JSON).") var gewichten: String?
    @Option(help: "Bestand met andere gewichten van de ronde (JSON).") var rondegewichten: String?
    @OptionGroup var regiobestanden: Regiobestanden

    /// What was read: a market and its cases; refused aanvragen beside them.
    struct Inhoud {
        let markt: Markt
        let casussen: [Casus]
        let gewichten: Rondegewichten
        let afgekeurd: [String]
        /// Whether something has to be mended: crisis has a route of its own and is a full answer.
        let heeftFout: Bool
    }

    /// Stands for the event that there is none of in a file of bare data: the same in every run.
    private static let geenId = "00000000-0000-0000-0000-000000000000"

    /// - Parameter aanbod: file of offers (NDJSON).
    func lees(_ dag: Datum, aanbod: String) throws -> Inhoud {
        let bestand = NDJSONFile(
            bron: Gebeurtenis.bronOnbekend, vandaag: dag, nu: Tijdstip(dag), nieuwId: { Self.geenId })
        let punten = try gewichten.map { try Gewichten(json: try InputFile.lees($0)) } ?? .standaard
        var markt = Markt(register: try regiobestanden.register(), gewichten: punten)
        var (casussen, heeftFout): ([String: Casus], Bool) = ([:], false)
        var (_, afgekeurd) = try Marktlezer(aanbod: aanbod, contracten: contracten).vul(&markt, bestand)
        // What is refused of the market is told, and the rest of it stands.
        if !afgekeurd.isEmpty { heeftFout = true }
        let regels = try Marktlezer.regels(
            bestand, try InputFile.lees(aanvragen), aanvragen, .aanvraagIngediend)
        for regel in regels {
            switch regel.uitkomst {
            case .success(let gebeurtenis):
                guard case .aanvraagIngediend(let aanvraag) = gebeurtenis.inhoud else { continue }
                // Of a case that stands there twice the last line counts, as on its topic.
                casussen[aanvraag.casusId] = Casus(
                    aanvraag: aanvraag, ingediendOp: min(dag, gebeurtenis.time?.datum ?? dag), register: markt.register)
            case .failure(let afkeuring):
                if afkeuring.code != .crisis { heeftFout = true }
                afgekeurd.append(Afgekeurdregel.tekst(regel, regel.casusId, afkeuring))
            }
        }
        let ronde = try rondegewichten.map { try Rondegewichten(json: try InputFile.lees($0)) } ?? .standaard
        return Inhoud(
            markt: markt, casussen: casussen.sorted { $0.key < $1.key }.map(\.value), gewichten: ronde,
            afgekeurd: afgekeurd, heeftFout: heeftFout)
    }
}
