import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Tafel
import Testing

@Suite("The twelve examples")
struct VoorbeeldenTests {
    @Test("each comes to what the reference data says")
    func uitkomsten() throws {
        let verwacht = try Verwacht.lees()
        #expect(verwacht.vandaag == Voorbeelden.vandaag.description)
        var opstelling = try Opstelling()
        for aanvraag in try Voorbeelden.aanvragen() {
            let uitkomst = try #require(verwacht.verwacht[aanvraag.casusId])
            let uit = opstelling.stuur(.aanvraagIngediend(aanvraag), casusId: aanvraag.casusId)
            if let code = uitkomst.afgekeurd {
                #expect(uit.afgekeurd.map(\.afkeuring.code.rawValue) == [code])
                #expect(uit.op(opstelling.topics.afgekeurd).count == 1)
            } else {
                Verwacht.controleer(try #require(uit.voorstellen.first), uitkomst)
                #expect(uit.statussen.count == 1)
                // A table reads no aanvragen: the proposal tells it what was asked.
                let behoefte = try #require(uit.voorstellen.first?.behoefte)
                #expect(behoefte.gi == aanvraag.gi && behoefte.urgentie == aanvraag.urgentie)
                #expect(behoefte.hulpvragen == aanvraag.hulpvragen)
            }
        }
    }

    @Test("whatever the order of offers, contracts and cases, the proposals are equal to the byte", arguments: 1...5)
    func volgorde(zaad: UInt64) throws {
        func voorstellen(_ dobbel: inout Zaadgenerator?) throws -> [String: [UInt8]] {
            var opstelling = try Opstelling(markt: false)
            var (aanbod, contracten) = (try Voorbeelden.aanbod(), try Voorbeelden.contracten())
            var aanvragen = try Voorbeelden.aanvragen()
            if var d = dobbel {
                aanbod.shuffle(using: &d)
                contracten.shuffle(using: &d)
                aanvragen.shuffle(using: &d)
                dobbel = d
            }
            for aanbod in aanbod { opstelling.meld(aanbod) }
            for contract in contracten { opstelling.meld(contract) }
            for aanvraag in aanvragen {
                opstelling.stuur(.aanvraagIngediend(aanvraag), casusId: aanvraag.casusId, id: aanvraag.casusId)
            }
            return Dictionary(uniqueKeysWithValues: opstelling.uit.voorstellen.map { ($0.casusId, $0.json.bytes) })
        }
        var geen: Zaadgenerator?
        var geschud: Zaadgenerator? = Zaadgenerator(zaad: zaad)
        let (vast, los) = (try voorstellen(&geen), try voorstellen(&geschud))
        #expect(vast.count == 11)
        #expect(vast == los, "seed \(zaad)")
    }
}
