import Jeugdhulp
import Testing

@testable import Matching

@Suite("A refusal reaches as far as it says and stands until something lifts it (#55, #101)")
struct WeigeringTests {
    private func poging(
        _ reden: String?, _ op: String, _ aanbodId: String? = nil, _ uitkomst: Pogingsuitkomst = .afgewezen,
        bereik: Weigeringsbereik? = nil
    ) -> Poging {
        Poging(agb: agb(1), aanbodId: aanbodId, op: dag(op), uitkomst: uitkomst, reden: reden, bereik: bereik)
    }

    private func voorstel(
        _ pogingen: [Poging], _ aanbod: [Aanbod] = [eenAanbod()], _ contracten: [Contract] = [eenContract()],
        _ vraag: (inout Casusontwerp) -> Void = { _ in }
    ) -> Voorstel {
        eenMarkt(aanbod, contracten).voorstel(
            voor: eenCasus {
                $0.geprobeerd = pogingen
                vraag(&$0)
            }, vandaag: vandaag)
    }

    @Test("A try at one offer of an aanbieder says nothing of its others; at the aanbieder it reaches them all")
    func bereik() {
        let huizen = ["gh-1", "gh-2"].map { id in eenAanbod { $0.id = id } }
        let mislukt = voorstel([poging("groep-past-niet", "2026-11-01", "gh-2", .mislukt)], huizen)
        #expect(mislukt.ids == [["gh-1"]])
        #expect(mislukt.uitgesloten.map(\.reden) == [.reedsGeprobeerd])
        #expect(mislukt.uitgesloten.first?.aanbod == [Aanbodsleutel(agb(1), "gh-2")])
        #expect(mislukt.uitgesloten.first?.pogingen.map(\.reden) == [.samenstellingGroep])
        let geheel = voorstel([poging("groep-past-niet", "2026-11-01", "gh-2", .mislukt, bereik: .aanbieder)], huizen)
        #expect(geheel.opties.isEmpty)
        #expect(voorstel([poging("veiligheid", "2026-11-01")], huizen).opties.isEmpty)
        // Without an offer there is nothing smaller than the aanbieder to reach.
        #expect(poging("veiligheid", "2026-11-01", bereik: .aanbod).bereik == .aanbieder)
    }

    struct Geval: Sendable, CustomTestStringConvertible {
        let reden: String?
        let op: String
        let terug: Bool
        var uitkomst = Pogingsuitkomst.afgewezen
        var gemeente: String?
        var testDescription: String { "\(reden ?? "none") \(op) \(uitkomst): \(terug ? "back" : "out")" }
    }

    @Test(
        "Each reason is lifted on its day, and not one day sooner",
        arguments: [
            // Words of before the list, a year ago, with room now.
            Geval(reden: "leeftijdsgrens", op: "2025-10-15", terug: true),
            Geval(reden: nil, op: "2025-10-15", terug: true), Geval(reden: "vol", op: "2025-10-15", terug: true),
            Geval(reden: "wachtlijst", op: "2025-10-15", terug: true),
            Geval(reden: "geen-plaats", op: "2025-10-15", terug: true),
            // The report is of 18 November.
            Geval(reden: "geen-plaats", op: "2026-11-17", terug: true),
            Geval(reden: "geen-plaats", op: "2026-11-18", terug: false),
            Geval(reden: nil, op: "2026-11-17", terug: true), Geval(reden: nil, op: "2026-11-18", terug: false),
            Geval(reden: "wat-dan-ook", op: "2026-11-18", terug: false),
            // After a placement that failed a report of later says nothing: thirteen weeks.
            Geval(reden: nil, op: "2026-08-22", terug: false, uitkomst: .mislukt),
            Geval(reden: nil, op: "2026-08-21", terug: true, uitkomst: .mislukt),
            Geval(reden: "doelgroep", op: "2026-08-22", terug: false),
            Geval(reden: "doelgroep", op: "2026-08-21", terug: true),
            Geval(reden: "7", op: "2026-08-22", terug: false),
            Geval(reden: "veiligheid", op: "2026-08-22", terug: false),
            Geval(reden: "samenstelling-groep", op: "2026-08-21", terug: true),
            Geval(reden: "gezin-wil-niet", op: "2026-09-22", terug: false),
            Geval(reden: "gezin-wil-niet", op: "2026-09-21", terug: true),
            Geval(reden: "woonplaatsbeginsel", op: "2026-05-23", terug: false),
            Geval(reden: "woonplaatsbeginsel", op: "2026-05-22", terug: true),
            Geval(reden: "woonplaatsbeginsel", op: "2025-05-22", terug: false, gemeente: "0153"),
            Geval(reden: "woonplaatsbeginsel", op: "2026-11-18", terug: true, gemeente: "0193"),
            // The contract is of 1 January.
            Geval(reden: "regio", op: "2025-12-31", terug: true), Geval(reden: "regio", op: "2026-01-01", terug: false),
            Geval(reden: "extra-zorg-niet-betaald", op: "2025-12-31", terug: true),
            Geval(reden: "extra-zorg-niet-betaald", op: "2026-01-01", terug: false),
            Geval(reden: "geen-contract", op: "2026-11-18", terug: true),
            Geval(reden: "3", op: "2026-11-18", terug: true),
            Geval(reden: "leeftijd", op: "2026-11-18", terug: true),
            Geval(reden: "geen-antwoord", op: "2026-11-18", terug: true),
        ])
    func opgeheven(_ geval: Geval) throws {
        var poging = Poging(agb: agb(1), op: dag(geval.op), uitkomst: geval.uitkomst, reden: geval.reden)
        poging.gemeente = geval.gemeente.map(code)
        let voorstel = voorstel([poging], [eenAanbod { $0.opgave = "2026-11-18" }])
        guard geval.terug else {
            let rij = try #require(voorstel.uitgesloten.first)
            #expect(rij.reden == .reedsGeprobeerd && voorstel.opties.isEmpty)
            let grond = try #require(rij.pogingen.first)
            #expect(grond.reden == Weigeringsreden(gelezen: geval.reden) && grond.op == dag(geval.op))
            #expect(grond.uitleg.contains("Het kan weer"))
            return
        }
        let waarschuwing = try #require(voorstel.opties.first?.waarschuwingen.first { $0.code == .eerderAfgewezen })
        #expect(waarschuwing.reden == Weigeringsreden(gelezen: geval.reden) && waarschuwing.op == dag(geval.op))
    }

