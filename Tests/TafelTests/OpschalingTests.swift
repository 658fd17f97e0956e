import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafel

@Suite("Steps of the ladder, told on time")
struct OpschalingTests {
    private static let begin = Voorbeelden.vandaag

    /// A case of Almelo whose wait and measure began this many days ago.
    private func zaak(_ id: String = "zaak-1", dagen: Int, gemeente: String = "0141") throws -> Aanvraag {
        let sinds = Self.begin.plus(dagen: -dagen)
        return try Voorbeelden.aanvraag("vb-02-gezinshuis").met(
            casusId: id, woonplaats: Woonplaatsfeiten(brpGemeente: Gemeentecode(gemeente)), uitgesprokenOp: sinds,
            wachtSinds: sinds)
    }

    private func opDag(_ dag: Int) -> Klok { Voorbeelden.klok(op: Self.begin.plus(dagen: dag)) }

    @Test("a step goes to the table's topic under its own key, with who acts, with whom and by when, and is remembered")
    func verteld() throws {
        var opstelling = try Opstelling(markt: false)
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 0)), casusId: "zaak-1")
        let uit = opstelling.tik()
        #expect(uit.map(\.topic) == ["doorbraak.voorstellen.twente", "doorbraak.status.ljenr", "doorbraak.zaken"])
        #expect(uit.first?.sleutel == Array("zaak-1/opschaling".utf8))
        let stap = try #require(uit.opschalingen.first)
        #expect(stap.trede == 1 && stap.regio == "twente" && stap.ladder == "twente/A")
        #expect(stap.wie == "jeugdbeschermer" && stap.bij == "gemeente Almelo (team toegang)")
        #expect(stap.uiterlijk == Self.begin.plus(weken: 1) && stap.aanleiding == .wachttijd && stap.ook.isEmpty)
        #expect(opstelling.tik().isEmpty)
        let record = try #require(uit.last?.waarde)
        #expect(try Zaak(json: record, partitie: 0).opschaling?.trede == 1)
    }

    @Test("each step comes on its own day and never twice; #10 on the norm day the rest comes together")
    func opTijd() throws {
        var opstelling = try Opstelling(markt: false)
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 0)), casusId: "zaak-1")
        var verteld: [String] = []
        for dag in 0...200 {
            opstelling.klok = opDag(dag)
            verteld += opstelling.tik().opschalingen.map { "\(dag):\($0.trede) \($0.aanleiding.rawValue) \($0.ook)" }
        }
        // Three months after 20 November 2026 is 92 days.
        #expect(verteld == ["0:1 wachttijd []", "43:2 wachttijd []", "85:3 wachttijd []", "92:4 norm []"])
    }

    @Test("a case that comes in late is told who acts now, once, with the earlier steps named")
    func laat() throws {
        var opstelling = try Opstelling(markt: false)
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 90)), casusId: "zaak-1")
        let verteld = opstelling.tik().opschalingen
        #expect(verteld.map(\.trede) == [3] && verteld.first?.ook == [1, 2])
        #expect(verteld.first?.bereiktOp == Self.begin.plus(dagen: -5))
    }

    @Test("what came due while the matcher was down is told on return, step by step, none missed and none doubled")
    func weggeweest() throws {
        var opstelling = try Opstelling(markt: false)
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 0)), casusId: "zaak-1")
        opstelling.tik()
        let record = try #require(opstelling.uit.last?.waarde)
        opstelling.router = Opstelling.router()
        opstelling.router.herstel(try Zaak(json: record, partitie: 0))
        opstelling.klok = opDag(90)
        let verteld = opstelling.tik().opschalingen
        #expect(verteld.map(\.trede) == [2, 3])
        #expect(verteld.map(\.bereiktOp) == [Self.begin.plus(dagen: 43), Self.begin.plus(dagen: 85)])
        #expect(opstelling.tik().isEmpty)
    }

    @Test("an abort takes back what was told: it is told again, once")
    func afgebroken() throws {
        var opstelling = try Opstelling(markt: false)
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 0)), casusId: "zaak-1")
        opstelling.tik()
        opstelling.router.bevestig()
        opstelling.klok = opDag(43)
        #expect(opstelling.tik().opschalingen.map(\.trede) == [2])
        opstelling.router.draaiTerug()
        #expect(opstelling.router.zaak("zaak-1")?.opschaling?.trede == 1)
        #expect(opstelling.tik().opschalingen.map(\.trede) == [2])
        opstelling.router.bevestig()
        #expect(opstelling.tik().isEmpty)
    }

    @Test("#10 a market that announces too long a wait is told the day it is known, under wording A")
    func aangekondigd() throws {
        var opstelling = try Opstelling(markt: false)
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        opstelling.meld(linde.met(wachtWeken: 5))
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 0)), casusId: "zaak-1")
        let verteld = opstelling.tik().opschalingen
        #expect(verteld.map(\.trede) == [2] && verteld.first?.ook == [1])
        #expect(verteld.first?.aanleiding == .verwachteWachttijd && verteld.first?.bereiktOp == Self.begin)
        // A shorter wait later takes nothing back; a longer one goes on where it was.
        opstelling.meld(linde.met(wachtWeken: 1))
        #expect(opstelling.tik().opschalingen.isEmpty)
        opstelling.meld(linde.met(wachtWeken: 7))
        #expect(opstelling.tik().opschalingen.map(\.trede) == [3])
    }

    @Test("a case that moves leaves the old table with its step, and is told where it stands at the new one")
    func verhuisd() throws {
        var opstelling = try Opstelling(markt: false)
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 50)), casusId: "zaak-1")
        opstelling.tik()
        let weg = opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 50, gemeente: "0193")), casusId: "zaak-1")
        #expect(
            weg.op("doorbraak.voorstellen.twente").map { String(decoding: $0.sleutel ?? [], as: UTF8.self) }
                == ["zaak-1", "zaak-1/opschaling"])
        let nieuw = opstelling.tik()
        #expect(nieuw.opschalingen.map(\.ladder) == ["ijsselland/A"] && nieuw.opschalingen.map(\.trede) == [2])
        #expect(nieuw.first?.topic == "doorbraak.voorstellen.ijsselland")
    }

    @Test(
        "another wording taken into use is told once where the case stands on it; a new version of the aanvraag is not")
    func andereLadder() throws {
        let twente = try #require(Gemeenteregister.ingebouwdeRegios.first { $0.bestand == "twente.yaml" })
        let wissel = "{ladder: A, van: 2021-01-01, tot: 2026-12-31}\n  - {ladder: B, van: 2027-01-01}"
        let yaml = twente.yaml.replacing("{ladder: A, van: 2021-01-01}", with: wissel)
        let register = try Gemeenteregister.landelijk(met: [Regiotekst(bestand: "twente.yaml", yaml: yaml)])
        var opstelling = try Opstelling(markt: false, register: register)
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 0)), casusId: "zaak-1")
        opstelling.tik()
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 0)), casusId: "zaak-1")
        #expect(opstelling.tik().opschalingen.isEmpty)
        var verteld: [String] = []
        for dag in 1...60 {
            opstelling.klok = opDag(dag)
            verteld += opstelling.tik().opschalingen.map { "\(dag):\($0.ladder ?? "") \($0.trede) \($0.ook)" }
        }
        // 1 January is day 42: six weeks to the day, which is step 2 of B and not yet of A.
        #expect(verteld == ["42:twente/B 1 []", "42:twente/B 2 []"])
    }

    @Test("a case that is closed takes its step along, and counts from nothing when it is submitted again")
    func gesloten() throws {
        var opstelling = try Opstelling(markt: false)
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 0)), casusId: "zaak-1")
        opstelling.tik()
        let terug = AanvraagIngetrokken(casusId: "zaak-1", gi: "ljenr", reden: .anders, op: Self.begin)
        let uit = opstelling.stuur(.aanvraagIngetrokken(terug), casusId: "zaak-1")
        #expect(uit.op("doorbraak.voorstellen.twente").allSatisfy { $0.waarde == nil })
        #expect(uit.op("doorbraak.voorstellen.twente").count == 2)
        opstelling.klok = opDag(100)
        #expect(opstelling.tik().opschalingen.isEmpty)
        opstelling.stuur(.aanvraagIngediend(try zaak(dagen: -100)), casusId: "zaak-1")
        #expect(opstelling.tik().opschalingen.map(\.trede) == [1])
    }

    @Test("a case without a known gemeente stands on the national ladder, at the national table")
    func landelijk() throws {
        var opstelling = try Opstelling(markt: false)
        let onbekend = try zaak(dagen: 92).met(woonplaats: Woonplaatsfeiten())
        opstelling.stuur(.aanvraagIngediend(onbekend), casusId: "zaak-1")
        let verteld = opstelling.tik()
        #expect(verteld.first?.topic == "doorbraak.voorstellen.landelijk")
        #expect(verteld.opschalingen.map(\.bij) == ["Landelijke tafel"])
    }

    @Test("a record of before there were ladders is read, and its case is told where it stands")
    func oudRecord() throws {
        var opstelling = try Opstelling(markt: false)
        let uit = opstelling.stuur(.aanvraagIngediend(try zaak(dagen: 50)), casusId: "zaak-1")
        let record = try #require(uit.last?.waarde)
        #expect(!String(decoding: record, as: UTF8.self).contains("opschaling"))
        opstelling.router = Opstelling.router()
        opstelling.router.herstel(try Zaak(json: record, partitie: 0))
        #expect(opstelling.tik().opschalingen.map(\.trede) == [2])
    }
}
