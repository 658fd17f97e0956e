import Testing

@testable import Jeugdhulp

@Suite("The rows of a text leave nothing open and say one thing")
struct WetscontroleTests {
    private func bestand(_ nummer: Int) -> String { Woonplaatswetten.ingebouwdeBestanden[nummer].yaml }

    private func controle(_ yaml: String) throws -> Wetscontrole {
        Wetscontrole(try Woonplaatswetten.lees("proef.yaml", yaml))
    }

    @Test(
        "every dated file, over every combination of the facts that its rows look at",
        arguments: [(0, 300), (1, 40_000), (2, 40_000)])
    func goed(_ nummer: Int, _ minstens: Int) throws {
        let controle = try controle(bestand(nummer))
        #expect(controle.bevindingen == [])
        #expect(controle.vreemdeWoorden == [])
        #expect(controle.aantal >= minstens)
        #expect(controle.aantal < Wetscontrole.combinatiesMax)
    }

    @Test("a gap that is planted is found, with the facts that fall in it")
    func gat() throws {
        let yaml = bestand(2).replacing(
            "values: [wmo-opvang, beschermd-wonen]}]}\n                  then: W6",
            with: "values: [wmo-opvang]}]}\n                  then: W6")
        #expect(yaml != bestand(2))
        let gevonden = try controle(yaml).bevindingen
        #expect(gevonden.count == 1 && gevonden.first?.isGat == true)
        #expect(gevonden.first?.voorbeeld.contains("verblijf_soort = beschermd-wonen") == true)
    }

    @Test("an overlap that is planted is found, with the rows that both hold")
    func overlap() throws {
        let yaml = bestand(1).replacing(
            "values: [gezinshuis, residentieel, kamertraining, gesloten]}]}\n                  then: W4",
            with: "values: [gezinshuis, residentieel, kamertraining, gesloten, jji]}]}\n                  then: W4")
        #expect(yaml != bestand(1))
        let gevonden = try controle(yaml).bevindingen
        #expect(gevonden.map(\.rijen) == [["W4", "W5"]])
        #expect(gevonden.first?.voorbeeld.contains("verblijf_soort = jji") == true)
        let oud = bestand(0).replacing(
            "subject: $gezag_soort, value: voogd}]}\n                  then: W33",
            with: "subject: $gezag_soort, value: een-ouder}]}\n                  then: W33")
        #expect(oud != bestand(0))
        let samen = try controle(oud).bevindingen
        #expect(samen.contains { $0.rijen == ["W33", "W31"] } && samen.contains { $0.isGat })
    }

    @Test("words that do not stand in the text are found")
    func woorden() throws {
        let yaml = bestand(2).replacing("WOORDEN_PLEEG: \"pleegouder\"", with: "WOORDEN_PLEEG: \"pleegmoeder\"")
        #expect(try controle(yaml).vreemdeWoorden == ["pleegmoeder"])
    }

    @Test("every case beside the law comes out as it must; every row and every ruling has one")
    func gevallen() {
        let gevallen = Wetsscenario.ingebouwd
        for geval in gevallen {
            #expect(geval.klopt(.landelijk), "\(geval.id): \(geval.uitkomst(.landelijk))")
        }
        let rijen = Set(gevallen.map(\.rij))
        let alle = (0...23).map { "W\($0)" } + (31...36).map { "W\($0)" }
        #expect(rijen.isSuperset(of: alle), "\(alle.filter { !rijen.contains($0) })")
        #expect((1...5).allSatisfy { nummer in gevallen.contains { $0.id == "R\(nummer)" } })
        #expect(Set(gevallen.map(\.id)).count == gevallen.count)
    }

    @Test("a case that cannot be read, or names a fact that nobody knows, is refused with its line")
    func slechtGeval() {
        let goed =
            "- {id: a, rij: W8, zin: b, peildatum: \"2026-11-20\", leeftijd: 9, feiten: {brpGemeente: \"0193\"}, "
            + "antwoord: {rij: W8, zekerheid: zeker}}\n"
        func regels(_ yaml: String) -> [Int] {
            do throws(Wetsfouten) {
                _ = try Wetsscenario.lees("gevallen.yaml", yaml)
                return []
            } catch { return error.lijst.map(\.regel) }
        }
        #expect(regels(goed) == [])
        #expect(regels(goed + goed.replacing("brpGemeente", with: "brpGemeentee")) == [2])
        #expect(regels(goed.replacing("leeftijd: 9, ", with: "")) == [1])
    }

    @Test("from 31 December 2024 to 1 January 2025 only a Wlz stay changes: from W8 to W7, and what takes their place")
    func vergelijking() throws {
        let uit = Wetsvergelijking(van: try datum("2024-12-31"), naar: try datum("2025-01-01"), register: .landelijk)
        #expect(Set(uit.verschillen.map(\.verblijf)) == ["wlz"])
        let hoofd = try #require(uit.verschillen.first { $0.van.regel == "W8" && $0.naar.regel == "W7" })
        #expect(hoofd.van.uit == .brpGemeente && hoofd.naar.uit == .verblijfBrpGemeenteVoor)
        #expect(hoofd.van.zekerheid == .zeker && hoofd.naar.zekerheid == .zeker && hoofd.aantal > 0)
        let zelfde = Wetsvergelijking(van: try datum("2022-01-01"), naar: try datum("2024-12-31"), register: .landelijk)
        #expect(zelfde.verschillen.isEmpty && zelfde.aantal > 500)
        let gezag = Wetsvergelijking(van: try datum("2021-12-31"), naar: try datum("2022-01-01"), register: .landelijk)
        #expect(
            gezag.verschillen.contains { $0.gezag == "een-ouder" && $0.van.regel == "W31" && $0.naar.regel == "W8" })
    }

    @Test("the booklet holds every text, every rule and every case, and nothing from elsewhere")
    func boekje() {
        let html = Wetsboekje(register: .landelijk).html
        for wet in Woonplaatswetten.ingebouwd.wetten {
            #expect(html.contains(wet.bestand))
            for artikel in wet.artikelen { #expect(html.contains("<h3>Artikel \(artikel.artikel)</h3>")) }
        }
        for geval in Wetsscenario.ingebouwd { #expect(html.contains("<td>\(geval.id)</td>")) }
        #expect(html.contains("<p>2°. ingeval een jeugdige verblijft") && html.contains("@media print"))
        #expect(!html.contains("http") && !html.contains("<script") && !html.contains("<b>nee</b>"))
    }
}
