import Berichten
import Foundation
import Jeugdhulp
import Matching
import Testing

@testable import Tafel

/// What the matcher takes in from the core once the gate stands: who sent it must be known there, and be who it says.
@Suite("Who sent what lies on the core")
struct CoreSenderTests {
    private static let sindsMs: Int64 = 1_000

    private struct Proef {
        var opstelling: Opstelling
        let zaak: Aanvraag

        init(metPoort: Bool = true) throws {
            opstelling = try Opstelling()
            zaak = try Voorbeelden.aanvraag("vb-02-gezinshuis")
            if metPoort { opstelling.router.poortSindsMs = CoreSenderTests.sindsMs }
        }

        mutating func record(
            _ inhoud: Inhoud, _ topic: String, _ sleutel: String, van: String?, tijdMs: Int64 = 2_000, id: String = "1"
        ) -> IncomingMessage {
            let partitie = topic == opstelling.topics.aanbod ? 0 : Opstelling.partitie(sleutel)
            let basis = opstelling.inkomend(
                topic, partitie, sleutel, Voorbeelden.gebeurtenis(inhoud, id: id).bytes,
                van.map { [(Toegangsrol.afzenderkop, $0)] } ?? [])
            return IncomingMessage(
                topic: basis.topic, partitie: basis.partitie, offset: basis.offset, sleutel: basis.sleutel,
                waarde: basis.waarde, koppen: basis.koppen.map { ($0.naam, $0.waarde) }, tijdMs: tijdMs)
        }

        mutating func dienIn(van: String?, tijdMs: Int64 = 2_000, id: String = "1") -> [OutgoingMessage] {
            let record = record(
                .aanvraagIngediend(zaak), opstelling.topics.aanvragen, zaak.casusId, van: van, tijdMs: tijdMs, id: id)
            return opstelling.router.neemAanvraag(record, opstelling.klok)
        }
    }

    private func code(_ uit: [OutgoingMessage]) -> String? {
        uit.first { $0.topic == Topics.standaard.afgekeurd }?.kop(DeadLetter.codekop)
    }

    @Test(
        "with the word of the gate a case is answered; without it, or with another's, it is refused and changes nothing"
    )
    func aanvraag() throws {
        var proef = try Proef()
        let gi = proef.zaak.gi
        #expect(code(proef.dienIn(van: nil)) == "afzender-ontbreekt")
        for ander in ["gi:ander", "aanbieder:99000201", "tafel:twente", "onzin", ""] {
            #expect(code(proef.dienIn(van: ander)) == "afzender-onjuist", "\(ander)")
        }
        #expect(proef.opstelling.router.aantalOpen == 0)
        #expect(proef.dienIn(van: "gi:\(gi)").voorstellen.count == 1)
    }

    @Test("nobody is told of a message of which the sender is not known, and no topic follows from what it names")
    func niemand() throws {
        var proef = try Proef()
        let uit = proef.dienIn(van: nil)
        #expect(uit.map(\.topic) == [Topics.standaard.afgekeurd])
        let ander = proef.dienIn(van: "gi:ander")
        #expect(ander.map(\.topic) == [Topics.standaard.afgekeurd, Topics.standaard.status(gi: "ander")])
    }

    @Test("what lies from before the gate counts as it did, and without a gate everything does")
    func ervoor() throws {
        var oud = try Proef()
        #expect(oud.dienIn(van: nil, tijdMs: Self.sindsMs - 1).voorstellen.count == 1)
        var zonder = try Proef(metPoort: false)
        #expect(zonder.dienIn(van: nil).voorstellen.count == 1)
    }

    @Test("a table of another region, and an aanbieder that was not asked, decide nothing under another's name")
    func besluiten() throws {
        var proef = try Proef()
        _ = proef.dienIn(van: "gi:\(proef.zaak.gi)")
        let topics = proef.opstelling.topics
        let besluit = try proef.opstelling.besluitInhoud(.opschalen, proef.zaak.casusId, regio: "twente")
        for van in ["tafel:friesland", "aanbieder:99000666", "gi:\(proef.zaak.gi)"] {
            let record = proef.record(besluit, topics.besluiten, proef.zaak.casusId, van: van)
            #expect(code(proef.opstelling.router.neemBesluit(record, proef.opstelling.klok)) == "afzender-onjuist")
        }
        let eigen = proef.record(besluit, topics.besluiten, proef.zaak.casusId, van: "tafel:twente")
        #expect(code(proef.opstelling.router.neemBesluit(eigen, proef.opstelling.klok)) == nil)
    }

