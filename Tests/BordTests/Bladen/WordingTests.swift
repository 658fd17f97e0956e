import Berichten
import Foundation
import Jeugdhulp
import ReadStore
import Testing

@testable import Bord

@Suite("Codes in the words of the page")
struct WordingTests {
    private static func status(_ wat: String, _ besluit: Besluitgrond?) -> StatusGewijzigd {
        StatusGewijzigd(
            casusId: "c1", gi: "jbov", fase: .opgeschaald, versie: 1, regio: "Twente", tafel: "RET Twente", wat: wat,
            wie: "De tafel zet de volgende stap.", uiterlijk: nil, besluit: besluit, op: Tijdstip(SamplePages.vandaag))
    }

    private static let codes = "RET Twente schaalt op. Besloten door: voorzitter-expertteam. Reden: norm-in-gevaar."

    @Test("who decided and why are said in the words of the decision form, from their fields")
    func besluit() {
        let grond = Besluitgrond(rol: "voorzitter-expertteam", reden: "norm-in-gevaar")
        #expect(
            Wording.wat(Self.status(Self.codes, grond))
                == "RET Twente schaalt op. Besloten door: voorzitter van het expertteam. "
                + "Reden: de uiterste datum komt in gevaar.")
        // A code that is new here is read as itself.
        let nieuw = Besluitgrond(rol: "kinderrechter", reden: "iets-heel-nieuws")
        #expect(
            Wording.wat(Self.status("Klaar." + nieuw.zin, nieuw))
                == "Klaar. Besloten door: kinderrechter. Reden: iets heel nieuws.")
    }

    @Test("a sentence without those fields, or one that does not end with them, is shown as it came")
    func zonder() {
        #expect(Wording.wat(Self.status(Self.codes, nil)) == Self.codes)
        // Cut off where a message may not be longer.
        let half = String(Self.codes.dropLast(9))
        let grond = Besluitgrond(rol: "voorzitter-expertteam", reden: "norm-in-gevaar")
        #expect(Wording.wat(Self.status(half, grond)) == half)
        let genoemd = "Reden: norm-in-gevaar. Dat zei de GI."
        #expect(Wording.wat(Self.status(genoemd, grond)) == genoemd)
    }

    @Test("a page shows the words, in the status and in what went before")
    func pagina() throws {
        let grond = Besluitgrond(rol: "inkoper", reden: "geen-optie-past")
        var blad = try SamplePages().casus("vb-03-plafond")
        let status = Self.status("RET Twente schaalt op." + grond.zin, grond)
        blad.status = status
        blad.gebeurd = [.status(status)]
        let html = blad.html
        #expect(
            html.split(separator: "Besloten door: inkoper van de regio. Reden: geen van de opties past.").count == 3)
        #expect(!html.contains("geen-optie-past."))
    }

    @Test("the fields go over the wire and back; a message from before they were there is read")
    func heenEnWeer() throws {
        let grond = Besluitgrond(rol: "inkoper", reden: "geen-optie-past")
        for besluit in [grond, nil] {
            let inhoud = Inhoud.statusGewijzigd(Self.status("Klaar.", besluit))
            let terug = try GebeurtenisReader().leesInhoud(.statusGewijzigd, Data(inhoud.json.bytes))
            #expect(terug == inhoud)
            #expect(String(decoding: inhoud.json.bytes, as: UTF8.self).contains("besluit") == (besluit != nil))
        }
    }
}
