import Jeugdhulp
import Testing

@Suite("Woonplaatsbeginsel, rows that change nothing, and facts that contradict")
struct WoonplaatsverduidelijkingTests {
    @Test(
        "W10: voogdij by a GI or a pleegoudervoogd makes no row of its own since 2022", arguments: Gezagsoort.allCases)
    func w10(_ soort: Gezagsoort) throws {
        let gezag = Gezag(soort: soort, gemeente: try gemeente(almelo), andereGemeente: try gemeente(deventer))
        let thuis = try bepaal(feiten(brp: zwolle, gezag: gezag))
        verwacht(thuis, "W8", zwolle, .zeker)
        #expect(thuis.verduidelijkingen == [.w10])
        #expect(thuis.toelichting.contains("Wie het gezag of de voogdij heeft, telt sinds 2022 niet mee."))
        verwacht(
            try bepaal(feiten(brp: zwolle, verblijf: verblijf(.pleegzorg), gezag: gezag)), "W2", enschede, .zeker)
    }

    @Test("W11: a note at the address of before the stay makes it no address either")
    func w11VoorVerblijf() throws {
        let onzeker = try verblijf(.residentieel, inOnderzoekVoor: true)
        verwacht(try bepaal(feiten(brp: zwolle, moeder: almelo, verblijf: onzeker)), "W11", almelo, .zeker)
        verwacht(try bepaal(feiten(brp: zwolle, werkelijk: deventer, verblijf: onzeker)), "W12", deventer, .zeker)
    }

    @Test("W13: where the child was merely reported does not count, also not provisionally")
    func w13() throws {
        let gemeld = try bepaal(feiten(gemeld: deventer))
        verwacht(gemeld, "W12", nil, .handmatig)
        #expect(gemeld.verduidelijkingen == [.w13])
        #expect(gemeld.feiten.contains(Feit(.gemeldInGemeente, .tekst(deventer))))
        let verbleef = try bepaal(feiten(werkelijk: deventer, gemeld: deventer))
        verwacht(verbleef, "W12", deventer, .zeker)
        #expect(verbleef.verduidelijkingen == [])
    }

    @Test("W15: a secret address is worked out as any other; the answer names the gemeente alone")
    func w15() throws {
        let geheim = try bepaal(feiten(brp: zwolle, geheim: true))
        verwacht(geheim, "W8", zwolle, .zeker)
        #expect(geheim.verduidelijkingen == [.w15])
        #expect(geheim.toelichting.contains("Het adres is geheim."))
    }

    @Test("W16: without a BSN the same gemeente, and the exchange goes outside iJw")
    func w16() throws {
        let zonder = try bepaal(feiten(brp: zwolle, zonderBsn: true))
        verwacht(zonder, "W8", zwolle, .zeker)
        #expect(zonder.verduidelijkingen == [.w16])
        #expect(zonder.toelichting.contains("buiten het berichtenverkeer"))
    }

    @Test("W20: father and son live with a partner in V and are registered in Z: Z")
    func w20() throws {
        let zaak = try bepaal(feiten(brp: zwolle, werkelijk: almelo))
        verwacht(zaak, "W8", zwolle, .zeker)
        #expect(zaak.verduidelijkingen == [.w20])
        #expect(try bepaal(feiten(brp: zwolle, werkelijk: zwolle)).verduidelijkingen == [])
    }

    @Test("W21: a child without verblijfsrecht goes by W8, W11 or W12; from 18 on a person looks")
    func w21() throws {
        let ingeschreven = try bepaal(feiten(brp: zwolle, zonderVerblijfsrecht: true))
        verwacht(ingeschreven, "W8", zwolle, .zeker)
        #expect(ingeschreven.verduidelijkingen == [.w21])
        verwacht(try bepaal(feiten(werkelijk: almelo, zonderVerblijfsrecht: true)), "W12", almelo, .zeker)
        let ouder = try feiten(zonderVerblijfsrecht: true, verblijf: verblijf(.jji, sinds: "2020-01-01"))
        verwacht(try bepaal(ouder, leeftijd: 19), "W5", enschede, .handmatig)
    }