    @Test("an offer is not replaced under another's code, and taken away by its own aanbieder alone")
    func aanbod() throws {
        var proef = try Proef()
        let topics = proef.opstelling.topics
        let eigen = try #require(try Voorbeelden.aanbod().first { $0.agb == AgbCode("99000201") })
        let sleutel = eigen.sleutel.description
        let melding = proef.record(.aanbodGemeld(eigen), topics.aanbod, sleutel, van: "aanbieder:99000666")
        #expect(proef.opstelling.router.neemMarkt(melding, vandaag: Voorbeelden.vandaag)?.code == .afzenderOnjuist)
        func steen(_ van: String?, _ sleutel: String) -> IncomingMessage {
            IncomingMessage(
                topic: topics.aanbod, partitie: 0, offset: 900, sleutel: Array(sleutel.utf8), waarde: nil,
                koppen: van.map { [(Toegangsrol.afzenderkop, Array($0.utf8))] } ?? [], tijdMs: 2_000)
        }
        for van in ["aanbieder:99000666", "gi:jbov", "tafel:twente", "onzin"] {
            let code = proef.opstelling.router.neemMarkt(steen(van, sleutel), vandaag: Voorbeelden.vandaag)?.code
            #expect(code == .afzenderOnjuist, "\(van)")
        }
        let zonder = proef.opstelling.router.neemMarkt(steen(nil, sleutel), vandaag: Voorbeelden.vandaag)
        #expect(zonder?.code == .afzenderOntbreekt)
        let aantal = proef.opstelling.router.markt.aanbod.aantal
        let zelf = steen("aanbieder:99000201", sleutel)
        #expect(proef.opstelling.router.neemMarkt(zelf, vandaag: Voorbeelden.vandaag) == nil)
        #expect(proef.opstelling.router.markt.aanbod.aantal == aantal - 1)
    }

    @Test("of one sender what another sent under the same source and id says nothing; the same again counts once")
    func kenmerk() throws {
        var proef = try Proef()
        let gi = proef.zaak.gi
        _ = proef.dienIn(van: "gi:\(gi)", id: "x")
        let besluit = try proef.opstelling.besluitInhoud(.opschalen, proef.zaak.casusId, regio: "twente")
        let topics = proef.opstelling.topics
        // The table uses the very source and id of the GI.
        let record = proef.record(besluit, topics.besluiten, proef.zaak.casusId, van: "tafel:twente", id: "x")
        #expect(!proef.opstelling.router.neemBesluit(record, proef.opstelling.klok).isEmpty)
        let weer = proef.record(besluit, topics.besluiten, proef.zaak.casusId, van: "tafel:twente", id: "x")
        #expect(proef.opstelling.router.neemBesluit(weer, proef.opstelling.klok).isEmpty)
        #expect(proef.dienIn(van: "gi:\(gi)", id: "x").isEmpty)
    }

    @Test("what a matcher of before took in counts once too when it comes again by the gate")
    func overgang() throws {
        var proef = try Proef(metPoort: false)
        #expect(!proef.dienIn(van: nil, id: "oud").isEmpty)
        proef.opstelling.router.poortSindsMs = Self.sindsMs
        #expect(proef.dienIn(van: "gi:\(proef.zaak.gi)", id: "oud").isEmpty)
    }

    @Test("a closed case stays its GI's as long as it is remembered")
    func gesloten() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag("vb-02-gezinshuis")
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let terug = AanvraagIngetrokken(casusId: zaak.casusId, gi: zaak.gi, reden: .anders, op: Voorbeelden.vandaag)
        opstelling.stuur(.aanvraagIngetrokken(terug), casusId: zaak.casusId)
        #expect(opstelling.router.aantalOpen == 0)
        let uit = opstelling.stuur(.aanvraagIngediend(zaak.met(gi: "ander")), casusId: zaak.casusId)
        #expect(uit.afgekeurd.map(\.afkeuring.code) == [.andereGi] && opstelling.router.aantalOpen == 0)
    }
}
