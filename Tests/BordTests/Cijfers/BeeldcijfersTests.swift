import Berichten
import Foundation
import Jeugdhulp
import Testing

@testable import Bord
@testable import ReadStore

@Suite("Figures of the monitor")
struct BeeldcijfersTests {
    private static let vandaag = Datum("2026-11-20") ?? .eerste

    private static func zaak(
        _ gemeente: String = "0141", _ hulpvorm: Hulpvorm = .pleegzorg, gi: String = "jbov", ingekomen: String,
        gesloten: String? = nil, gestart: String? = nil, via: HulpGestart.Via? = nil, norm: String = "2026-12-31",
        trede: Int = 0, opties: Int = 1, knelpunten: Set<String> = []
    ) -> Zaakfeit {
        Zaakfeit(
            gemeente: Gemeentecode(gemeente), hulpvorm: hulpvorm, gi: gi, ingekomen: Datum(ingekomen) ?? .eerste,
            gesloten: gesloten.flatMap { Datum($0) }, gestart: gestart.flatMap { Datum($0) }, via: via,
            norm: Datum(norm) ?? .eerste, trede: trede, opties: opties, knelpunten: knelpunten)
    }

    private static func cijfers(_ zaken: [Zaakfeit], _ besluiten: [Besluitfeit] = []) -> Beeldcijfers {
        Beeldcijfers(Beeldfeiten(zaken: zaken, besluiten: besluiten), vandaag: vandaag)
    }

    @Test("inflow and stock are counted apart: a case is inflow once, and stock until it is closed")
    func instroomEnVoorraad() throws {
        let cijfers = Self.cijfers([
            Self.zaak(ingekomen: "2026-09-30", gesloten: "2026-10-31"), Self.zaak(ingekomen: "2026-10-01"),
            Self.zaak(ingekomen: "2026-11-20"),
        ])
        let standen = cijfers.trend.suffix(3).map { [$0.instroom, $0.voorraad] }
        // On the day that it is closed a case is not open any more.
        #expect(standen == [[1, 1], [1, 1], [1, 2]])
        #expect(cijfers.trend.count == 12)
        #expect(cijfers.trend.first?.maand.code == "2025-12")
    }

    @Test("who waits is counted by gemeente, hulpvorm and GI, with how many are past their day")
    func wachtend() {
        let cijfers = Self.cijfers([
            Self.zaak(ingekomen: "2026-08-01", norm: "2026-11-19"), Self.zaak(ingekomen: "2026-08-02"),
            Self.zaak(gi: "wss", ingekomen: "2026-08-02", norm: "2026-11-20"),
            Self.zaak("0153", ingekomen: "2026-08-02", gesloten: "2026-09-01"),
        ])
        #expect(cijfers.wachtend.map { "\($0.gi ?? "") \($0.aantal) \($0.teLaat)" } == ["jbov 2 1", "wss 1 0"])
    }

    @Test("help in time is a share of the cases of which the day has come")
    func opTijd() {
        let cijfers = Self.cijfers([
            Self.zaak(ingekomen: "2026-06-01", gestart: "2026-08-01", via: .doorbraaktafel, norm: "2026-08-01"),
            Self.zaak(ingekomen: "2026-06-01", gestart: "2026-08-02", norm: "2026-08-01"),
            Self.zaak(ingekomen: "2026-06-01", norm: "2026-11-19"),
            Self.zaak(ingekomen: "2026-06-01", norm: "2026-11-20"),
            Self.zaak(ingekomen: "2026-06-01", gesloten: "2026-07-01", norm: "2026-08-01"),
        ])
        #expect(cijfers.opTijd == Beeldcijfers.Share(aantal: 1, van: 3))
        #expect(cijfers.opTijd.procent == 33)
        #expect(cijfers.viaTafel == Beeldcijfers.Share(aantal: 1, van: 2))
        #expect(Self.cijfers([]).opTijd.procent == nil)
    }

    @Test("how often the first option was not chosen leaves decisions without an option out")
    func nietEerste() {
        let besluiten = [1, 1, 2, nil, 3].map { Besluitfeit(op: Self.vandaag, rang: $0) }
        let cijfers = Self.cijfers([], besluiten)
        #expect(cijfers.nietEerste == Beeldcijfers.Share(aantal: 2, van: 4))
        #expect(cijfers.zonderKeuze == 1)
    }

