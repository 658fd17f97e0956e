import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafel

@Suite("The deciding core")
struct MessageRouterTests {
    private func aanvraag(_ id: String = "vb-02-gezinshuis") throws -> Aanvraag { try Voorbeelden.aanvraag(id) }

    @Test("a case gives a proposal to its region, word to its GI and its state, all together")
    func eersteVoorstel() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        let uit = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        #expect(uit.map(\.topic) == ["doorbraak.voorstellen.twente", "doorbraak.status.ljenr", "doorbraak.zaken"])
        #expect(uit.allSatisfy { $0.sleutel == Array(zaak.casusId.utf8) })
        #expect(uit.last?.partitie == Opstelling.partitie(zaak.casusId))
        #expect(uit.voorstellen.first?.versie == 1)
    }

    @Test("a new version of the aanvraag gives a new version of the proposal, also when nothing differs")
    func nieuweVersie() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId, id: "een")
        let tweede = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId, id: "twee").voorstellen
        #expect(tweede.map(\.versie) == [2])
        #expect(tweede.map(\.aanvraag) == ["twee"])
    }

    @Test("the same event again is answered by nothing")
    func dubbel() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId, id: "een")
        #expect(opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId, id: "een").isEmpty)
    }

    @Test("an offer that matters gives a new version to the cases it touches and to no other")
    func nieuwAanbod() throws {
        var opstelling = try Opstelling()
        for zaak in try Voorbeelden.aanvragen() { opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId) }
        #expect(opstelling.herzie().isEmpty)
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        opstelling.meld(linde.met(id: "gh-nieuw", wachtWeken: 0))
        let uit = opstelling.herzie()
        #expect(uit.voorstellen.map(\.casusId) == ["vb-02-gezinshuis"])
        #expect(uit.voorstellen.first?.opties.first?.aanbod.first?.aanbodId == "gh-nieuw")
        #expect(uit.voorstellen.first?.versie == 2)
    }

    @Test("a report that changes nothing for a case sends nothing: the same again, a fresher date, one place of many")
    func nietsVeranderd() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag("vb-01-pmt")
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let pmt = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "pmt-deventer" })
        opstelling.meld(pmt)
        #expect(opstelling.router.aantalTeHerzien == 0)
        opstelling.meld(pmt.met(peildatum: Voorbeelden.vandaag))
        opstelling.meld(pmt.met(vrij: 1))
        #expect(opstelling.herzie().voorstellen.isEmpty)
        opstelling.meld(pmt.met(vrij: 0))
        #expect(opstelling.herzie().voorstellen.count == 1)
    }

    @Test("an offer that is taken away leaves the proposal, and one that comes back returns")
    func aanbodWeg() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        let weg = opstelling.inkomend("doorbraak.aanbod", 0, linde.sleutel.description, nil)
        #expect(opstelling.router.neemMarkt(weg, vandaag: Voorbeelden.vandaag) == nil)
        #expect(opstelling.herzie().voorstellen.map(\.opties.count) == [0])
        opstelling.meld(linde)
        #expect(opstelling.herzie().voorstellen.map(\.opties.count) == [1])
    }

    @Test("a contract touches the cases of its region only")
    func contract() throws {
        var opstelling = try Opstelling()
        for zaak in try Voorbeelden.aanvragen() { opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId) }
        let oud = try #require(try Voorbeelden.contracten().first { $0.inkoopregio == "Twente" })
        let linde = ContractGemeld(
            inkoopregio: "Twente", agb: try #require(AgbCode("99000201")), hulpvormen: oud.hulpvormen, van: oud.van,
            tot: oud.tot, plafond: .ruim)
        opstelling.meld(linde)
        #expect(Set(opstelling.herzie().voorstellen.map(\.casusId)) == ["vb-02-gezinshuis"])
    }

    @Test("help that started closes the case: the table's proposal goes, the GI is told, the child's facts go")
    func hulpGestart() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let start = HulpGestart(
            casusId: zaak.casusId, gi: zaak.gi, op: Voorbeelden.vandaag, aanbodId: nil, agb: nil,
            totstandkomingVia: .doorbraaktafel, redenTeLaat: "geen-plek")
        let uit = opstelling.stuur(.hulpGestart(start), casusId: zaak.casusId)
        let aanTafel = uit.op("doorbraak.voorstellen.twente")
        let sleutels = aanTafel.map { String(decoding: $0.sleutel ?? [], as: UTF8.self) }
        // When help started is told once, for the figures, and goes with the rest.
        #expect(sleutels == ["\(zaak.casusId)/status", zaak.casusId, "\(zaak.casusId)/status"])
        #expect(aanTafel.map { $0.waarde == nil } == [false, true, true])
        #expect(uit.statussen.map(\.fase) == [.gesloten, .gesloten])
        #expect(uit.statussen.last?.gestart == Hulpstart(op: Voorbeelden.vandaag, via: .doorbraaktafel))
        let bewaard = try #require(opstelling.router.zaak(zaak.casusId))
        #expect(bewaard.aanvraag == nil && !bewaard.isOpen)
        #expect(opstelling.router.aantalOpen == 0)
    }

    @Test("a case that was closed can be submitted again and goes on counting versions")
    func heropend() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let terug = AanvraagIngetrokken(casusId: zaak.casusId, gi: zaak.gi, reden: .anders, op: Voorbeelden.vandaag)
        opstelling.stuur(.aanvraagIngetrokken(terug), casusId: zaak.casusId)
        let uit = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        #expect(uit.voorstellen.map(\.versie) == [2])
    }

    @Test("a case of one GI cannot be replaced or closed by another")
    func andereGi() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let ander = AanvraagIngetrokken(casusId: zaak.casusId, gi: "jbov", reden: .anders, op: Voorbeelden.vandaag)
        let uit = opstelling.stuur(.aanvraagIngetrokken(ander), casusId: zaak.casusId)
        #expect(uit.afgekeurd.map(\.afkeuring.code) == [.andereGi])
        #expect(opstelling.router.aantalOpen == 1)
    }

    @Test("a case that moves to another region leaves the table of the first")
    func andereRegio() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let verhuisd = zaak.met(brpGemeente: Gemeentecode("0193"))
        let uit = opstelling.stuur(.aanvraagIngediend(verhuisd), casusId: zaak.casusId)
        #expect(uit.op("doorbraak.voorstellen.twente").map(\.waarde) == [nil])
        #expect(uit.op("doorbraak.voorstellen.ijsselland").voorstellen.count == 1)
    }

    @Test("without any known gemeente the case goes to the national table, and still gets options")
    func landelijk() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag().met(brpGemeente: nil)
        let uit = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let voorstel = try #require(uit.voorstellen.first)
        #expect(uit.first?.topic == "doorbraak.voorstellen.landelijk")
        #expect(voorstel.gemeente.zekerheid == .handmatig && !voorstel.opties.isEmpty)
    }

    @Test("a message without a key or on the wrong partition is laid on the right one as it came, then answered")
    func verplaatst() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        let goed = Opstelling.partitie(zaak.casusId)
        let bytes = Voorbeelden.gebeurtenis(.aanvraagIngediend(zaak)).bytes
        let verdwaald = opstelling.inkomend(
            "doorbraak.aanvragen", (goed + 1) % 4, nil, bytes, [("content-type", "application/cloudevents+json")])
        let uit = opstelling.router.neemAanvraag(verdwaald, opstelling.klok)
        #expect(uit.count == 1 && uit[0].topic == "doorbraak.aanvragen" && uit[0].partitie == goed)
        #expect(uit[0].waarde == bytes && uit[0].sleutel == Array(zaak.casusId.utf8))
        #expect(uit[0].koppen == verdwaald.koppen)
        #expect(opstelling.stuur(uit[0].waarde, casusId: zaak.casusId).voorstellen.count == 1)
    }

    @Test(
        "on a new day a case is looked at again: a report that grew old gives a new version, an ordinary day does not")
    func nieuweDag() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        _ = opstelling.router.tik(opstelling.klok)
        #expect(opstelling.herzie().voorstellen.isEmpty)
        opstelling.klok = Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: 1))
        _ = opstelling.router.tik(opstelling.klok)
        #expect(opstelling.router.aantalTeHerzien == 1)
        #expect(opstelling.herzie().voorstellen.isEmpty)
        // The report is of four days before: on the eighth day after it, it is old.
        opstelling.klok = Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: 4))
        _ = opstelling.router.tik(opstelling.klok)
        let codes = opstelling.herzie().voorstellen.first?.opties.first?.waarschuwingen.map(\.code)
        #expect(codes?.contains("capaciteit-verouderd") == true)
    }

    @Test("a proposal for four hulpvragen in a full market still fits in an event, with its best options")
    func past() throws {
        var opstelling = try Opstelling()
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        for nummer in 0..<300 {
            let lang = "gezinshuis-\(nummer)-" + String(repeating: "x", count: 80)
            opstelling.meld(linde.met(id: lang, wachtWeken: nummer % 9))
            let stop = linde.met(
                id: "stop-" + lang, wachtWeken: 30,
                stop: Patientenstop(sinds: Voorbeelden.vandaag, opheffenBijWeken: nil))
            opstelling.meld(stop)
        }
        let zaak = try aanvraag()
        let vraag = zaak.hulpvragen[0]
        let vier = (1...4).map { nummer in
            Hulpvraag(
                id: "h\(nummer)", hulpvorm: vraag.hulpvorm, voorziening: vraag.voorziening,
                doelgroepen: vraag.doelgroepen)
        }
        let uit = opstelling.stuur(.aanvraagIngediend(zaak.met(hulpvragen: vier)), casusId: zaak.casusId)
        let voorstel = try #require(uit.voorstellen.first)
        #expect(uit.allSatisfy { ($0.waarde?.count ?? 0) <= GebeurtenisReader.bytesMax })
        #expect(voorstel.opties.map(\.rang) == Array(1...voorstel.opties.count) && voorstel.opties.count >= 3)
        #expect(voorstel.uitgesloten.contains { $0.reden == "stop" && $0.aantal == 301 })
    }

    @Test("a closed case is forgotten after ninety days, not before")
    func vergeten() throws {
        var opstelling = try Opstelling()
        let zaak = try aanvraag()
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let terug = AanvraagIngetrokken(casusId: zaak.casusId, gi: zaak.gi, reden: .anders, op: Voorbeelden.vandaag)
        opstelling.stuur(.aanvraagIngetrokken(terug), casusId: zaak.casusId)
        #expect(opstelling.router.tik(Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: 89))).isEmpty)
        let uit = opstelling.router.tik(Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: 90)))
        #expect(uit.map(\.topic) == ["doorbraak.zaken"] && uit[0].waarde == nil)
        #expect(opstelling.router.zaak(zaak.casusId) == nil)
    }
}

