import Foundation
import Testing

/// The board as people use it: the demo in a process of its own, looked at in real Chromium.
@Suite("The table's page in a browser")
struct BordpaginaTests {
    private static let script = Proces.wortel.appendingPathComponent("Tests/BordTests/Browser/bord.py").path
    /// Where pictures of the pages are left for people to look at.
    private static let schermen = Proces.wortel.appendingPathComponent(".build/schermen")
    /// The day that the demo counts with.
    private static let vandaag = "2026-11-20"

    @Test("a table reads, hears of a change, decides by keyboard and is told who was first; others reach nothing of it")
    func ochtend() async throws {
        try FileManager.default.createDirectory(at: Self.schermen, withIntermediateDirectories: true)
        let demo = Proces(["demo", "--leeg", "--poort", "0", "--vandaag", Self.vandaag])
        let uitslag = try await demo.metEinde(sMax: 420) { demo in
            let regel = try #require(await demo.wachtOp("http://127.0.0.1:", sMax: 90))
            let adres = try #require(regel.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/)).output
            let bevindingen = try await Self.kijk(String(adres))
            #expect(bevindingen.count == 11)
            for (bewering, fouten) in bevindingen.sorted(by: { $0.key < $1.key }) {
                #expect(fouten.isEmpty, "\(bewering) \(fouten.joined(separator: "\n"))")
            }
            demo.sein(SIGINT)
        }
        #expect(uitslag.code == 0, "\(uitslag.fout.suffix(500))")
    }

    @Test("with region files of one's own the matcher, the command line and the page name the same table")
    func eigenRegios() async throws {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("dbt-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: map) }
        let naam = "Tafel van Twente"
        try "regio: Twente\ntafel: {naam: \(naam), soort: ret}\n".write(
            to: map.appendingPathComponent("twente.yaml"), atomically: true, encoding: .utf8)
        let demo = Proces(["demo", "--poort", "0", "--vandaag", Self.vandaag, "--regios", map.path])
        let uitslag = try await demo.metEinde(sMax: 240) { demo in
            let regel = try #require(await demo.wachtOp("http://127.0.0.1:", sMax: 90))
            let adres = try #require(regel.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/)).output
            // What the matcher sent, as the command line shows it.
            _ = try #require(await demo.wachtOp(naam, sMax: 90))
            let pagina = try await Bordtoegang.vraag("\(adres)/", "demo:expertteam:twente")
            #expect(pagina.code == 200 && pagina.tekst.contains(naam) && !pagina.tekst.contains("RET Twente"))
            demo.sein(SIGINT)
        }
        #expect(uitslag.code == 0 && !uitslag.uit.contains("RET Twente"), "\(uitslag.fout.suffix(500))")
    }

    /// What the script found, by claim.
    private static func kijk(_ adres: String) async throws -> [String: [String]] {
        let kijker = Proces([script, adres, schermen.path, vandaag], programma: Proces.scheidsrechter)
        let uitslag = try await kijker.metEinde(sMax: 360) { _ in }
        try #require(uitslag.code == 0, "Is everything there? Run `make setup`.\n\(uitslag.fout.suffix(2_000))")
        return try JSONDecoder().decode([String: [String]].self, from: Data(uitslag.uit.utf8))
    }
}
