import Jeugdhulp
import Testing

@testable import Matching

@Suite("How far the facts can be trusted, and what to check first")
struct VertrouwenTests {
    struct Feit: Sendable, CustomTestStringConvertible {
        let wat: String
        let vertrouwen: Vertrouwen
        let codes: [String]
        var aanbod: @Sendable (inout Aanbodontwerp) -> Void = { _ in }
        var casus: @Sendable (inout Casusontwerp) -> Void = { _ in }

        var testDescription: String { wat }
    }

    private static func oud(_ opgave: String, _ vertrouwen: Vertrouwen, _ codes: [String]) -> Feit {
        Feit(wat: "reported on \(opgave)", vertrouwen: vertrouwen, codes: codes, aanbod: { $0.opgave = opgave })
    }

    private static func plaatsen(
        _ wat: String, _ klopt: Bool, _ aanbod: @escaping @Sendable (inout Aanbodontwerp) -> Void
    ) -> Feit {
        Feit(
            wat: wat, vertrouwen: klopt ? .hoog : .laag, codes: klopt ? [] : ["opgave-tegenstrijdig"], aanbod: aanbod)
    }

    private static func leeftijd(
        _ wat: String, _ vertrouwen: Vertrouwen, _ codes: [String], _ jeugdige: Jeugdige,
        _ aanbod: @escaping @Sendable (inout Aanbodontwerp) -> Void
    ) -> Feit {
        Feit(wat: wat, vertrouwen: vertrouwen, codes: codes, aanbod: aanbod, casus: { $0.jeugdigen = [jeugdige] })
    }

    private static let opgeheven = Patientenstop(sinds: dag("2026-09-01"), opheffenBijWeken: 16)

    private static let feiten = [
        Feit(wat: "nothing to say", vertrouwen: .hoog, codes: []),
        oud("2026-11-13", .hoog, []), oud("2026-11-12", .middel, ["capaciteit-verouderd"]),
        oud("2026-10-23", .middel, ["capaciteit-verouderd"]), oud("2026-10-22", .laag, ["capaciteit-verouderd"]),
        plaatsen("all places free", true) { ($0.totaal, $0.vrij) = (4, 4) },
        plaatsen("more places free than there are", false) { ($0.totaal, $0.vrij) = (4, 5) },
        plaatsen("a report of tomorrow", false) { $0.opgave = "2026-11-21" },
        plaatsen("no place, and one came free yesterday", false) { ($0.vrij, $0.vrijVanaf) = (0, "2026-11-19") },
        plaatsen("no place, and one comes free today", true) { ($0.vrij, $0.vrijVanaf) = (0, "2026-11-20") },
        plaatsen("room, and a date from before", true) { ($0.vrij, $0.vrijVanaf) = (1, "2026-11-19") },
        plaatsen("a stop, and room", false) { ($0.vrij, $0.stop) = (1, opgeheven) },
        plaatsen("a stop that is over, and no room", true) { ($0.vrij, $0.stop) = (0, opgeheven) },
        leeftijd(
            "17, and 18 in a year and a half", .laag, ["leeftijd-tegenstrijdig"],
            Jeugdige(leeftijd: 17, wordt18Op: dag("2028-05-01"))
        ) { _ in },
        leeftijd(
            "10 and may be 11 by the start", .middel, ["leeftijd-onzeker", "leeftijdsgrens-nadert"],
            Jeugdige(leeftijd: 10)
        ) {
            ($0.tot, $0.aanmeldWeken) = (11, 1)
        },
        leeftijd("10 today, and a start today", .hoog, [], Jeugdige(leeftijd: 10)) { $0.tot = 11 },
        leeftijd("9 and may be 10 by the start", .hoog, [], Jeugdige(leeftijd: 9)) {
            ($0.tot, $0.aanmeldWeken) = (11, 1)
        },
        leeftijd(
            "10 with a birthday", .hoog, ["leeftijdsgrens-nadert"], Jeugdige(leeftijd: 10, wordt18Op: dag("2034-06-01"))
        ) {
            ($0.tot, $0.aanmeldWeken) = (11, 1)
        },
        leeftijd(
            "17 and may be 18, and help stops there", .middel, ["leeftijd-onzeker", "leeftijdsgrens-nadert"],
            Jeugdige(leeftijd: 17)
        ) {
            ($0.tot, $0.aanmeldWeken) = (23, 1)
        },
        leeftijd("17 and may be 18, and help goes on", .hoog, [], Jeugdige(leeftijd: 17)) {
            ($0.tot, $0.aanmeldWeken, $0.door18) = (23, 1, true)
        },
        Feit(
            wat: "distance unknown", vertrouwen: .middel, codes: ["afstand-onbekend"], aanbod: { $0.gemeente = "9999" }),
        Feit(
            wat: "further than wished: no reason to trust it less", vertrouwen: .hoog, codes: ["verder-dan-wens"],
            aanbod: { $0.gemeente = "0193" }, casus: { $0.maxAfstandKm = 20 }),
        Feit(
            wat: "the gemeente is provisional", vertrouwen: .middel, codes: ["woonplaats-handmatig"],
            casus: { $0.woonplaats = Woonplaatsfeiten(brpGemeente: code("0153"), inOnderzoek: true) }),
        Feit(
            wat: "no authorisation for a stay under an OTS", vertrouwen: .hoog, codes: ["machtiging-niet-gemeld"],
            casus: { $0.machtigingen = [] }),
        Feit(
            wat: "nor under a provisional one", vertrouwen: .hoog, codes: ["machtiging-niet-gemeld"],
            casus: { ($0.machtigingen, $0.maatregel) = (.gesloten, .vots) }),
        Feit(
            wat: "none is needed under guardianship", vertrouwen: .hoog, codes: [],
            casus: { ($0.machtigingen, $0.maatregel) = ([], .voogdij) }),
        Feit(
            wat: "nor for help without a stay", vertrouwen: .hoog, codes: [],
            aanbod: { $0.voorziening = "speltherapie" },
            casus: { ($0.machtigingen, $0.vragen[0].voorziening) = ([], "speltherapie") }),
        Feit(
            wat: "the worst counts", vertrouwen: .laag,
            codes: ["capaciteit-verouderd", "opgave-tegenstrijdig", "afstand-onbekend"],
            aanbod: { ($0.opgave, $0.vrij, $0.gemeente) = ("2026-11-01", 9, "9999") }),
    ]

