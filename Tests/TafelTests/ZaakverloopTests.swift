import Berichten
import Foundation
import Jeugdhulp
import Testing

@testable import Tafel

/// What goes along with a case: over late messages, other lists, brothers and sisters, and other tables.
@Suite("What goes along with a case")
struct ZaakverloopTests {
    private static let casusId = "vb-02-gezinshuis"
    private static let gi = "doorbraak.status.ljenr"

    private static func gebeurtenis(
        _ inhoud: Inhoud, minuut: Int, source: String = "urn:nld:oin:00000009900000000000:gi"
    ) -> [UInt8] {
        let tijd = Tijdstip(ms: Tijdstip(Voorbeelden.vandaag).ms + Int64(minuut) * 60_000)
        return Gebeurtenis(id: UUID().uuidString, source: source, time: tijd, inhoud: inhoud).bytes
    }

    @Test("what was logged before the aanvraag that stands comes too late: it is told and changes nothing")
    func telaat() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.casusId)
        opstelling.stuur(Self.gebeurtenis(.aanvraagIngediend(zaak), minuut: 10), casusId: Self.casusId)
        let voor = opstelling.router.zaak(Self.casusId)
        let weg = AanvraagIngetrokken(casusId: Self.casusId, gi: zaak.gi, reden: .anders, op: Voorbeelden.vandaag)
        for inhoud in [Inhoud.aanvraagIngediend(zaak), .aanvraagIngetrokken(weg)] {
            let laat = opstelling.stuur(Self.gebeurtenis(inhoud, minuut: 9), casusId: Self.casusId)
            #expect(laat.first?.kop("afkeuring-code") == "verouderd" && laat.afgekeurd.map(\.gi) == [zaak.gi])
            #expect(opstelling.router.zaak(Self.casusId) == voor)
        }
        // The same moment is not before it, and another clock says nothing.
        for (minuut, source) in [
            (10, "urn:nld:oin:00000009900000000000:gi"), (1, "urn:nld:oin:00000009900000000000:ander"),
        ] {
            let record = Self.gebeurtenis(.aanvraagIngediend(zaak), minuut: minuut, source: source)
            #expect(opstelling.stuur(record, casusId: Self.casusId).voorstellen.count == 1)
        }
        // Kept in the record, so a matcher that comes after knows it too.
        let opgeslagen = try #require(opstelling.router.zaak(Self.casusId))
        #expect(try Zaak(json: opgeslagen.json, partitie: opgeslagen.partitie) == opgeslagen)
    }

    @Test("#33 a family on another list is asked before it goes elsewhere: a step, and no voordracht without its yes")
    func overstap() throws {
        var opstelling = try Opstelling()
        var zaak = try Voorbeelden.aanvraag(Self.casusId)
        let elders = try #require(AgbCode("99000999"))
        zaak.wachtlijst = Wachtlijst(agb: elders, overstapAkkoord: false)
        let voorstel = opstelling.stuur(.aanvraagIngediend(zaak), casusId: Self.casusId).voorstellen.first
        let stappen = try #require(voorstel?.opties.first).stappen
        #expect(stappen.first?.stap == "instemming-overstap" && stappen.first?.bij == "het gezin")
        let nee = try opstelling.besluit(.voordracht, Self.casusId)
        #expect(nee.first?.kop("afkeuring-code") == "instemming-ontbreekt" && nee.voordrachten.isEmpty)
        zaak.wachtlijst = Wachtlijst(agb: elders, overstapAkkoord: true)
        let ja = opstelling.stuur(.aanvraagIngediend(zaak), casusId: Self.casusId).voorstellen.first
        #expect(ja?.opties.contains { $0.stappen.contains { $0.stap == "instemming-overstap" } } == false)
        #expect(try opstelling.besluit(.voordracht, Self.casusId).voordrachten.count == 1)
    }

    @Test("#33 who goes to the aanbieder on whose list it stands needs no yes to a change")
    func eigenLijst() throws {
        var opstelling = try Opstelling()
        var zaak = try Voorbeelden.aanvraag(Self.casusId)
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        zaak.wachtlijst = Wachtlijst(agb: linde.agb, overstapAkkoord: false)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: Self.casusId)
        #expect(try opstelling.besluit(.voordracht, Self.casusId, keuze: [linde.aanbodId]).voordrachten.count == 1)
    }

    @Test("#59 the cases of brothers and sisters stand in the proposal")
    func gekoppeld() throws {
        var opstelling = try Opstelling()
        var zaak = try Voorbeelden.aanvraag(Self.casusId)
        zaak.gekoppeld = ["vb-02-broer", "vb-02-zus"]
        let voorstel = opstelling.stuur(.aanvraagIngediend(zaak), casusId: Self.casusId).voorstellen.first
        #expect(voorstel?.gekoppeld == ["vb-02-broer", "vb-02-zus"])
    }

    @Test("#55 a family that moves takes its case along: the new table is told where it comes from and what runs")
    func verhuizing() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.casusId)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: Self.casusId)
        let gevraagd = try #require(try opstelling.besluit(.voordracht, Self.casusId).voordrachten.first)
        let zwolle = zaak.met(brpGemeente: Gemeentecode("0193"))
        let uit = opstelling.stuur(.aanvraagIngediend(zwolle), casusId: Self.casusId)
        let nieuw = uit.op("doorbraak.voorstellen.ijsselland")
        let verteld = try #require(nieuw.statussen.first)
        #expect(verteld.wat.contains("RET Twente") && verteld.wat.contains("gaat door"))
        #expect(nieuw.voorstellen.count == 1)
        // The old table has nothing left, and may not decide any more.
        #expect(uit.op("doorbraak.voorstellen.twente").allSatisfy { $0.waarde == nil })
        let oud = try opstelling.besluit(.alternatief, Self.casusId, regio: "twente")
        #expect(oud.first?.kop("afkeuring-code") == "andere-regio")
        #expect(opstelling.antwoord(.geaccepteerd, gevraagd).op("doorbraak.voorstellen.ijsselland").count == 1)
    }

    @Test("an aanbieder hears why its answer or report is refused; under an invented number nobody does")
    func aanbiederHoort() throws {
        var opstelling = try Opstelling()
        opstelling.stuur(.aanvraagIngediend(try Voorbeelden.aanvraag(Self.casusId)), casusId: Self.casusId)
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        func voordracht(_ agb: AgbCode) -> VoordrachtGedaan {
            VoordrachtGedaan(
                casusId: Self.casusId, voordrachtId: UUID().uuidString, agb: agb, aanbodId: linde.aanbodId, versie: 1,
                antwoordUiterlijk: Voorbeelden.vandaag,
                behoefte: .init(
                    hulpvorm: .gezinsgericht, voorziening: nil, doelgroepen: [], leeftijdsgroep: .van4tot12,
                    aantalJeugdigen: 1, regio: "twente"))
        }
        let eigen = opstelling.antwoord(.geaccepteerd, voordracht(linde.agb))
        let bericht = try #require(eigen.op("doorbraak.voordrachten.\(linde.agb)").afgekeurd.first)
        #expect(bericht.afkeuring.code == .geenVoordracht && bericht.gi == nil)
        let vreemd = opstelling.antwoord(.geaccepteerd, voordracht(try #require(AgbCode("99000998"))))
        #expect(!vreemd.contains { $0.topic.hasPrefix("doorbraak.voordrachten") })
        let fout = opstelling.inkomend("doorbraak.aanbod", 0, linde.aanbodId, Array("{}".utf8))
        let afkeuring = opstelling.router.neemMarkt(fout, vandaag: Voorbeelden.vandaag)
        let brieven = opstelling.router.brief(voor: fout, try #require(afkeuring), opstelling.klok)
        #expect(brieven.map(\.topic) == ["doorbraak.afgekeurd", "doorbraak.voordrachten.\(linde.agb)"])
    }

    @Test("#8 the GI hears of a step of the ladder, with who acts by when")
    func tredeAanGi() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.casusId)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: Self.casusId)
        opstelling.klok = Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: 400))
        let uit = opstelling.tik()
        let stap = try #require(uit.opschalingen.last)
        let verteld = try #require(uit.op(Self.gi).statussen.last { $0.wat.contains("opgeschaald") })
        #expect(verteld.wie == stap.wie && verteld.uiterlijk == stap.uiterlijk)
    }
}
