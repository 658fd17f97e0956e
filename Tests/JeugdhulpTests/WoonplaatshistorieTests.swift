import Jeugdhulp
import Testing

@Suite("Woonplaatsbeginsel, gemeenten that are no more")
struct WoonplaatshistorieTests {
    @Test("a fact of the past names a gemeente that ended: certain, as the one it went into, and says so")
    func past() throws {
        let weesp = try bepaal(feiten(brp: "0363", verblijf: verblijf(.pleegzorg, sinds: "2019-05-01", voor: "0457")))
        verwacht(weesp, "W2", "0363", .zeker)
        #expect(weesp.toelichting.contains("Weesp (0457) is sinds 24 maart 2022 geen gemeente meer"))
        #expect(weesp.feiten.contains(Feit(.verblijfBrpGemeenteVoor, .tekst("0457"))))
        verwacht(try bepaal(feiten(brp: "0439", briefadres: true, moeder: "0370")), "W11", "0439", .zeker)
    }

    @Test("a fact of today that names an ended gemeente names its successor and goes to a person")
    func present() throws {
        let uden = try bepaal(feiten(brp: "0856"))
        verwacht(uden, "W8", "1991", .handmatig)
        #expect(uden.toelichting.contains("Maashorst (1991)"))
        verwacht(try bepaal(feiten(werkelijk: "0856")), "W12", "1991", .handmatig)
    }

    @Test("on a day that the gemeente was still there its code is right")
    func then() throws {
        verwacht(try bepaal(feiten(brp: "0501"), op: "2022-11-20"), "W8", "1992", .zeker)
        let gezag = try Gezag(soort: .eenOuder, gemeente: gemeente("0501"))
        verwacht(try bepaal(feiten(brp: "0501", gezag: gezag), op: "2021-11-20"), "W31", "1992", .zeker)
        let samen = try bepaal(feiten(brp: "0501", werkelijk: "0501"), op: "2022-11-20")
        #expect(samen.verduidelijkingen.isEmpty)
    }

    @Test("a gemeente that was split goes to a person, with its largest part meanwhile")
    func split() throws {
        let haaren = try bepaal(feiten(verblijf: verblijf(.pleegzorg, sinds: "2018-05-01", voor: "0788")))
        verwacht(haaren, "W2", "0824", .handmatig)
        #expect(haaren.toelichting.contains("verdeeld over"))
    }
}