    @Test("Each doubt has its code, its effect on the trust, and a thing to check", arguments: feiten)
    func feit(_ feit: Feit) throws {
        let voorstel = eenMarkt([eenAanbod(feit.aanbod)]).voorstel(voor: eenCasus(feit.casus), vandaag: vandaag)
        let optie = try #require(voorstel.opties.first)
        #expect(optie.waarschuwingen.map(\.code.rawValue) == feit.codes)
        #expect(optie.vertrouwen == feit.vertrouwen)
        #expect(optie.controleren.count == feit.codes.count)
        #expect(optie.score == optie.criteria.map(\.punten).reduce(0, +))
    }

    @Test("A stale report says how old it is and whom to call")
    func dagen() throws {
        let voorstel = eenMarkt([eenAanbod { $0.opgave = "2026-11-08" }]).voorstel(voor: eenCasus(), vandaag: vandaag)
        let optie = try #require(voorstel.opties.first)
        #expect(optie.waarschuwingen == [Waarschuwing(code: .capaciteitVerouderd, dagen: 12)])
        #expect(optie.controleren == ["Bel Huis a1: de opgave is 12 dagen oud."])
    }

    @Test("Trust is no part of the score: the same offer scores the same with and without a doubt")
    func geenDeelVanDeScore() {
        func scores(_ pas: (inout Casusontwerp) -> Void) -> [Int] {
            eenMarkt([eenAanbod()]).voorstel(voor: eenCasus(pas), vandaag: vandaag).opties.map(\.score)
        }
        #expect(scores { $0.jeugdigen = [Jeugdige(leeftijd: 9, wordt18Op: dag("2034-11-19"))] } == [10_000])
        #expect(scores { $0.woonplaats = Woonplaatsfeiten(brpGemeente: code("0153"), inOnderzoek: true) } == [10_000])
        #expect(scores { $0.machtigingen = [] } == [10_000])
    }

    @Test("What is said of two offers of one option is said once where it is the same, and the worst counts")
    func combinatie() throws {
        let voorstel = eenMarkt([
            eenAanbod { $0.opgave = "2026-11-10" },
            eenAanbod { ($0.id, $0.voorziening, $0.opgave) = ("a2", "speltherapie", "2026-10-01") },
        ]).voorstel(
            voor: eenCasus {
                $0.vragen = [.init(id: "h1"), .init(id: "h2", voorziening: "speltherapie")]
                $0.machtigingen = []
            }, vandaag: vandaag)
        let optie = try #require(voorstel.opties.first)
        #expect(
            optie.waarschuwingen.map(\.code.rawValue) == [
                "capaciteit-verouderd", "capaciteit-verouderd", "machtiging-niet-gemeld",
            ])
        #expect(optie.waarschuwingen.map(\.dagen) == [10, 50, nil])
        #expect(optie.controleren.count == 3)
        #expect(optie.vertrouwen == .laag)
    }
}
