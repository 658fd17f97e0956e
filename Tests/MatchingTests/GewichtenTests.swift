import Foundation
import Matching
import Testing

@Suite("The weights file")
struct GewichtenTests {
    private let g = Gewichten.standaard

    @Test("One hulpvraag brings at most 10 000 points")
    func som() {
        #expect(g.maximumPerHulpvraag == 10_000)
        #expect(g.versie == "2026-12")
    }

    /// Everything that an offer can lack except doelgroepen and start, from the best value to the worst.
    private var overigeVerschil: Int {
        let overeenkomst = [
            g.overeenkomst.contract, g.overeenkomst.plafondBijna, g.overeenkomst.plafondBereikt,
            g.overeenkomst.individueel,
        ]
        let bereik = [g.bereik.eigenRegio, g.bereik.aangrenzend, g.bereik.bovenregionaal, g.bereik.landelijk]
        let gezin = [g.gezinsgericht.gezin, g.gezinsgericht.kleinschalig, g.gezinsgericht.groep]
        let verschillen = [overeenkomst, bereik, gezin].map { ($0.max() ?? 0) - ($0.min() ?? 0) }
        return verschillen.reduce(0, +) + max(g.capaciteit.vrij, g.capaciteit.vrijVanaf) + g.nabijheid.zelfdeGemeente
            + g.versheid.vandaag + g.blijven.jaar + g.kentHetKind
    }

    @Test("A missing doelgroep costs more than six weeks of waiting past the norm and all other criteria (#54)")
    func zesWeken() {
        let zesWeken = 6 * g.start.perWeek + g.start.naNorm + 6 * g.start.perWeekNaNorm
        // Halves of a week are rounded down once in each of the two terms.
        let meest = overigeVerschil + zesWeken + 2
        #expect(g.doelgroepen.eersteGemist > meest)
        #expect(g.doelgroepen.eersteGemist > meest + g.lijst.spreidingPunten, "spreading may not turn it round")
        #expect(g.doelgroepen.eersteGemist > meest + g.samenhang, "nor one aanbieder for all help")
    }

    @Test("Nearer, sooner, fresher and better on paper never costs points")
    func richting() {
        #expect(g.overeenkomst.contract > g.overeenkomst.plafondBijna)
        #expect(g.overeenkomst.plafondBijna > g.overeenkomst.plafondBereikt)
        #expect(g.overeenkomst.plafondBereikt > g.overeenkomst.individueel)
        #expect(g.capaciteit.vrij > g.capaciteit.vrijVanaf)
        #expect(g.bereik.eigenRegio > g.bereik.aangrenzend)
        #expect(g.bereik.aangrenzend > g.bereik.bovenregionaal)
        #expect(g.bereik.bovenregionaal > g.bereik.landelijk)
        #expect(g.gezinsgericht.gezin > g.gezinsgericht.kleinschalig)
        #expect(g.gezinsgericht.kleinschalig > g.gezinsgericht.groep)
        #expect(g.versheid.verouderdNaDagen < g.versheid.sterkVerouderdNaDagen)
    }

    @Test("Design: at most 10 options")
    func lijst() { #expect(g.lijst.optiesMax == 10) }

    private func fout(_ pas: (inout [String: Any]) -> Void) throws -> GewichtenFout? {
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(g))
        var velden = try #require(object as? [String: Any])
        pas(&velden)
        let json = try JSONSerialization.data(withJSONObject: velden)
        do {
            _ = try Gewichten(json: json)
            return nil
        } catch {
            return error
        }
    }

