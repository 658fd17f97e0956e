import Jeugdhulp
import Testing

@testable import Matching

@Suite("Help that goes on by law (JW 2.7a and 10.1)")
struct LopendeHulpTests {
    private func casus(_ lopend: [LopendeHulp]) -> Casus {
        let aanvraag = Aanvraag(
            casusId: "c1", gi: "gi-voorbeeld", maatregel: Maatregel(soort: .ots, uitgesprokenOp: dag("2026-08-31")),
            jeugdigen: [Jeugdige(leeftijd: 10)], woonplaats: Woonplaatsfeiten(brpGemeente: code("0153")),
            hulpvragen: [Hulpvraag(id: "h1", hulpvorm: .ambulant)], lopendeHulp: lopend)
        return Casus(aanvraag: aanvraag, ingediendOp: vandaag, register: .landelijk)
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
