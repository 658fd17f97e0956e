import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Tafel

/// What a region agreed on, and whether a file of one is right.
struct RegioCommando: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regio", abstract: "Laat zien wat een regio heeft afgesproken, of controleert een regiobestand.",
        subcommands: [Toon.self, Controleer.self])

    struct Toon: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Toont een regio: tafel, inkoop, contacten en wie wanneer aan zet is.")
        @Argument(help: "Naam van de jeugdregio of inkoopregio, bijvoorbeeld Twente.") var regio: String
        @Option(help: "Welke ladder geldt op deze dag (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
        @OptionGroup var regiobestanden: Regiobestanden
        @Flag(help: "Uitvoer voor machines: één regel JSON.") var json = false

        func run() throws {
            let register = try regiobestanden.register()
            let inkoop: [Inkoopregio]
            if let gevonden = register.regio(naam: regio) {
                inkoop = register.inkoopregios.filter { $0.regio == gevonden.id }
            } else if let gevonden = register.inkoopregio(naam: regio) {
                inkoop = [gevonden]
            } else {
                throw ExitFailure.fout(register.onbekendeRegio(regio))
            }
            guard let eerste = inkoop.first else { throw ExitFailure.fout(register.onbekendeRegio(regio)) }
            let beeld = RegioRenderer(
                register: register, regio: register.regio(eerste.regio), inkoop: inkoop,
                dag: vandaag ?? Klok.echt.vandaag)
            ConsoleOutput.regel(json ? String(decoding: beeld.json.bytes, as: UTF8.self) : beeld.tekst)
        }
    }

    struct Controleer: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Controleert regiobestanden, los en samen met de ingebouwde.")
        @Argument(help: "Bestanden (.yaml).") var bestanden: [String]
        @Flag(help: "Uitvoer voor machines: één regel JSON per fout.") var json = false

        func run() throws {
            var teksten: [Regiotekst] = []
            var fouten: [Regiofout] = []
            for pad in bestanden {
                do {
                    teksten.append(try Regiobestanden.lees(pad))
                } catch .regios(let gevonden) {
                    fouten += gevonden
                } catch {
                    throw error
                }
            }
            do {
                _ = try Gemeenteregister.landelijk(met: teksten)
            } catch .regios(let gevonden) {
                fouten += gevonden
            } catch {
                throw error
            }
            meld(fouten)
            if !fouten.isEmpty { throw ExitCode(1) }
        }

        private func meld(_ fouten: [Regiofout]) {
            for fout in fouten {
                guard json else {
                    ConsoleOutput.regel("\(ConsoleOutput.rood("niet goed"))  \(fout)")
                    continue
                }
                let leden: JSONMembers = [
                    "bestand": .tekst(fout.bestand), "regel": .getal(fout.regel), "wat": .tekst(fout.wat),
                    "watTeDoen": .tekst(fout.watTeDoen),
                ]
                ConsoleOutput.regel(String(decoding: JSONValue.object(leden).bytes, as: UTF8.self))
            }
            guard !json else { return }
            let telling = fouten.count == 1 ? "1 fout" : "\(fouten.count) fouten"
            ConsoleOutput.regel(
                fouten.isEmpty
                    ? bestanden.map { "\(ConsoleOutput.groen("goed"))  \($0)" }.joined(separator: "\n") : "\(telling).")
        }
    }
}
