import Jeugdhulp
import Testing

@testable import Matching

@Suite("What a case works out of the law once: its gemeente, and help that goes on (JW 2.7a and 10.1)")
struct CasusTests {
    private func casus(_ lopend: [LopendeHulp]) -> Casus {
        let aanvraag = Aanvraag(
            casusId: "c1", gi: "gi-voorbeeld", maatregel: Maatregel(soort: .ots, uitgesprokenOp: dag("2026-08-31")),
            jeugdigen: [Jeugdige(leeftijd: 10)], woonplaats: Woonplaatsfeiten(brpGemeente: code("0153")),
            hulpvragen: [Hulpvraag(id: "h1", hulpvorm: .ambulant)], lopendeHulp: lopend)
        return Casus(aanvraag: aanvraag, ingediendOp: vandaag, register: .landelijk)
    }

    @Test("W9: a case that asks for help without a stay, for a child in one, has the gemeente of the stay")
    func ambulantInVerblijf() {
        let pleegzorg = Verblijf(
            soort: .pleegzorg, sinds: dag("2024-01-01"), aaneengesloten: true, brpGemeenteVoorVerblijf: code("0193"))
        func regel(_ hulpvorm: Hulpvorm) -> Woonplaats {
            let aanvraag = Aanvraag(
                casusId: "c1", gi: "gi-voorbeeld", maatregel: Maatregel(soort: .ots, uitgesprokenOp: dag("2026-08-31")),
                jeugdigen: [Jeugdige(leeftijd: 10)],
                woonplaats: Woonplaatsfeiten(brpGemeente: code("0153"), verblijf: pleegzorg),
                hulpvragen: [Hulpvraag(id: "h1", hulpvorm: hulpvorm)])
            return Casus(aanvraag: aanvraag, ingediendOp: vandaag, register: .landelijk).woonplaats
        }
        #expect(regel(.ambulant).regel == "W9" && regel(.gezinsgericht).regel == "W2")
        #expect(regel(.ambulant).gemeente == code("0193") && regel(.gezinsgericht).gemeente == code("0193"))
    }

    @Test("a case knows at which aanbieder its help goes on today, for which form of help and until when")
    func loopt() {
        let verhuisd = casus([
            LopendeHulp(agb: agb(1), hulpvorm: .ambulant, grond: .verhuizing(dag("2026-09-01"))),
            LopendeHulp(agb: agb(2), hulpvorm: .pleegzorg, grond: .wetswijziging2022),
        ])
        #expect(verhuisd.loopt(bij: agb(1), .ambulant, op: vandaag))
        #expect(verhuisd.loopt(bij: agb(1), .ambulant, op: dag("2027-08-31")))
        #expect(!verhuisd.loopt(bij: agb(1), .ambulant, op: dag("2027-09-01")))
        #expect(!verhuisd.loopt(bij: agb(1), .daghulp, op: vandaag))
        #expect(!verhuisd.loopt(bij: agb(3), .ambulant, op: vandaag))
        #expect(verhuisd.loopt(bij: agb(2), .pleegzorg, op: vandaag))
        #expect(!casus([]).loopt(bij: agb(1), .ambulant, op: vandaag))
    }
}