    @Test("What would lift a refusal is said: another gemeente, a contract, a day")
    func uitleg() {
        func uitleg(_ poging: Poging) -> Pogingsgrond? {
            voorstel([poging], [eenAanbod()], []).uitgesloten.first?.pogingen.first
        }
        let woonplaats = uitleg(poging("woonplaatsbeginsel", "2026-10-15"))
        #expect(woonplaats?.uitleg.contains("een andere gemeente verantwoordelijk") == true)
        #expect(woonplaats?.opheffing == .andereGemeente(weken: 26) && woonplaats?.vanzelfOp == dag("2027-04-15"))
        #expect(uitleg(poging("regio", "2026-10-15"))?.uitleg.contains("contract") == true)
        #expect(uitleg(poging("gezin-wil-niet", "2026-10-15"))?.vanzelfOp == dag("2026-12-14"))
    }

    @Test("A report with other doelgroepen, or one that came in after the refusal, lifts what it can")
    func nieuweOpgave() {
        var doelgroep = poging("doelgroep", "2026-11-01", "a1")
        doelgroep.doelgroepen = groepen(["lvb"])
        #expect(voorstel([doelgroep], [eenAanbod { $0.doelgroepen = ["lvb"] }]).opties.isEmpty)
        #expect(voorstel([doelgroep], [eenAanbod { $0.doelgroepen = ["lvb", "trauma"] }]).opties.count == 1)
        // Refused today: the report of today was there already, unless another came in since.
        var vol = poging("geen-plaats", "2026-11-20", "a1")
        #expect(voorstel([vol]).opties.isEmpty)
        vol.opgaveNadien = true
        #expect(voorstel([vol]).opties.count == 1)
        #expect(voorstel([vol], [eenAanbod { $0.vrij = 0 }]).opties.isEmpty)
        // A date that is yet to come proves nothing, but for a clock that is ahead.
        let gisteren = poging("geen-plaats", "2026-11-20", "a1")
        #expect(voorstel([gisteren], [eenAanbod { $0.opgave = "2026-11-21" }]).opties.count == 1)
        #expect(voorstel([gisteren], [eenAanbod { $0.opgave = "2062-01-01" }]).opties.isEmpty)
    }

    @Test("Who did not answer stays, behind its equals only, and is called first")
    func geenAntwoord() throws {
        let huizen = [eenAanbod(), eenAanbod { ($0.id, $0.aanbieder) = ("b1", 2) }]
        let stil = poging("geen-antwoord", "2026-11-18", "a1")
        let voorstel = voorstel([stil], huizen, (1...2).map { eenContract($0) })
        #expect(voorstel.ids == [["b1"], ["a1"]])
        #expect(voorstel.opties.last?.waarschuwingen.map(\.reden) == [.geenAntwoord])
        #expect(voorstel.opties.last?.controleren.contains { $0.contains("geen antwoord") } == true)
        let later = [eenAanbod(), eenAanbod { ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("b1", 2, 1) }]
        #expect(self.voorstel([stil], later, (1...2).map { eenContract($0) }).ids == [["a1"], ["b1"]])
    }

    @Test("Every code of the list is read as itself and older words as what they meant")
    func woorden() {
        for reden in Weigeringsreden.allCases { #expect(Weigeringsreden(gelezen: reden.rawValue) == reden) }
        let wj759: [Weigeringsreden] = [
            .anders, .budget, .geenContract, .geenContract, .regio, .anders, .doelgroep, .woonplaatsbeginsel, .leeftijd,
        ]
        #expect((1...9).map { Weigeringsreden(gelezen: "\($0)") } == wj759)
        #expect(Weigeringsreden(gelezen: nil) == .anders && Weigeringsreden(gelezen: "x") == .anders)
        #expect(Weigeringsreden.vanAanbieder.count == 13 && !Weigeringsreden.vanAanbieder.contains(.geenAntwoord))
        #expect(Weigeringsreden.allCases.allSatisfy { $0.omschrijving.count > 5 })
    }
}
