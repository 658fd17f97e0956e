import ArgumentParser
import Berichten
import Foundation
import Jaar
import Jeugdhulp

/// A year of one region in a minute, through the real matcher.
struct SimuleerCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simuleer",
        abstract: "Speelt een jaar van een regio na: rondbellen naast de tafel naast het beste dat had gekund.",
        discussion: """
            Kinderen komen binnen en plekken komen vrij, elke dag, een jaar lang. Vier keer hetzelfde jaar: zoals het \
            nu gaat (één voor één bellen tot het past), met de tafel (de echte matcher, de eerste optie met plek), met \
            de tafelronde (elke dag alle kinderen en plekken tegelijk), en zoals het achteraf het beste had gekund. \
            Zelfde regio, zaad en dag: zelfde verslag.
            """)

    @Option(help: "De jeugdregio, zoals Twente.") var regio: String
    @Option(help: "Het zaad: een geheel getal vanaf 0.") var zaad: UInt64 = 1
    @Option(help: "De eerste dag (jjjj-mm-dd).") var begin: Datum = Datum("2026-01-01") ?? Datum(dagen: 0)
    @Flag(help: "Uitvoer voor machines: één regel JSON.") var json = false

    func validate() throws {
        guard Gemeenteregister.landelijk.regio(naam: regio) != nil else {
            throw ValidationError("--regio '\(regio)' is niet bekend. Geef een jeugdregio, zoals Twente.")
        }
    }

    func run() async throws {
        guard let regio = Gemeenteregister.landelijk.regio(naam: regio) else { return }
        let markt = try Jaarmarkt(regio, zaad: zaad, begin: begin)
        let toont = !json && isatty(STDERR_FILENO) == 1
        let verslag = Jaarverslag(markt) { dag in
            if toont, dag % 30 == 29 { ConsoleOutput.fout("dag \(dag + 1) van \(markt.dagen)") }
        }
        ConsoleOutput.regel(json ? String(decoding: verslag.json.bytes, as: UTF8.self) : verslag.tekst)
    }
}
