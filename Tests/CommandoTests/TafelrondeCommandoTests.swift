import Foundation
import Testing

/// The round and the vacancy from files, as a table runs them.
@Suite("The round from three files")
struct TafelrondeCommandoTests {
    private static let dag = ["--vandaag", "2026-11-20"]

    private static func metMarkt<T>(_ meer: [String], _ doe: (String) async throws -> T) async throws -> T {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("dbt-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: map) }
        let uitslag = try await Proces.draai(["genereer", "--uit", map] + dag + meer)
        try #require(uitslag.code == 0, "\(uitslag.fout)")
        return try await doe(map)
    }

    private static func ronde(_ map: String, _ meer: [String] = []) async throws -> Uitslag {
        try await Proces.draai(
            ["tafelronde"] + dag
                + ["aanvragen", "aanbod", "contracten"].flatMap { ["--\($0)", "\(map)/\($0).ndjson"] }
                + meer)
    }

    private static func object(_ regel: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(regel.utf8)) as? [String: Any])
    }

    @Test("a line for each case, no place twice over its room, a proof; the same bytes from files in another order")
    func json() async throws {
        try await Self.metMarkt(["--scenario", "zuid-west", "--aanbod", "3000", "--zaad", "7"]) { map in
            let een = try await Self.ronde(map, ["--json"])
            #expect(een.code == 0 && een.regels.count == 84, "\(een.fout)")
            let laatste = try Self.object(try #require(een.regels.last))
            let ronde = try #require(laatste["ronde"] as? [String: Any])
            let bewijs = try #require(ronde["bewijs"] as? [String: Any])
            #expect(bewijs["isExact"] as? Bool == true)
            // The prices alone are the proof, or branches were looked at to the end.
            #expect(bewijs["isGelijk"] as? Bool == true || bewijs["takken"] as? Int ?? 0 > 0)
            let geplaatst = try een.regels.dropLast().filter { try Self.object($0)["plek"] is [Any] }
            let aantallen = try #require(ronde["aantallen"] as? [String: Any])
            #expect(aantallen["geplaatst"] as? Int == geplaatst.count && geplaatst.count > 40)
            for naam in ["aanvragen", "aanbod", "contracten"] {
                let pad = "\(map)/\(naam).ndjson"
                let regels = try String(contentsOfFile: pad, encoding: .utf8).split(separator: "\n").reversed()
                try (regels.joined(separator: "\n") + "\n").write(toFile: pad, atomically: true, encoding: .utf8)
            }
            let ander = try await Self.ronde(map, ["--json"])
            #expect(ander.uit == een.uit)
        }
    }

    @Test("the text is for people; why not that place has an answer; another table's child is nowhere by its id")
    func tekst() async throws {
        try await Self.metMarkt(["--scenario", "overijssel", "--aanbod", "800", "--zaad", "3"]) { map in
            let tekst = try await Self.ronde(map)
            #expect(tekst.code == 0 && tekst.uit.contains("Dit is een advies") && tekst.uit.contains("█"))
            let alle = try await Self.ronde(map, ["--json"])
            let hier = try await Self.ronde(map, ["--json", "--regio", "IJsselland"])
            let ids = { (uitslag: Uitslag) in
                Set(try uitslag.regels.dropLast().compactMap { try Self.object($0)["casusId"] as? String })
            }
            let (van, eigen) = (try ids(alle), try ids(hier))
            #expect(eigen.count == 33 && van.count == 153)
            for vreemd in van.subtracting(eigen) { #expect(!hier.uit.contains("\"\(vreemd)\"")) }
            let casus = try #require(eigen.sorted().first)
            let waarom = try await Self.ronde(map, ["--waarom", casus])
            #expect(waarom.code == 0 && waarom.uit.contains(casus), "\(waarom.fout)")
            let elders = try #require(van.subtracting(eigen).sorted().first)
            #expect(try await Self.ronde(map, ["--waarom", elders, "--regio", "IJsselland"]).code == 1)
            #expect(try await Self.ronde(map, ["--regio", "Atlantis"]).code == 2)
        }
    }

    @Test("who could have one place, in order of claim; a place that is not there is said not to be")
    func vacature() async throws {
        try await Self.metMarkt(["--scenario", "overijssel", "--aanbod", "800", "--zaad", "3"]) { map in
            let alle = try await Self.ronde(map, ["--json"])
            let geplaatst = try alle.regels.dropLast().map(Self.object).first { $0["plek"] is [Any] }
            let plek = try #require((geplaatst?["plek"] as? [[String: Any]])?.first)
            let sleutel = "\(plek["agb"] as? String ?? "")/\(plek["aanbodId"] as? String ?? "")"
            func vraag(_ aanbod: String, _ meer: [String]) async throws -> Uitslag {
                try await Proces.draai(
                    [
                        "vacature", "--aanbod", aanbod, "--aanbodbestand", "\(map)/aanbod.ndjson", "--aanvragen",
                        "\(map)/aanvragen.ndjson", "--contracten", "\(map)/contracten.ndjson", "--dag", "2026-11-20",
                    ] + meer)
            }
            let uitslag = try await vraag(sleutel, ["--json"])
            let lijst = try #require(try Self.object(uitslag.uit)["kandidaten"] as? [[String: Any]])
            #expect(lijst.map { $0["rang"] as? Int } == lijst.indices.map { $0 + 1 })
            #expect(
                lijst.contains { $0["casusId"] as? String == geplaatst?["casusId"] as? String && $0["belet"] is NSNull }
            )
            #expect(try await vraag(sleutel, []).uit.contains("Voor"))
            #expect(try await vraag("99999999/bestaat-niet", []).code == 1)
            #expect(try await vraag("zonder-streep", []).code == 2)
        }
    }

    @Test("no offer, no case and broken lines are answered")
    func leeg() async throws {
        try await Self.metMarkt(["--aanbod", "0", "--casussen", "5"]) { map in
            let niets = try await Self.ronde(map, ["--json"])
            #expect(niets.code == 0 && niets.regels.count == 6 && niets.uit.contains("Er is geen hulp die past."))
            try "".write(toFile: "\(map)/aanvragen.ndjson", atomically: true, encoding: .utf8)
            let leeg = try await Self.ronde(map, ["--json"])
            #expect(leeg.code == 0 && leeg.regels.count == 1)
            try "{\n".write(toFile: "\(map)/aanvragen.ndjson", atomically: true, encoding: .utf8)
            let stuk = try await Self.ronde(map, ["--json"])
            #expect(stuk.code == 1 && stuk.fout.contains("afgekeurd"))
        }
    }
}
