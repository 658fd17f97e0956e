import Foundation
import Testing

/// Habits that are easier to keep when a test looks at them.
@Suite("Tidiness")
struct NetheidTests {
    private static let regelsMax = 400
    private static let tekensMax = 120

    @Test("a source file holds one thing: at most 400 lines of at most 120 characters")
    func lengte() throws {
        for bestand in try Huis.bestanden("Sources") + Huis.bestanden("Benchmarks") {
            #expect(bestand.regels.count <= Self.regelsMax, "\(bestand.pad) has \(bestand.regels.count) lines")
            for (nummer, regel) in bestand.regels.enumerated() where regel.count > Self.tekensMax {
                Issue.record("\(bestand.pad):\(nummer + 1) has \(regel.count) characters")
            }
        }
    }

    @Test("nothing a peer sends can trap: no fatalError, try!, as! or force unwrap of a conversion in the sources")
    func geenVallen() throws {
        let verboden = ["fatalError(", "try!", " as! ", ")!.", ")!)"]
        for bestand in try Huis.bestanden("Sources") {
            for (nummer, regel) in bestand.regels.enumerated() where !regel.contains("//") {
                for val in verboden where regel.contains(val) {
                    Issue.record("\(bestand.pad):\(nummer + 1) has \(val)")
                }
            }
        }
    }

    @Test("no polling: the sources and tests never sleep")
    func geenSlaap() throws {
        let slaap = ["Task" + ".sleep", "us" + "leep(", "Thread" + ".sleep", "nano" + "sleep("]
        for bestand in try Huis.bestanden("Sources") + Huis.bestanden("Tests") {
            for (nummer, regel) in bestand.regels.enumerated() {
                for woord in slaap where regel.contains(woord) {
                    Issue.record("\(bestand.pad):\(nummer + 1) has \(woord)")
                }
            }
        }
    }

    @Test("the README names both commands and every room")
    func voordeur() throws {
        let tekst = try String(contentsOf: Huis.wortel.appendingPathComponent("README.md"), encoding: .utf8)
        let namen = [
            "make demo", "make test", "Kafka/", "Jeugdhulp/", "Matching/", "Berichten/", "Proefmarkt/", "Tafel/",
            "Rollen/",
        ]
        for naam in namen { #expect(tekst.contains(naam), "README.md does not name \(naam)") }
    }
}