extension Aanvraag {
    func met(
        casusId: String? = nil, gi: String? = nil, woonplaats: Woonplaatsfeiten? = nil, hulpvragen: [Hulpvraag]? = nil,
        uitgesprokenOp: Datum? = nil, wachtSinds: Datum? = nil
    ) -> Aanvraag {
        Aanvraag(
            casusId: casusId ?? self.casusId, gi: gi ?? self.gi,
            maatregel: Maatregel(
                soort: maatregel.soort, uitgesprokenOp: uitgesprokenOp ?? maatregel.uitgesprokenOp,
                machtigingen: maatregel.machtigingen),
            koersVastgesteldOp: nil,
            jeugdigen: jeugdigen, woonplaats: woonplaats ?? self.woonplaats, hulpvragen: hulpvragen ?? self.hulpvragen,
            wachtSinds: wachtSinds ?? self.wachtSinds, uiterlijkeDatum: uiterlijkeDatum, urgentie: urgentie,
            wensen: wensen,
            reedsGeprobeerd: reedsGeprobeerd, wachtOp: wachtOp, dossierRef: dossierRef)
    }

    func met(brpGemeente: Gemeentecode?) -> Aanvraag { met(woonplaats: Woonplaatsfeiten(brpGemeente: brpGemeente)) }
}
