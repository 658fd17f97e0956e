import Jeugdhulp
import Testing

@Suite("Woonplaatsbeginsel, row by row")
struct WoonplaatsrijenTests {
    @Test("W0: 22 years old with a new request is no jeugdige; a person checks whether help of before 18 goes on")
    func w0NewRequest() throws {
        verwacht(try bepaal(feiten(brp: zwolle), leeftijd: 22), "W0", zwolle, .handmatig)
        verwacht(try bepaal(feiten(brp: zwolle), leeftijd: 18), "W0", zwolle, .handmatig)
        verwacht(try bepaal(feiten(brp: zwolle), leeftijd: 17), "W8", zwolle, .zeker)
    }

    @Test("W0: from 23 on it is certain, except in a JJI")
    func w0From23() throws {
        verwacht(try bepaal(feiten(brp: zwolle), leeftijd: 23), "W0", zwolle, .zeker)
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: verblijf(.jji)), leeftijd: 24), "W5", enschede, .zeker)
    }

    @Test("W0: 20 years old in pleegzorg begun at 17 is in; 21 years old in pleegzorg is not")
    func w0Pleegzorg() throws {
        let pleegzorg = try verblijf(.pleegzorg, sinds: "2023-10-01")
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: pleegzorg), leeftijd: 20), "W2", enschede, .zeker)
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: pleegzorg), leeftijd: 21), "W0", zwolle, .handmatig)
    }

    @Test("W0: another stay begun before 18 counts until 23, and not when it began at 19")
    func w0Verblijf() throws {
        let wonen = try verblijf(.kamertraining, sinds: "2020-01-01")
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: wonen), leeftijd: 22), "W4", enschede, .zeker)
        let laat = try verblijf(.kamertraining, sinds: "2025-01-01")
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: laat), leeftijd: 20), "W0", zwolle, .handmatig)
    }

    @Test("W0: when the facts cannot tell whether the stay began before 18, the row stands and a person checks")
    func w0Uncertain() throws {
        let rondom = try verblijf(.kamertraining, sinds: "2025-01-01")
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: rondom), leeftijd: 19), "W4", enschede, .handmatig)
        let onbekend = try verblijf(.kamertraining, sinds: nil)
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: onbekend), leeftijd: 19), "W4", enschede, .handmatig)
    }

    @Test("W0: under jeugdreclassering somebody is a jeugdige until 23, and the ordinary rows hold")
    func w0Jeugdreclassering() throws {
        for leeftijd in 18..<23 {
            let antwoord = try bepaal(feiten(brp: almelo), leeftijd: leeftijd, jeugdreclassering: true)
            verwacht(antwoord, "W8", almelo, .zeker)
            #expect(antwoord.feiten.contains(Feit(.jeugdreclassering, .waar(true))))
            verwacht(try bepaal(feiten(brp: almelo), leeftijd: leeftijd), "W0", almelo, .handmatig)
        }
        let groep = try verblijf(.residentieel, sinds: "2025-06-01")
        verwacht(
            try bepaal(feiten(brp: almelo, verblijf: groep), leeftijd: 20, jeugdreclassering: true), "W4", enschede,
            .zeker)
        // The article knows no upper age, so that from 23 on a person looks.
        verwacht(try bepaal(feiten(brp: almelo), leeftijd: 23, jeugdreclassering: true), "W0", almelo, .handmatig)
        verwacht(try bepaal(feiten(brp: almelo), leeftijd: 17, jeugdreclassering: true), "W8", almelo, .zeker)
    }

    @Test("W0: help of before 18 that goes on by a decision counts until 23", arguments: Voortzetting.allCases)
    func w0Voortzetting(_ voortzetting: Voortzetting) throws {
        let zaak = try feiten(brp: almelo, voortzetting: voortzetting)
        for leeftijd in 18..<23 { verwacht(try bepaal(zaak, leeftijd: leeftijd), "W8", almelo, .zeker) }
        verwacht(try bepaal(zaak, leeftijd: 23), "W0", almelo, .zeker)
        let pleegzorg = try feiten(brp: almelo, verblijf: verblijf(.pleegzorg), voortzetting: voortzetting)
        verwacht(try bepaal(pleegzorg, leeftijd: 22), "W2", enschede, .zeker)
    }

    @Test("W1: A home, then a group in B, then a gezinshuis in C: A")
    func w1() throws {
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: verblijf(.gezinshuis))), "W4", enschede, .zeker)
    }

    @Test("W1: a broken chain goes to a person, with the gemeente of before the stay meanwhile")
    func w1Broken() throws {
        let onderbroken = try verblijf(.residentieel, aaneengesloten: false)
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: onderbroken)), "W4", enschede, .handmatig)
    }

    @Test("W1: a note on the current address changes nothing, for that address does not count")
    func w1CurrentAddress() throws {
        verwacht(
            try bepaal(feiten(brp: zwolle, inOnderzoek: true, moeder: almelo, verblijf: verblijf(.residentieel))), "W4",
            enschede, .zeker)
    }

    @Test("W1: a code that no gemeente has goes to a person, with the mother's gemeente meanwhile")
    func w1Unknown() throws {
        let oud = try verblijf(.residentieel, voor: vervallen)
        let woonplaats = try bepaal(feiten(brp: zwolle, moeder: almelo, verblijf: oud))
        verwacht(woonplaats, "W4", almelo, .handmatig)
        #expect(woonplaats.toelichting.contains(vervallen))
    }

    @Test("W1: a stay that begins after the request goes to a person")
    func w1Future() throws {
        let later = try verblijf(.residentieel, sinds: "2026-12-01")
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: later)), "W4", enschede, .handmatig)
    }

    @Test("W2: pleegzorg counts from the pleegcontract")
    func w2() throws {
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: verblijf(.pleegzorg))), "W2", enschede, .zeker)
    }

    @Test("W3: registered with the family before the contract, the family's gemeente; the facts show it as W2")
    func w3() throws {
        let contract = try verblijf(.pleegzorg, sinds: "2023-03-09", voor: deventer)
        verwacht(try bepaal(feiten(brp: deventer, verblijf: contract)), "W2", deventer, .zeker)
    }

    @Test(
        "W4: gezinshuis, residentieel, kamertraining and gesloten",
        arguments: [
            Verblijfsoort.gezinshuis, .residentieel, .kamertraining, .gesloten,
        ])
    func w4(_ soort: Verblijfsoort) throws {
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: verblijf(soort))), "W4", enschede, .zeker)
    }

    @Test("W4: example vb-11, registered in Zwolle by the stay itself, is Enschede's")
    func w4Example() throws {
        let woonplaats = try bepaal(feiten(brp: zwolle, verblijf: verblijf(.residentieel)), op: "2026-11-20")
        verwacht(woonplaats, "W4", enschede, .zeker)
        #expect(woonplaats.geldigOp == (try datum("2026-11-20")))
        #expect(woonplaats.feiten.contains(Feit(.verblijfBrpGemeenteVoor, .tekst(enschede))))
        #expect(woonplaats.geldtVanaf == (try datum("2022-01-01")))
        #expect(
            woonplaats.toelichting
                == "De jeugdige woont in een instelling voor jeugdhulp. De gemeente waar de jeugdige "
                + "vlak voor het verblijf woonde, is verantwoordelijk: Enschede.")
    }

    @Test("W5: a JJI")
    func w5() throws {
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: verblijf(.jji)), leeftijd: 16), "W5", enschede, .zeker)
    }

    @Test("W6: Wmo-opvang and beschermd wonen", arguments: [Verblijfsoort.wmoOpvang, .beschermdWonen])
    func w6(_ soort: Verblijfsoort) throws {
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: verblijf(soort))), "W6", enschede, .zeker)
    }

    @Test("W7: a Wlz stay counts under the text of 2025, also when it began before, and says since when")
    func w7() throws {
        let wlz = try verblijf(.wlz, sinds: "2021-05-13")
        for dag in ["2025-01-01", "2026-11-20"] {
            let antwoord = try bepaal(feiten(brp: zwolle, verblijf: wlz), op: dag)
            verwacht(antwoord, "W7", enschede, .zeker)
            #expect(antwoord.geldtVanaf == (try datum("2025-01-01")))
            #expect(antwoord.toelichting.contains("Sinds 1 januari 2025"))
        }
        let nieuw = try bepaal(feiten(brp: zwolle, verblijf: verblijf(.wlz, sinds: "2025-02-01")))
        verwacht(nieuw, "W7", enschede, .zeker)
        #expect(!nieuw.toelichting.contains("Sinds 1 januari 2025"))
    }

    @Test("W7: from 2022 to 2024 a Wlz stay is no stay: the ordinary address counts")
    func w7Before() throws {
        let wlz = try verblijf(.wlz, sinds: "2021-05-13")
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: wlz), op: "2024-12-31"), "W8", zwolle, .zeker)
        verwacht(try bepaal(feiten(moeder: almelo, verblijf: wlz), op: "2022-01-01"), "W11", almelo, .zeker)
        verwacht(
            try bepaal(feiten(brp: zwolle, verblijf: wlz), op: "2024-12-31", alleenAmbulant: true), "W8", zwolle, .zeker
        )
    }

    @Test("W8: at home, the gemeente of the woonadres")
    func w8() throws {
        let woonplaats = try bepaal(feiten(brp: zwolle))
        verwacht(woonplaats, "W8", zwolle, .zeker)
        #expect(woonplaats.feiten == [Feit(.brpGemeente, .tekst(zwolle))])
        #expect(
            woonplaats.toelichting
                == "De jeugdige staat ingeschreven op een woonadres in Zwolle. Die gemeente is verantwoordelijk.")
    }

    @Test("W8: a code that no gemeente has goes to a person, with the next best gemeente meanwhile")
    func w8Merged() throws {
        verwacht(try bepaal(feiten(brp: vervallen)), "W8", nil, .handmatig)
        verwacht(try bepaal(feiten(brp: vervallen, werkelijk: almelo)), "W8", almelo, .handmatig)
    }

    @Test("W9: ambulant help during a stay follows the stay")
    func w9() throws {
        let pleegzorg = try feiten(brp: zwolle, verblijf: verblijf(.pleegzorg))
        verwacht(try bepaal(pleegzorg, alleenAmbulant: true), "W9", enschede, .zeker)
        verwacht(try bepaal(pleegzorg), "W2", enschede, .zeker)
        verwacht(try bepaal(feiten(brp: zwolle), alleenAmbulant: true), "W8", zwolle, .zeker)
    }

    @Test("W11: no woonadres, only a briefadres, or an address under investigation: the mother's gemeente at birth")
    func w11() throws {
        verwacht(try bepaal(feiten(moeder: almelo)), "W11", almelo, .zeker)
        verwacht(try bepaal(feiten(brp: zwolle, briefadres: true, moeder: almelo)), "W11", almelo, .zeker)
        verwacht(try bepaal(feiten(brp: zwolle, inOnderzoek: true, moeder: almelo)), "W11", almelo, .zeker)
        verwacht(
            try bepaal(feiten(brp: zwolle, moeder: almelo, verblijf: verblijf(.residentieel, voor: nil))), "W11",
            almelo, .zeker)
    }

    @Test("W11: a mother's gemeente that cannot be found goes to a person")
    func w11Merged() throws {
        verwacht(try bepaal(feiten(moeder: vervallen, werkelijk: deventer)), "W11", deventer, .handmatig)
    }

    @Test("W12: without the mother's gemeente, where the child really stays; when that is unknown too, a person")
    func w12() throws {
        verwacht(try bepaal(feiten(werkelijk: deventer)), "W12", deventer, .zeker)
        verwacht(try bepaal(feiten(brp: zwolle, briefadres: true)), "W12", zwolle, .handmatig)
        verwacht(try bepaal(feiten()), "W12", nil, .handmatig)
    }

    @Test("W14: abroad, or abroad before the stay: where the child really stays")
    func w14() throws {
        verwacht(try bepaal(feiten(buitenland: true, moeder: almelo, werkelijk: deventer)), "W14", deventer, .zeker)
        let stay = try verblijf(.residentieel, voor: nil, buitenlandVoor: true)
        verwacht(try bepaal(feiten(brp: zwolle, werkelijk: deventer, verblijf: stay)), "W14", deventer, .zeker)
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: stay)), "W14", zwolle, .handmatig)
    }

    @Test("W14: a Dutch gemeente at an address that is said to be abroad cannot be: a person")
    func w14Contradiction() throws {
        verwacht(try bepaal(feiten(brp: zwolle, buitenland: true, werkelijk: deventer)), "W14", deventer, .handmatig)
    }

    @Test("W17: an unborn child goes to a person, with the pregnant woman's gemeente meanwhile")
    func w17() throws {
        verwacht(try bepaal(feiten(brp: zwolle, ongeboren: true), leeftijd: 0), "W17", zwolle, .handmatig)
        verwacht(try bepaal(feiten(brp: zwolle, ongeboren: true), leeftijd: 25), "W17", zwolle, .handmatig)
    }

    @Test("W18: a moeder-kind-huis goes to a person")
    func w18() throws {
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: verblijf(.moederKind))), "W18", enschede, .handmatig)
    }

    @Test("W19: logeren is W8 when it makes no difference, else a person; also when the family moves meanwhile")
    func w19() throws {
        verwacht(
            try bepaal(feiten(brp: enschede, verblijf: verblijf(.logeren, aaneengesloten: false))), "W8", enschede,
            .zeker)
        verwacht(try bepaal(feiten(brp: zwolle, verblijf: verblijf(.logeren))), "W19", zwolle, .handmatig)
        verwacht(
            try bepaal(feiten(brp: enschede, inOnderzoek: true, verblijf: verblijf(.logeren))), "W19", enschede,
            .handmatig)
    }
}
