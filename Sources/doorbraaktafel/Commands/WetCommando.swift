import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Tafel
import Voorstelbericht

/// The law that `woonplaats` works out: what it says, what changes between two days, and whether a file of it is right.
struct WetCommando: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wet",
        abstract: "Laat de wet zien die 'woonplaats' uitvoert, vergelijkt twee dagen, of controleert een wetsbestand.",
        subcommands: [Toon.self, Vergelijk.self, Controleer.self, Afdrukken.self])

    struct Toon: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Toont de tekst van de wet op een dag en de regels die ernaast staan.")
        @Option(help: "Zoals de wet op deze dag geldt (jjjj-mm-dd). Anders: vandaag.") var op: Datum?
        @Flag(help: "Het bestand zelf (YAML).") var yaml = false

        func run() throws {
            let wetten = Woonplaatswetten.ingebouwd
            let wet = wetten.wetten[wetten.tekst(op: op ?? Klok.echt.vandaag)]
            let bestand = Woonplaatswetten.ingebouwdeBestanden.first { $0.bestand == wet.bestand }
            ConsoleOutput.regel(yaml ? bestand?.yaml ?? "" : WetRenderer(register: .landelijk).tekst(wet))
        }
    }

    struct Vergelijk: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Zegt wat er tussen twee dagen verandert, en voor welke feiten.")
        @Argument(help: "Eerste dag (jjjj-mm-dd).") var van: Datum
        @Argument(help: "Tweede dag (jjjj-mm-dd).") var naar: Datum
        @Flag(help: "Uitvoer voor machines: één regel JSON per verschil.") var json = false

        func run() throws {
            let beeld = WetRenderer(register: .landelijk)
            let uit = Wetsvergelijking(van: van, naar: naar, register: .landelijk)
            for verschil in uit.verschillen {
                ConsoleOutput.regel(
                    json ? String(decoding: beeld.json(verschil).bytes, as: UTF8.self) : beeld.tekst(verschil))
            }
            guard !json else { return }
            let aantal = uit.verschillen.reduce(0) { $0 + $1.aantal }
            ConsoleOutput.regel(
                "\(aantal) van \(uit.aantal) combinaties van feiten krijgen op \(naar.inWoorden) "
                    + "een ander antwoord dan "
                    + "op \(van.inWoorden).")
        }
    }

    struct Afdrukken: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Toont de SHA-256 van wet, register, regio's, vocabulaire en gewichten waar een voorstel op rust."
        )

        func run() {
            for afdruk in Bronafdruk.ingebouwd { ConsoleOutput.regel("\(afdruk.sha256)  \(afdruk.naam)") }
        }
    }

    struct Controleer: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Controleert een wetsbestand: de vorm, gaten en overlap tussen de rijen, de woorden, en de gevallen.",
            discussion: """
                De vorm is die van MinBZK/regelrecht (schema v0.5.6). Het programma kent de bewerkingen AND, OR, NOT,
                EQUALS, de vergelijkingen, IF, IN, LIST, ADD, SUBTRACT, DATE_DIFF en DATE_ADD; een andere wordt
                geweigerd
                met haar regel. Elke combinatie van feiten waar de rijen naar kijken wordt geprobeerd.
                """)
        @Argument(help: "Bestanden (.yaml).") var bestanden: [String]

        func run() throws {
            var fout = false
            for pad in bestanden where try !Self.controleer(pad) { fout = true }
            if fout { throw ExitCode(1) }
        }

        private static func controleer(_ pad: String) throws -> Bool {
            let tekst = String(decoding: try InputFile.lees(pad), as: UTF8.self)
            let wet: Wet
            let gevallen: [(Wetsscenario, Woonplaats)]
            do throws(Wetsfouten) {
                wet = try Woonplaatswetten.lees(pad, tekst)
                gevallen = try Self.gevallen(wet, pad, tekst)
            } catch {
                for een in error.lijst { ConsoleOutput.regel("\(ConsoleOutput.rood("niet goed"))  \(een)") }
                return false
            }
            let controle = Wetscontrole(wet)
            let fouten = WetRenderer(register: .landelijk).fouten(controle, gevallen)
            for fout in fouten { ConsoleOutput.regel("\(ConsoleOutput.rood("niet goed"))  \(pad): \(fout)") }
            guard fouten.isEmpty else { return false }
            ConsoleOutput.regel(
                "\(ConsoleOutput.groen("goed"))  \(pad): geldt vanaf \(wet.vanaf.inWoorden); "
                    + "\(controle.aantal) combinaties, geen gat en geen overlap.")
            return true
        }

        /// The built-in cases of the days on which this text holds, worked out with this file in the place of the
        /// built-in text of that day: those that come out otherwise.
        private static func gevallen(
            _ wet: Wet, _ pad: String, _ tekst: String
        ) throws(Wetsfouten) -> [(Wetsscenario, Woonplaats)] {
            let anders = Set(Woonplaatswetten.ingebouwd.wetten.filter { $0.vanaf != wet.vanaf }.map(\.bestand))
            let bestanden = Woonplaatswetten.ingebouwdeBestanden.filter { anders.contains($0.bestand) }
            let wetten = try Woonplaatswetten(bestanden + [(bestand: pad, yaml: tekst)])
            return Wetsscenario.ingebouwd.filter {
                wetten.wetten[wetten.tekst(op: $0.peildatum)].vanaf == wet.vanaf
                    && !$0.klopt(.landelijk, wetten: wetten)
            }.map { ($0, $0.uitkomst(.landelijk, wetten: wetten)) }
        }
    }
}