    @Test("needs without any option, knelpunten and steps are those of open cases")
    func knelpunten() {
        let cijfers = Self.cijfers([
            Self.zaak("0141", .gesloten, ingekomen: "2026-10-01", trede: 2, opties: 0, knelpunten: ["geen-aanbod"]),
            Self.zaak(ingekomen: "2026-10-01", knelpunten: ["geen-contract"]),
            Self.zaak(ingekomen: "2026-10-01", gesloten: "2026-10-02", trede: 3, opties: 0, knelpunten: ["stop"]),
        ])
        #expect(cijfers.zonderOptie.map(\.wat) == [.gesloten])
        #expect(cijfers.knelpunten.map(\.wat) == ["geen-aanbod", "geen-contract"])
        #expect(cijfers.treden.map { [$0.wat, $0.aantal] } == [[0, 1], [2, 1]])
    }

    // MARK: What leaves the table

    private static func export(_ soort: Cijferexport.Category, _ zaken: [Zaakfeit], _ aanbod: [Aanbodfeit] = [])
        -> Cijferexport
    {
        Cijferexport(
            soort, Beeldfeiten(zaken: zaken, besluiten: []), aanbod: aanbod, regio: "Twente", vandaag: vandaag)
    }

    @Test("the month that runs is not given, and a small number of one gemeente hides another beside it")
    func maandcijfers() {
        let zaken =
            (0..<3).map { _ in Self.zaak("0141", ingekomen: "2026-10-05") }
            + (0..<6).map { _ in Self.zaak("0153", ingekomen: "2026-10-05") }
            + (0..<9).map { _ in Self.zaak("0164", ingekomen: "2026-10-05") }
            + [Self.zaak("0164", ingekomen: "2026-11-02")]
        let regels = Self.export(.maand, zaken).csv.split(separator: "\r\n").suffix(8).map(String.init)
        #expect(
            regels == [
                "2026-10;alle;alle;alle;18", "2026-10;11;alle;alle;18", "2026-10;11;0141;alle;x",
                "2026-10;11;0141;jbov;x", "2026-10;11;0153;alle;x", "2026-10;11;0153;jbov;x",
                "2026-10;11;0164;alle;9", "2026-10;11;0164;jbov;9",
            ])
    }

    @Test("the figures of a quarter give the middle time to the start, and no share of a few children")
    func kwartaal() throws {
        let zaken = (0..<6).map {
            Self.zaak("0141", ingekomen: "2026-07-0\($0 + 1)", gestart: "2026-09-\(10 + $0)", norm: "2026-09-12")
        }
        let tekst = Self.export(.kwartaal, zaken + [Self.zaak("0153", ingekomen: "2026-08-01", gestart: "2026-08-20")])
        let regels = tekst.csv.split(separator: "\r\n").filter { $0.hasPrefix("2026-K3") }.map(String.init)
        #expect(regels == ["2026-K3;alle;7;10;60", "2026-K3;0141;x;10;50", "2026-K3;0153;x;x;x"])
    }

    @Test("waits are those that were reported before the quarter ended, with who waits from the same figures")
    func wachttijden() throws {
        let plek = try #require(Gemeentecode("0141"))
        let aanbod = [("2026-09-01", 4), ("2026-09-15", 10), ("2026-09-30", 30), ("2026-10-01", 99)].compactMap {
            peil, weken in
            Datum(peil).map {
                Aanbodfeit(gemeente: plek, hulpvorm: .pleegzorg, wachtWeken: weken, peildatum: $0, plaatsenVrij: 0)
            }
        }
        let zaken = (0..<7).map { _ in Self.zaak(ingekomen: "2026-08-01") }
        #expect(Self.export(.wachttijden, zaken, aanbod).csv.contains("2026-K3;11;3;4;10;30;7\r\n"))
        #expect(Self.export(.wachttijden, Array(zaken.prefix(2)), aanbod).csv.contains("2026-K3;11;3;4;10;30;x\r\n"))
    }

    @Test("JSON says which numbers are hidden, and a text cannot become a formula in a spreadsheet")
    func json() throws {
        let zaken = [Self.zaak(gi: "=1+1", ingekomen: "2026-10-05")]
        let export = Self.export(.maand, zaken)
        #expect(export.csv.contains(";'=1+1;x\r\n"))
        let object = try JSONSerialization.jsonObject(with: export.json())
        let bestand = try #require(object as? [String: Any])
        #expect(bestand["kleinsteGetal"] as? Int == 5)
        let rijen = try #require(bestand["rijen"] as? [[String: Any]])
        #expect(rijen.last?["verborgen"] as? [String] == ["wachtend"])
        #expect(rijen.last?["wachtend"] is NSNull)
    }
}
