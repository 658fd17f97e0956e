import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Tafel

/// Judges events as the matcher would, without sending them.
struct SchemaCommando: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Controleert berichten, en toont de woorden die erin staan.",
        subcommands: [Controleer.self, Vocabulaire.self])

    struct Vocabulaire: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Toont hoe hulpvorm en voorziening zich verhouden tot de productcategorieën van iJw.")

        func run() { ConsoleOutput.regel(String(Vocabulairetabel.markdown.dropLast())) }
    }

    struct Controleer: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Controleert CloudEvents: één per regel, of één per bestand.")
        @Argument(help: "Bestand ('-' is standaardinvoer).") var bestand: String
        @Option(help: "Keur datums alsof het deze dag is (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
        @Flag(help: "Uitvoer voor machines: één regel JSON per bericht.") var json = false

        func run() throws {
            let data = try InputFile.lees(bestand)
            let keuring = Keuring(register: .landelijk)
            let dag = vandaag ?? Klok.echt.vandaag
            var fouten = 0
            let berichten = try InputFile.ontleed(bestand) { () throws(TableError) in try Self.berichten(data) }
            for (plaats, bericht) in berichten {
                do throws(Afkeuring) {
                    let gebeurtenis = try GebeurtenisReader().lees(bericht) { _ in nil }
                    try keuring.keur(gebeurtenis, waarde: bericht, vandaag: dag)
                    meld(plaats, gebeurtenis.inhoud.type.ceType, nil)
                } catch {
                    fouten += 1
                    meld(plaats, nil, error)
                }
            }
            guard !berichten.isEmpty else { throw ExitFailure.fout("\(bestand) is leeg.") }
            if !json { ConsoleOutput.regel("\(berichten.count - fouten) goed, \(fouten) niet.") }
            if fouten > 0 { throw ExitCode(1) }
        }

        /// The whole file when it is one JSON document, else each line that is not empty.
        private static func berichten(_ data: Data) throws(TableError) -> [(Int, Data)] {
            let tekst = try FileText.json(data)
            if NDJSONFile.isEenDocument(tekst) { return [(1, tekst)] }
            return NDJSONFile.LineSequence(tekst).filter { $0.regel.contains { $0 > 0x20 } }
                .map { ($0.nummer, Data($0.regel)) }
        }

        private func meld(_ regel: Int, _ type: String?, _ afkeuring: Afkeuring?) {
            guard json else {
                ConsoleOutput.regel(
                    "regel \(regel): "
                        + (afkeuring.map { ConsoleOutput.rood("niet goed") + "  \($0)" } ?? "goed (\(type ?? ""))"))
                return
            }
            let leden: JSONMembers = [
                "regel": .getal(regel), "goed": .waar(afkeuring == nil),
                "type": type.map { .tekst($0) } ?? .niets,
                "code": (afkeuring?.code.rawValue).map { .tekst($0) } ?? .niets,
                "veld": (afkeuring?.veld).map { .tekst($0) } ?? .niets,
                "reden": afkeuring.map { .tekst("\($0.uitleg) \($0.watTeDoen)") } ?? .niets,
            ]
            ConsoleOutput.regel(String(decoding: JSONValue.object(leden).bytes, as: UTF8.self))
        }
    }
}
