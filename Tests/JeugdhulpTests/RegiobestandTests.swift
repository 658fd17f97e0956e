import Foundation
import Jeugdhulp
import Testing

@Suite("Region files")
struct RegiobestandTests {
    private static let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/Jeugdhulp/Gegevens/Regios")

    private static let achterhoek = """
        regio: Achterhoek
        inkooporganisatie: Regio Achterhoek
        tafel:
          naam: RET Achterhoek
          soort: ret
        contacten:
          maatwerk: {organisatie: "gemeente {gemeente}", rol: consulent}
        contactenPerGemeente:
          Doetinchem:
            maatwerk: {organisatie: Buurtplein, rol: backoffice}
        ladderGeldt:
          - {ladder: eigen, van: 2026-01-01, tot: 2026-06-30}
          - {ladder: nieuw, van: 2026-07-01}
        ladders:
          eigen:
            treden:
              - {naam: Bellen, na: 1 week, wie: GI, actie: Bel., bij: "{inkooporganisatie}"}
          nieuw:
            treden:
              - {naam: Bellen, na: 2 weken, wie: GI, actie: Bel., bij: "{tafel}", binnen: 2 weken}
        """

    private func fouten(_ yaml: String, _ naam: String = "mijn.yaml") -> [Regiofout] {
        do {
            _ = try Gemeenteregister.landelijk(met: [Regiotekst(bestand: naam, yaml: yaml)])
            return []
        } catch .regios(let fouten) {
            return fouten
        } catch {
            Issue.record("another error: \(error)")
            return []
        }
    }

    @Test("every file of the folder is built in, and each names its sources")
    func ingebouwd() throws {
        let map = try FileManager.default.contentsOfDirectory(atPath: Self.map.path).sorted()
        #expect(map == Gemeenteregister.ingebouwdeRegios.map(\.bestand).sorted())
        for tekst in Gemeenteregister.ingebouwdeRegios where tekst.bestand != "landelijk.yaml" {
            #expect((0...4).contains { tekst.yaml.contains("S\($0) = ") }, "\(tekst.bestand)")
        }
    }