    @Test("W22: pleegzorg by relatives after a life abroad has no rule of its own: the ordinary rows")
    func w22() throws {
        let familie = try verblijf(.pleegzorg, voor: nil, buitenlandVoor: true)
        verwacht(try bepaal(feiten(brp: zwolle, werkelijk: zwolle, verblijf: familie)), "W14", zwolle, .zeker)
    }

    @Test("W23: when the gemeente that got the request disagrees a person looks, and it stays responsible meanwhile")
    func w23() throws {
        let oneens = try bepaal(feiten(brp: zwolle, ontvangend: deventer))
        verwacht(oneens, "W8", zwolle, .handmatig)
        #expect(oneens.verduidelijkingen == [.w23])
        #expect(oneens.toelichting.contains("De gemeente Deventer kreeg de vraag en blijft verantwoordelijk"))
        verwacht(try bepaal(feiten(brp: zwolle, ontvangend: zwolle)), "W8", zwolle, .zeker)
    }

    @Test("facts that cannot be true together, or not on this day, go to a person with the contradiction said")
    func tegenspraken() throws {
        let zaken: [(Woonplaats, Feitnaam)] = [
            (try bepaal(feiten(brp: zwolle, buitenland: true, verblijf: verblijf(.residentieel))), .buitenland),
            (
                try bepaal(feiten(verblijf: verblijf(.residentieel, buitenlandVoor: true))), .verblijfBuitenlandVoor
            ),
            (
                try bepaal(
                    feiten(
                        werkelijk: zwolle,
                        verblijf: verblijf(
                            .wlz, voor: nil, buitenlandVoor: true, inOnderzoekVoor: true))), .verblijfInOnderzoekVoor
            ),
            (try bepaal(feiten(verblijf: verblijf(.gezinshuis, bijPleegouder: true))), .verblijfBijPleegouder),
            (try bepaal(feiten(verblijf: verblijf(.jji, sinds: "2026-12-01"))), .verblijfSinds),
            (try bepaal(feiten(verblijf: verblijf(.jji, sinds: "2015-11-20"))), .leeftijd),
            (try bepaal(feiten(brp: zwolle), leeftijd: -1), .leeftijd),
            (try bepaal(feiten(brp: zwolle), op: "2014-12-31"), .peildatum),
            (try bepaal(feiten(brp: zwolle, ongeboren: true), leeftijd: 1), .leeftijd),
            (try bepaal(feiten(ongeboren: true, verblijf: verblijf(.moederKind)), leeftijd: 0), .verblijfSoort),
            (try bepaal(feiten(ongeboren: true, moeder: almelo), leeftijd: 0), .moederBrpGemeenteBijGeboorte),
        ]
        for (antwoord, feit) in zaken {
            #expect(antwoord.zekerheid == .handmatig, "\(antwoord)")
            #expect(antwoord.feiten.contains { $0.naam == feit }, "\(antwoord)")
        }
        // A day later than its eleventh birthday could have been, the child was born.
        verwacht(try bepaal(feiten(verblijf: verblijf(.jji, sinds: "2015-11-21"))), "W5", enschede, .zeker)
    }

    @Test("an answer says by which text of the law, and which facts with which values")
    func feitenEnWet() throws {
        let antwoord = try bepaal(feiten(brp: zwolle, verblijf: verblijf(.wlz)), op: "2026-01-01")
        #expect(antwoord.geldtVanaf == (try datum("2025-01-01")))
        #expect(
            antwoord.feiten == [
                Feit(.verblijfSoort, .tekst("wlz")), Feit(.verblijfAaneengesloten, .waar(true)),
                Feit(.verblijfBrpGemeenteVoor, .tekst(enschede)), Feit(.verblijfSinds, .tekst("2024-05-13")),
            ])
        #expect(try bepaal(feiten(brp: zwolle), op: "2026-11-20").geldtVanaf == datum("2022-01-01"))
        #expect(try bepaal(feiten(brp: zwolle), op: "2022-01-01").geldtVanaf == datum("2022-01-01"))
        let onbekend = try bepaal(feiten())
        #expect(onbekend.feiten.allSatisfy { $0.waarde == .onbekend })
    }
}
