import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafel

/// One case for each region of the sources, from aanvraag to proposal and step: what that region does its own way.
@Suite("A case in every region of the sources")
struct RegiovoorbeeldTests {
    struct Regio: Sendable, CustomTestStringConvertible {
        var testDescription: String { gebied }
        let gebied, gemeente, slug, tafel: String
        /// A gemeente across the border, and how far that is.
        let verderop: String
        let bereik: Bereik
        /// The step at a reached ceiling and where; `nil`: children with a measure go first (#41).
        let plafond: String?
        let nietIngekocht, maatwerk: String
        /// The ladder, and who is asked on the day of the norm.
        let ladder, bijNorm: String
    }

    static let regios = [
        Regio(
            gebied: "Twente", gemeente: "0153", slug: "twente", tafel: "RET Twente", verderop: "0193",
            bereik: .aangrenzend, plafond: "OZJT/Samen14 (contracten en budget)",
            nietIngekocht: "gemeente Enschede (toegang)", maatwerk: "gemeente Enschede (toegang)", ladder: "twente/A",
            bijNorm: "OZJT/Samen14"),
        Regio(
            gebied: "IJsselland", gemeente: "0193", slug: "ijsselland", tafel: "RET IJsselland", verderop: "0153",
            bereik: .aangrenzend, plafond: "RSJ IJsselland (contracten en budget)",
            nietIngekocht: "gemeente Zwolle (Toegang)", maatwerk: "gemeente Zwolle (Toegang)",
            ladder: "ijsselland/A", bijNorm: "RSJ IJsselland"),
        Regio(
            gebied: "Groningen", gemeente: "0014", slug: "groningen", tafel: "Expertteam Groningen",
            verderop: "0106", bereik: .aangrenzend, plafond: "RIGG (aanvraag doorzetten)",
            nietIngekocht: "gemeente Groningen (toegangsteam)", maatwerk: "gemeente Groningen (toegangsteam)",
            ladder: "groningen/landelijk", bijNorm: "Expertteam Groningen"),
        Regio(
            gebied: "Noord- en Midden-Drenthe", gemeente: "0106", slug: "drenthe", tafel: "Prachtteam Drenthe",
            verderop: "0014", bereik: .aangrenzend,
            plafond: "inkoopregio Noord- en Midden-Drenthe (contracten en budget)",
            nietIngekocht: "gemeente Assen (zorgmakelaar)", maatwerk: "gemeente Assen (zorgmakelaar)",
            ladder: "noord-en-midden-drenthe/landelijk", bijNorm: "Prachtteam Drenthe"),
        Regio(
            gebied: "Zuid-Drenthe", gemeente: "0114", slug: "drenthe", tafel: "Prachtteam Drenthe",
            verderop: "0106", bereik: .eigenRegio,
            plafond: "inkoopregio Zuid-Drenthe (cliëntgebonden overeenkomst bij een budgetplafond)",
            nietIngekocht: "gemeente Emmen (zorgmakelaar)", maatwerk: "gemeente Emmen (zorgmakelaar)",
            ladder: "zuid-drenthe/landelijk", bijNorm: "Prachtteam Drenthe"),
        Regio(
            gebied: "Haaglanden", gemeente: "0503", slug: "haaglanden",
            tafel: "Expertiseteam complexe hulp Haaglanden", verderop: "0513", bereik: .bovenregionaal,
            plafond: "Inkoopbureau H10 (contracten en budget)",
            nietIngekocht: "gemeente Delft (eigen team voor hulp die niet is ingekocht)",
            maatwerk: "gemeente Delft (eigen team voor hulp die niet is ingekocht)", ladder: "haaglanden/landelijk",
            bijNorm: "Expertiseteam complexe hulp Haaglanden"),
        Regio(
            gebied: "Holland-Rijnland", gemeente: "0546", slug: "holland-rijnland",
            tafel: "Regionale experttafel Holland Rijnland", verderop: "0503", bereik: .aangrenzend, plafond: nil,
            nietIngekocht: "gemeente Leiden (toegang)", maatwerk: "gemeente Leiden (toegang)",
            ladder: "holland-rijnland/landelijk", bijNorm: "Regionale experttafel Holland Rijnland"),
        Regio(
            gebied: "Midden Holland", gemeente: "0513", slug: "midden-holland", tafel: "Expertteam Midden Holland",
            verderop: "0503", bereik: .bovenregionaal, plafond: "NSDMH (contracten en budget)",
            nietIngekocht: "gemeente Gouda (toegang)", maatwerk: "gemeente Gouda (toegang)",
            ladder: "midden-holland/landelijk", bijNorm: "Expertteam Midden Holland"),
        Regio(
            gebied: "Zuid-Holland Zuid", gemeente: "0505", slug: "zuid-holland-zuid",
            tafel: "Regionaal expertiseteam Zuid-Holland Zuid", verderop: "0503", bereik: .bovenregionaal,
            plafond: "Serviceorganisatie Jeugd (contracten en budget)",
            nietIngekocht: "gemeente Dordrecht (toegang)",
            maatwerk: "jeugdhulpregio Zuid-Holland Zuid (contactpersoon maatwerk)",
            ladder: "zuid-holland-zuid/escalatieladder", bijNorm: "Serviceorganisatie Jeugd"),
    ]