    /// Every number of the file, as the path to it.
    private func getallen() throws -> [[String]] {
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(g))
        return try #require(object as? [String: Any]).flatMap { naam, waarde -> [[String]] in
            if let groep = waarde as? [String: Any] { return groep.keys.map { [naam, $0] } }
            return waarde is String ? [] : [[naam]]
        }
    }

    private func zet(_ waarde: Any?, _ pad: [String], _ velden: inout [String: Any]) {
        guard pad.count > 1, var groep = velden[pad[0]] as? [String: Any] else {
            velden[pad[0]] = waarde
            return
        }
        groep[pad[1]] = waarde
        velden[pad[0]] = groep
    }

    @Test("What was written is read back the same")
    func rond() throws {
        #expect(try Gewichten(json: JSONEncoder().encode(g)) == g)
        #expect(try fout { _ in } == nil)
    }

    @Test("A number below zero, absurdly large, missing or not a number is refused, wherever it stands")
    func weigert() throws {
        let paden = try getallen()
        #expect(paden.count == 36)
        for pad in paden {
            for waarde in [-1, 1_000_000, 1.5, "veel", nil] as [Any?] {
                // A file of before it was looked at whether an aanbieder knows the child is read as it was.
                if waarde == nil, pad == ["kentHetKind"] { continue }
                let uitkomst = try fout { zet(waarde, pad, &$0) }
                #expect(uitkomst != nil, "\(pad) = \(waarde.map { "\($0)" } ?? "missing") was taken")
                #expect(uitkomst?.description.hasPrefix("weights file: ") != false)
            }
        }
    }

    @Test("A file from before it counted how long a child can stay ranks as it did: both criteria are off")
    func vorige() throws {
        let pad = "Sources/Matching/Regels/Gewichten/gewichten-2026-11.json"
        let wortel = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let oud = try Gewichten(json: Data(contentsOf: wortel.appending(path: pad)))
        #expect(oud.versie == "2026-11" && oud.blijven.jaar == 0 && oud.kentHetKind == 0)
        #expect(oud.maximumPerHulpvraag == 10_000)
        let optie = try #require(
            eenMarkt([eenAanbod { $0.tot = 11 }], gewichten: oud).voorstel(voor: eenCasus(), vandaag: vandaag)
                .opties.first)
        #expect(optie.score == 10_000 && optie.criteria.count == 9)
    }

    @Test(
        "Zero is a weight, but not a limit of the list", arguments: ["optiesMax", "kandidatenMax", "perAanbiederMax"])
    func nul(_ grens: String) throws {
        #expect(try fout { zet(0, ["lijst", grens], &$0) } != nil)
        #expect(try fout { zet(0, ["samenhang"], &$0) } == nil)
        #expect(try fout { zet(0, ["versheid", "perDag"], &$0) } == nil)
        #expect(try fout { zet(0, ["lijst", "spreidingPunten"], &$0) } == nil)
    }

    @Test("More options than candidates, and a version without a name, are refused")
    func rest() throws {
        #expect(try fout { zet(201, ["lijst", "optiesMax"], &$0) } != nil)
        #expect(try fout { zet(200, ["lijst", "optiesMax"], &$0) } == nil)
        #expect(try fout { zet("", ["versie"], &$0) } != nil)
    }

    @Test("A row of points whose first is not its highest is refused: no criterion goes over its maximum")
    func trap() throws {
        #expect(try fout { zet(901, ["overeenkomst", "plafondBijna"], &$0) } != nil)
        #expect(try fout { zet(900, ["overeenkomst", "plafondBijna"], &$0) } == nil)
        #expect(try fout { zet(501, ["capaciteit", "vrijVanaf"], &$0) } != nil)
        #expect(try fout { zet(201, ["bereik", "landelijk"], &$0) } != nil)
        #expect(try fout { zet(301, ["gezinsgericht", "groep"], &$0) } != nil)
        #expect(try fout { zet(301, ["blijven", "korter"], &$0) } != nil)
    }

    @Test(
        "Empty, no JSON and another JSON are refused", arguments: ["", "{}", "[]", "null", "{\"versie\":\"x\"}", "x"])
    func leeg(_ json: String) { #expect(throws: GewichtenFout.self) { try Gewichten(json: Data(json.utf8)) } }
}
