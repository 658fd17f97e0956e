import Jeugdhulp
import Testing

@Suite("Woonplaatsbeginsel, rulings and dates")
struct WoonplaatsuitsprakenTests {
    @Test(
        "R1 (221833/244419): pleegzorg at grandparents since 2009 in X, moves in between without a break: X, from 2022")
    func r1() throws {
        let pleegzorg = try verblijf(.pleegzorg, sinds: "2009-01-30", voor: zwolle)
        let zaak = try feiten(brp: zwolle, verblijf: pleegzorg)
        verwacht(try bepaal(zaak, leeftijd: 14, op: "2022-01-01"), "W2", zwolle, .zeker)
        verwacht(try bepaal(zaak, leeftijd: 14, op: "2021-12-31"), "W2", zwolle, .handmatig)
        let elders = try feiten(brp: enschede, verblijf: pleegzorg)
        verwacht(try bepaal(elders, leeftijd: 14, op: "2022-01-01"), "W2", zwolle, .zeker)
        let oud = try feiten(
            brp: zwolle, verblijf: pleegzorg,
            gezag: Gezag(
                soort: .ouders, gemeente: gemeente(enschede),
                andereGemeente: gemeente(enschede)))
        verwacht(try bepaal(oud, leeftijd: 14, op: "2021-12-31"), "W31", enschede, .zeker)
        verwacht(try bepaal(oud, leeftijd: 14, op: "2022-01-01"), "W2", zwolle, .zeker)
        #expect(Woonplaatsbeginsel.veranderdDoorWet(oud, leeftijd: 14, register: .landelijk) == true)
        #expect(Woonplaatsbeginsel.veranderdDoorWet(zaak, leeftijd: 14, register: .landelijk) == nil)
    }

    @Test("R2 (215408/225592): registered with grandmother in V before the pleegcontract: V")
    func r2() throws {
        let pleegzorg = try verblijf(.pleegzorg, sinds: "2023-03-09", voor: almelo)
        verwacht(
            try bepaal(feiten(brp: almelo, verblijf: pleegzorg), leeftijd: 6, op: "2023-03-09"), "W2", almelo, .zeker)
        let ingeschreven = try verblijf(.pleegzorg, sinds: "2023-03-09", voor: almelo, bijPleegouder: true)
        verwacht(
            try bepaal(feiten(brp: almelo, verblijf: ingeschreven), leeftijd: 6, op: "2023-03-09"), "W3", almelo,
            .zeker)
    }

    @Test("R3 (221610/232738): fetched from abroad, stay under another law, mother once registered in G: G")
    func r3() throws {
        verwacht(
            try bepaal(feiten(moeder: deventer, werkelijk: zwolle), leeftijd: 5, op: "2022-02-15"), "W11", deventer,
            .zeker)
    }

    @Test("R4 (242542/254073), W13: a gemeente where the child was only reported is not filled in, and not guessed")
    func r4() throws {
        verwacht(try bepaal(feiten(), op: "2024-06-01"), "W12", nil, .handmatig)
        let gemeld = try bepaal(feiten(gemeld: deventer), op: "2024-06-01")
        verwacht(gemeld, "W12", nil, .handmatig)
        #expect(gemeld.verduidelijkingen == [.w13])
    }

    @Test("R5 (229089/249735), W20: registered in Z and really living in V: Z")
    func r5() throws {
        let zaak = try bepaal(feiten(brp: zwolle, werkelijk: almelo), op: "2023-06-01")
        verwacht(zaak, "W8", zwolle, .zeker)
        #expect(zaak.verduidelijkingen == [.w20])
    }

    @Test("Before 2022 the rule looked at gezag, which the facts do not hold: a person, with today's answer meanwhile")
    func oldRule() throws {
        let oud = try bepaal(feiten(brp: zwolle), op: "2021-12-31")
        verwacht(oud, "W8", zwolle, .handmatig)
        #expect(oud.toelichting.contains("gezag"))
        // What was applied is the text of 2022, and it says so.
        #expect(oud.geldtVanaf == (try datum("2022-01-01")))
        verwacht(try bepaal(feiten(brp: zwolle), op: "2022-01-01"), "W8", zwolle, .zeker)
    }
}