    private func zaak(_ regio: Regio) throws -> Aanvraag {
        let voorbeeld = try Voorbeelden.aanvraag("vb-02-gezinshuis")
        let dag = Voorbeelden.vandaag.plus(maanden: -3, afronding: .laatsteDagVanDeMaand)
        return voorbeeld.met(
            casusId: "zaak-1", woonplaats: Woonplaatsfeiten(brpGemeente: Gemeentecode(regio.gemeente)),
            uitgesprokenOp: dag, wachtSinds: dag)
    }

    private func opstelling(_ regio: Regio, _ aanbod: [Aanbod]) throws -> Opstelling {
        var opstelling = try Opstelling(markt: false)
        for een in aanbod { opstelling.meld(een) }
        let linde = try self.linde(regio.gemeente)
        opstelling.meld(
            ContractGemeld(
                inkoopregio: regio.gebied, agb: linde.agb, hulpvormen: [.gezinsgericht],
                van: Voorbeelden.vandaag.plus(maanden: -1, afronding: .laatsteDagVanDeMaand),
                tot: Voorbeelden.vandaag.plus(maanden: 12, afronding: .laatsteDagVanDeMaand),
                plafond: .bereikt))
        return opstelling
    }

    private func linde(_ gemeente: String) throws -> Aanbod {
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        let code = try #require(Gemeentecode(gemeente))
        return linde.met(gemeente: code)
    }

    @Test("its table, its ceiling, its scope and its contacts", arguments: regios)
    func voorstel(_ regio: Regio) throws {
        let dichtbij = try linde(regio.gemeente)
        let agb = try #require(AgbCode("99000777"))
        let verderop = try linde(regio.verderop).met(id: "gh-verderop", agb: agb)
        var opstelling = try opstelling(regio, [dichtbij, verderop])
        let uit = opstelling.stuur(.aanvraagIngediend(try zaak(regio)), casusId: "zaak-1")
        #expect(uit.first?.topic == "doorbraak.voorstellen.\(regio.slug)")
        let voorstel = try #require(uit.voorstellen.first)
        #expect(voorstel.tafel == regio.tafel && voorstel.opties.count == 2)
        for optie in voorstel.opties {
            let thuis = optie.aanbod.first?.aanbodId == dichtbij.aanbodId
            #expect(optie.bereik == (thuis ? .eigenRegio : regio.bereik))
            let bij = thuis ? regio.plafond.map { [$0] } ?? [] : [regio.nietIngekocht]
            #expect(optie.stappen.map(\.bij) == bij)
            #expect(optie.stappen.map(\.code) == (bij.isEmpty ? [] : [thuis ? "2" : "3"]))
        }
    }

    @Test("its own road to maatwerk when nothing fits (#38)", arguments: regios)
    func maatwerk(_ regio: Regio) throws {
        var opstelling = try opstelling(regio, [])
        let voorstel = try #require(
            opstelling.stuur(.aanvraagIngediend(try zaak(regio)), casusId: "zaak-1").voorstellen.first)
        #expect(voorstel.opties.isEmpty)
        #expect(voorstel.knelpunten.map(\.reden) == ["geen-aanbod"])
        #expect(voorstel.knelpunten.map(\.bij) == [regio.maatwerk])
    }

    @Test("its own ladder on the day of the norm (#8, #10, #11)", arguments: regios)
    func ladder(_ regio: Regio) throws {
        var opstelling = try opstelling(regio, [])
        opstelling.stuur(.aanvraagIngediend(try zaak(regio)), casusId: "zaak-1")
        let stap = try #require(opstelling.tik().opschalingen.first)
        #expect(stap.ladder == regio.ladder && stap.bij == regio.bijNorm && stap.regio == regio.slug)
        #expect(stap.aanleiding == .norm && stap.bereiktOp == Voorbeelden.vandaag)
    }

    @Test("#11 only Zuid-Holland Zuid looks ahead from the measure: a start past three months is told weeks before")
    func vooruit() throws {
        for regio in Self.regios {
            let dag = Voorbeelden.vandaag.plus(dagen: -7)
            var opstelling = try opstelling(regio, [try linde(regio.gemeente).met(wachtWeken: 8)])
            let zaak = try zaak(regio).met(uitgesprokenOp: dag, wachtSinds: dag)
            opstelling.stuur(.aanvraagIngediend(zaak), casusId: "zaak-1")
            let verteld = opstelling.tik().opschalingen
            switch regio.ladder {
            case "zuid-holland-zuid/escalatieladder":
                #expect(verteld.map(\.aanleiding) == [.verwachteWachttijd])
                #expect(verteld.first?.bij == "Serviceorganisatie Jeugd")
            case "twente/A", "ijsselland/A": #expect(verteld.map(\.trede) == [3])
            default: #expect(verteld.isEmpty, "\(regio.gebied)")
            }
        }
    }

    @Test("#23 #24 only Haaglanden and Midden Holland have doorzettingsmacht")
    func macht() {
        let met = Gemeenteregister.landelijk.regios.filter(\.doorzettingsmacht).map(\.slug)
        #expect(met == ["haaglanden", "midden-holland"])
    }
}
