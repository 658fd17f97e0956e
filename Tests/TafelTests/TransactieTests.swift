import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafel

/// Memory and log stay together: an abort takes back exactly what was not committed, and the log alone rebuilds it all.
@Suite("State, abort and rebuild")
struct TransactieTests {
    @Test(
        "an abort takes memory back to the last commit, and the same input then gives the same output",
        arguments: 1...20)
    func terugdraaien(zaad: UInt64) throws {
        var dobbel = Zaadgenerator(zaad: zaad)
        var opstelling = try Opstelling()
        let zaken = try Voorbeelden.aanvragen().filter { $0.urgentie != .crisis }
        for ronde in 0..<30 {
            let voor = opstelling.router.alleZaken
            let id = "gebeurtenis-\(ronde)"
            let zaak = try #require(zaken.randomElement(using: &dobbel))
            let inhoud = Self.inhoud(zaak, &dobbel)
            let eerste = opstelling.stuur(inhoud, casusId: zaak.casusId, id: id)
            if Bool.random(using: &dobbel) {
                opstelling.router.draaiTerug()
                #expect(opstelling.router.alleZaken == voor, "seed \(zaad), round \(ronde)")
                let weer = opstelling.stuur(inhoud, casusId: zaak.casusId, id: id)
                #expect(weer.map(\.topic) == eerste.map(\.topic), "seed \(zaad), round \(ronde)")
                #expect(weer.voorstellen.map(\.versie) == eerste.voorstellen.map(\.versie), "seed \(zaad)")
            }
            opstelling.router.bevestig()
        }
    }

    private static func inhoud(_ zaak: Aanvraag, _ dobbel: inout Zaadgenerator) -> Inhoud {
        switch Int.random(in: 0..<4, using: &dobbel) {
        case 0:
            .aanvraagIngetrokken(
                AanvraagIngetrokken(casusId: zaak.casusId, gi: zaak.gi, reden: .anders, op: Voorbeelden.vandaag))
        case 1:
            .hulpGestart(
                HulpGestart(
                    casusId: zaak.casusId, gi: zaak.gi, op: Voorbeelden.vandaag, aanbodId: nil, agb: nil,
                    totstandkomingVia: .anders))
        default: .aanvraagIngediend(zaak)
        }
    }

    @Test("after an abort the cases that an offer touched are looked at again")
    func herzienNaAfbreken() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag("vb-02-gezinshuis")
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        opstelling.router.bevestig()
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        opstelling.meld(linde.met(wachtWeken: 8))
        #expect(opstelling.herzie().voorstellen.map(\.versie) == [2])
        opstelling.router.draaiTerug()
        #expect(opstelling.herzie().voorstellen.map(\.versie) == [2])
        opstelling.router.bevestig()
        #expect(opstelling.herzie().isEmpty)
    }

    @Test("the records in zaken rebuild the state, and a rebuilt matcher has nothing new to say")
    func herbouw() throws {
        var opstelling = try Opstelling()
        for zaak in try Voorbeelden.aanvragen() { opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId) }
        // The steps of the ladders that these cases stand on are part of what is remembered.
        #expect(!opstelling.tik().opschalingen.isEmpty)
        let dicht = try Voorbeelden.aanvraag("vb-03-plafond")
        opstelling.stuur(
            .aanvraagIngetrokken(
                AanvraagIngetrokken(casusId: dicht.casusId, gi: dicht.gi, reden: .anders, op: Voorbeelden.vandaag)),
            casusId: dicht.casusId)
        var laatste: [String: OutgoingMessage] = [:]
        for record in opstelling.uit.op("doorbraak.zaken") {
            laatste[String(decoding: record.sleutel ?? [], as: UTF8.self)] = record
        }
        var nieuw = try Opstelling()
        for record in laatste.values {
            let zaak = try Zaak(json: try #require(record.waarde), partitie: try #require(record.partitie))
            nieuw.router.herstel(zaak)
        }
        #expect(nieuw.router.alleZaken == opstelling.router.alleZaken)
        #expect(nieuw.router.aantalTeHerzien == 10)
        #expect(nieuw.herzie().isEmpty)
    }

    @Test("offers that changed while nobody was there are seen after a rebuild")
    func gemistAanbod() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag("vb-02-gezinshuis")
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let bewaard = try #require(opstelling.router.zaak(zaak.casusId))
        var nieuw = try Opstelling()
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        nieuw.meld(linde.met(wachtWeken: 20))
        nieuw.router.herstel(bewaard)
        #expect(nieuw.herzie().voorstellen.map(\.versie) == [2])
    }

    @Test("partitions that go take their cases along, and only those")
    func loslaten() throws {
        var opstelling = try Opstelling()
        for zaak in try Voorbeelden.aanvragen() { opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId) }
        let voor = opstelling.router.alleZaken
        opstelling.router.laatLos([0, 2])
        #expect(opstelling.router.alleZaken == voor.filter { ![0, 2].contains($0.partitie) })
    }

    @Test("a record in zaken that is not ours is refused, not guessed at")
    func vreemdeStaat() {
        for tekst in ["{}", "", "{\"v\":2}", "null"] {
            #expect(throws: ZaakFout.self) { _ = try Zaak(json: Array(tekst.utf8), partitie: 0) }
        }
    }
}
