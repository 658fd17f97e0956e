import Foundation
import Testing

@Suite("The law on a terminal")
struct WetCommandoTests {
    private static let map = "Sources/Jeugdhulp/Gegevens/Wetten/jeugdwet"

    @Test("the law of a day is shown, two days are compared, and the hashes of what a proposal rests on are told")
    func toon() async throws {
        let toon = try await Proces.draai(["wet", "toon", "--op", "2024-12-31"])
        #expect(toon.code == 0 && toon.uit.contains("2022-01-01.yaml") && !toon.uit.contains("W7"))
        let yaml = try await Proces.draai(["wet", "toon", "--op", "2025-01-01", "--yaml"])
        #expect(yaml.uit.hasPrefix("# Jeugdwet artikel 1.1") && yaml.uit.contains("then: W7"))
        let verschil = try await Proces.draai(["wet", "vergelijk", "2024-12-31", "2025-01-01"])
        #expect(verschil.uit.contains("verblijf wlz") && verschil.uit.contains("W8") && !verschil.uit.contains("jji"))
        let json = try await Proces.draai(["wet", "vergelijk", "2024-12-31", "2025-01-01", "--json"])
        #expect(json.regels.allSatisfy { $0.hasPrefix("{\"verblijf\":\"wlz\"") || $0.contains("\"verblijf\":\"wlz\"") })
        let afdrukken = try await Proces.draai(["wet", "afdrukken"])
        #expect(afdrukken.regels.count == 5)
        #expect(afdrukken.regels.allSatisfy { $0.firstMatch(of: /^[0-9a-f]{64}  [a-z]+$/) != nil }, "\(afdrukken.uit)")
    }

    @Test("a file is checked: the built-in ones are right, a gap and an unknown operation are told with what to do")
    func controleer() async throws {
        let goed = try await Proces.draai(
            ["wet", "controleer"] + ["2015", "2022", "2025"].map { "\(Self.map)/\($0)-01-01.yaml" })
        #expect(goed.code == 0, "\(goed.uit)")
        #expect(goed.regels.count == 3 && goed.regels.allSatisfy { $0.contains("geen gat en geen overlap") })
        let tekst = try String(contentsOfFile: "\(Self.map)/2025-01-01.yaml", encoding: .utf8)
        let bestand = FileManager.default.temporaryDirectory.appendingPathComponent("wet-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: bestand) }
        for (van, naar, woorden) in [
            ("values: [wmo-opvang, beschermd-wonen]}]}", "values: [wmo-opvang]}]}", "geen enkele rij geldt"),
            ("operation: DATE_DIFF", "operation: DATE_DIF", "Bedoelt u 'DATE_DIFF'?"),
            ("then: W7", "then: W6", "geval W7-2025"),
        ] {
            try tekst.replacing(van, with: naar).write(to: bestand, atomically: true, encoding: .utf8)
            let fout = try await Proces.draai(["wet", "controleer", bestand.path])
            #expect(fout.code == 1 && fout.uit.contains(woorden), "\(fout.uit)")
        }
        #expect(try await Proces.draai(["wet", "controleer", "/nergens.yaml"]).code == 1)
    }

    @Test("the booklet is one page; without it a file is asked for")
    func boekje() async throws {
        let boekje = try await Proces.draai(["woonplaats", "--boekje"])
        #expect(boekje.code == 0 && boekje.uit.hasPrefix("<!doctype html>") && boekje.uit.contains("</html>"))
        #expect(try await Proces.draai(["woonplaats"]).code == 2)
        #expect(try await Proces.draai(["woonplaats", "x", "--boekje"]).code == 2)
    }
}