    @Test("a new region is a file: its table, contacts and ladder follow it, everything else stays national")
    func nieuweRegio() throws {
        let register = try Gemeenteregister.landelijk(
            met: [Regiotekst(bestand: "achterhoek.yaml", yaml: Self.achterhoek)])
        let regio = try #require(register.regio(naam: "Achterhoek"))
        #expect(regio.tafel == "RET Achterhoek" && regio.tafelSoort == .ret && !regio.doorzettingsmacht)
        let twente = try #require(register.regio(naam: "Twente"))
        #expect(register.bereik(van: regio.id, naar: twente.id) == .aangrenzend)
        let (doetinchem, winterswijk) = (
            try #require(register.gemeente(naam: "Doetinchem")), try #require(register.gemeente(naam: "Winterswijk"))
        )
        #expect(register.contact(.maatwerk, voor: doetinchem)?.description == "Buurtplein (backoffice)")
        #expect(register.contact(.maatwerk, voor: winterswijk)?.description == "gemeente Winterswijk (consulent)")
        #expect(
            register.contact(.gecontracteerd, voor: winterswijk)?.description
                == "Regio Achterhoek (contracten en budget)")
        #expect(Gemeenteregister.landelijk.regio(naam: "Achterhoek")?.tafel == "Expertteam Achterhoek")
    }

    @Test("the ladder in force follows the day, and the national one fills the time before")
    func ingangsdatum() throws {
        let register = try Gemeenteregister.landelijk(
            met: [Regiotekst(bestand: "achterhoek.yaml", yaml: Self.achterhoek)])
        let doetinchem = try #require(register.gemeente(naam: "Doetinchem"))
        let verwacht = [
            ("2025-12-31", "achterhoek/landelijk"), ("2026-01-01", "achterhoek/eigen"),
            ("2026-06-30", "achterhoek/eigen"), ("2026-07-01", "achterhoek/nieuw"),
        ]
        for (dag, kenmerk) in verwacht {
            #expect(register.ladder(voor: doetinchem, op: try datum(dag))?.kenmerk == kenmerk)
        }
        let nieuw = try #require(register.ladder(voor: doetinchem, op: try datum("2026-07-01")))
        let trede = try #require(nieuw.ladder.treden.first)
        #expect(nieuw.ingevuld(trede).bij == "RET Achterhoek")
        #expect(nieuw.uiterlijk(trede, verteldOp: try datum("2026-07-01")) == (try datum("2026-07-15")))
    }

    @Test("a file of one's own takes the place of the built-in one of the same region")
    func vervangt() throws {
        let twente = try #require(Gemeenteregister.ingebouwdeRegios.first { $0.bestand == "twente.yaml" })
        let eigen = twente.yaml.replacing("{ladder: A, van: 2021-01-01}", with: "{ladder: B, van: 2021-04-08}")
            .replacing("naam: RET Twente ", with: "naam: Tafel Twente ")
        let register = try Gemeenteregister.landelijk(met: [Regiotekst(bestand: "eigen.yaml", yaml: eigen)])
        #expect(register.regio(naam: "Twente")?.tafel == "Tafel Twente")
        let almelo = try #require(register.gemeente(naam: "Almelo"))
        #expect(register.ladder(voor: almelo, op: try datum("2026-11-20"))?.kenmerk == "twente/B")
    }

    private static let kop = "regio: Achterhoek\ntafel: {naam: T, soort: ret}\n"
    private static let ladder = kop + "ladderGeldt: [{ladder: x, van: 2026-01-01}]\nladders:\n  x:\n    treden:\n"
    private static func stap(_ wanneer: String) -> String {
        "      - {naam: N, \(wanneer), wie: GI, actie: Bel., bij: gemeente}\n"
    }

    static let slecht: [(yaml: String, regel: Int, wat: String, doen: String)] = [
        (kop + "gemeenten: [Doetinchum]\n", 3, "onbekende gemeente 'Doetinchum'", "Bedoelt u 'Doetinchem'?"),
        (kop + "gemeenten: [Nergenshuizen]\n", 3, "onbekende gemeente", "CBS"),
        (kop + "gemeenten:\n  - Aalten\n  - Almelo\n", 5, "gemeente in twee regio's", "op één plek"),
        (kop + "gemeenten:\n  - Aalten\n  - Arnhem\n", 5, "hoort volgens het register bij Arnhem", "Haal die naam weg"),
        (kop + "gemeenten: [Aalten, Aalten]\n", 3, "twee keer", "Laat er één staan"),
        (kop + "gemeenten: [Aalten]\n", 3, "bij gemeenten ontbreekt", "laat 'gemeenten' weg"),
        ("regio: Twentte\ntafel: {naam: T, soort: ret}\n", 1, "onbekende regio 'Twentte'", "Bedoelt u 'Twente'?"),
        ("regio: Drenthe\ntafel: {naam: T, soort: ret}\n", 1, "koopt in delen in", "Zuid-Drenthe"),
        (
            "regio: Drenthe\ninkoopregio: Zuid-Drente\ntafel: {naam: T, soort: ret}\n", 2, "onbekende inkoopregio",
            "Bedoelt u 'Zuid-Drenthe'?"
        ),
        (
            "regio: Drenthe\ninkoopregio: Zuid-Drenthe\ntafel:\n  naam: Andere tafel\n  soort: ret\n", 4, "twee tafels",
            "dezelfde tafel"
        ),
        (kop + "tafell: x\n", 3, "onbekende sleutel 'tafell'", "Bedoelt u 'tafel'?"),
        (kop + "aangrenzend: [Achterhoek]\n", 3, "grenst niet aan zichzelf", "Haal"),
        (kop + "aangrenzend: [Twente, Utopia]\n", 3, "onbekende regio 'Utopia'", "register"),
        ("regio: Achterhoek\n", 1, "'tafel' ontbreekt", "Voeg een regel 'tafel: …' toe"),
        ("tafel: {naam: T, soort: ret}\n", 1, "'regio' ontbreekt", "Voeg"),
        ("regio: Achterhoek\ntafel: RET\n", 2, "hoort te bestaan uit regels", "naam, soort"),
        ("regio: Achterhoek\ntafel:\n  naam: T\n  soort: raad\n", 4, "'soort' is 'raad'", "expertteam, prachtteam"),
        ("regio: Achterhoek\ntafel:\n  naam: [T]\n  soort: ret\n", 3, "hoort een tekst te zijn", "één tekst"),
        (
            "regio: Achterhoek\ntafel:\n  naam: T\n  soort: ret\n  doorzettingsmacht: misschien\n", 5, "'misschien'",
            "ja of nee"
        ),
        (kop + "regio: Twente\n", 1, "'regio' staat er twee keer", "Laat er één staan"),
        (kop + "bovenregionaal: \"{netwerk}\"\n", 3, "noemt {netwerk}", "{gemeente}"),
        (kop + "termijnen: {antwoordWerkdagen: 0}\n", 3, "'0'", "van 1 tot en met 60"),
        (kop + "contacten:\n  maatwerk: {rol: x}\n", 4, "'organisatie' ontbreekt", "Voeg"),
        (kop + "contactenPerGemeente:\n  Almelo:\n    maatwerk: {organisatie: x, rol: y}\n", 5, "hoort volgens", "weg"),
        (ladder + stap("na: 6 weken") + stap("na: 3 weken"), 8, "komt niet na de trede erboven", "volgorde"),
        (ladder + stap("na: 6 weken") + stap("na: 6 weken"), 8, "komt niet na", "volgorde"),
        (ladder + stap("na: 13 weken") + stap("na: 2 maanden"), 8, "komt niet na", "volgorde"),
        (ladder + stap("na: zes weken"), 7, "geen duur", "6 weken of 3 maanden"),
        (ladder + stap("na: 6 weken, langerDan: 7 weken"), 7, "'na' of 'langerDan'", "precies één"),
        (ladder + stap("binnen: 1 week"), 7, "'na' of 'langerDan'", "precies één"),
        (
            kop + "ladderGeldt:\n  - {ladder: x, van: 2026-07-01, tot: 2026-01-01}\nladders:\n  x: {treden: []}\n", 4,
            "'tot' (2026-01-01) ligt voor 'van'", "Draai"
        ),
        (kop + "ladderGeldt: [{ladder: x, van: 2026-02-30}]\nladders: {}\n", 3, "geen bestaande datum", "2026-11-20"),
        (kop + "ladderGeldt: [{ladder: x, van: 2026-02-01}]\n", 1, "'ladders' ontbreekt", "Voeg"),
        (kop + "  - x\n", 3, "geen YAML", "inspringen"),
        ("", 1, "leeg", "twente.yaml"),
        (kop + "# " + String(repeating: "x", count: 262_144), 1, "groter dan", "één bestand per regio"),
    ]

    @Test("what is wrong is told with its line and what to change", arguments: slecht.indices)
    func fout(_ nummer: Int) throws {
        let geval = Self.slecht[nummer]
        let gevonden = fouten(geval.yaml)
        let fout = gevonden.first { $0.regel == geval.regel && $0.wat.contains(geval.wat) }
        #expect(fout != nil, "\(geval.wat): \(gevonden)")
        #expect(fout?.watTeDoen.contains(geval.doen) == true, "\(String(describing: fout))")
        #expect(fout?.description.hasPrefix("mijn.yaml:\(geval.regel): ") == true)
    }

    @Test("all that is wrong is told at once, in order of line")
    func allesTegelijk() {
        let yaml = """
            regio: Achterhoek
            tafel: {naam: T, soort: raad}
            kleur: rood
            gemeenten: [Doetinchum]
            voorrangMaatregel: soms
            """
        #expect(fouten(yaml).map(\.regel) == [2, 3, 4, 4, 5])
    }

    @Test("two files of one's own about the same region are two tables for one region")
    func tweeKeer() throws {
        let fout = #expect(throws: RegisterFout.self) {
            try Gemeenteregister.landelijk(met: [
                Regiotekst(bestand: "a.yaml", yaml: Self.kop), Regiotekst(bestand: "b.yaml", yaml: Self.kop),
            ])
        }
        #expect(fout?.description.contains("b.yaml:1: Achterhoek staat ook in a.yaml") == true)
        #expect(fout?.description.contains("twee tafels voor één regio") == true)
    }

    @Test("whatever stands in a file, it is read or refused, never worse", arguments: 0..<3)
    func kwaadwillig(_ soort: Int) {
        let diep = String(repeating: "[", count: 60_000)
        let bom = (0..<20).reduce("x0: &x0 [a, b]\n") { $0 + "x\($1 + 1): &x\($1 + 1) [*x\($1), *x\($1), *x\($1)]\n" }
        let binair = String(decoding: (0...255).map { UInt8($0) }, as: UTF8.self)
        #expect(!fouten([diep, bom, binair][soort]).isEmpty)
    }
}
