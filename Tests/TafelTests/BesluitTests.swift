import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafel

/// Decisions and answers through the deciding core, with the clock as a value.
@Suite("Decisions and answers")
struct BesluitTests {
    private static let casusId = "vb-02-gezinshuis"
    private static let table = "doorbraak.voorstellen.twente"

    /// The example that asks for a gezinshuis, proposed to RET Twente.
    private static func voorgesteld() throws -> Opstelling {
        var opstelling = try Opstelling()
        opstelling.stuur(.aanvraagIngediend(try Voorbeelden.aanvraag(casusId)), casusId: casusId)
        return opstelling
    }

    private static func voorgedragen() throws -> (Opstelling, [OutgoingMessage]) {
        var opstelling = try voorgesteld()
        let uit = try opstelling.besluit(.voordracht, casusId)
        return (opstelling, uit)
    }

    private static func op(_ dag: Int) -> Klok { Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: dag)) }

    @Test("a voordracht asks the aanbieder, without who it is for, and tells GI and table who must act by when")
    func voordracht() throws {
        let (_, uit) = try Self.voorgedragen()
        let gedaan = try #require(uit.voordrachten.first)
        #expect(uit.op("doorbraak.voordrachten.\(gedaan.agb)").count == 1 && uit.voordrachten.count == 1)
        #expect(gedaan.antwoordUiterlijk == Datum("2026-11-27") && gedaan.behoefte.regio == "twente")
        #expect(gedaan.behoefte.leeftijdsgroep == .van4tot12 || gedaan.behoefte.leeftijdsgroep == .van12tot16)
        let record = try #require(uit.op("doorbraak.voordrachten.\(gedaan.agb)").first)
        let tekst = String(decoding: record.waarde ?? [], as: UTF8.self)
        #expect(!tekst.contains("gemeente") && !tekst.contains("ljenr"))
        #expect(uit.statussen.map(\.fase) == [.voordracht, .voordracht])
        #expect(uit.op("doorbraak.status.ljenr").count == 1)
        let tafel = try #require(uit.op(Self.table).first)
        #expect(tafel.sleutel == Array("\(Self.casusId)/status".utf8))
        // Once with the places that are asked for, once with the question to the aanbieder.
        #expect(uit.last?.topic == "doorbraak.zaken" && uit.op("doorbraak.zaken").count == 2)
    }

    @Test("the same decision again is answered by nothing; under another id it is refused to table and GI")
    func dubbel() throws {
        var opstelling = try Self.voorgesteld()
        let eerste = try opstelling.besluit(.voordracht, Self.casusId, id: "een")
        #expect(!eerste.isEmpty)
        #expect(try opstelling.besluit(.voordracht, Self.casusId, id: "een").isEmpty)
        let weer = try opstelling.besluit(.voordracht, Self.casusId, id: "twee")
        #expect(weer.first?.topic == "doorbraak.afgekeurd" && weer.voordrachten.isEmpty)
        #expect(weer.afgekeurd.map(\.gi) == ["ljenr"] && weer.op(Self.table).statussen.first?.fase == .voordracht)
    }

    @Test("a decision of another region is refused and nothing of the case is told there")
    func andereRegio() throws {
        var opstelling = try Self.voorgesteld()
        let uit = try opstelling.besluit(.voordracht, Self.casusId, regio: "ijsselland")
        #expect(uit.map(\.topic) == ["doorbraak.afgekeurd"])
        #expect(uit.first?.kop("afkeuring-code") == "andere-regio")
    }

    @Test("a decision on an older version is answered to the table with what changed, and not carried out")
    func verouderd() throws {
        var opstelling = try Self.voorgesteld()
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        opstelling.meld(linde.met(id: "gh-nieuw", wachtWeken: 0))
        #expect(opstelling.herzie().voorstellen.map(\.versie) == [2])
        let uit = try opstelling.besluit(.voordracht, Self.casusId, versie: 1)
        #expect(uit.voordrachten.isEmpty && uit.op("doorbraak.status.ljenr").isEmpty)
        let gewijzigd = try #require(uit.op(Self.table).statussen.first?.gewijzigd)
        #expect(gewijzigd.sinds == 1 && gewijzigd.nieuw.contains("gh-nieuw"))
        // Confirmed on the version that holds now.
        #expect(try opstelling.besluit(.voordracht, Self.casusId).voordrachten.count == 1)
    }

    @Test("#31 #55 a refusal gives a new version at once, without who refused, with the advice in it")
    func afgewezen() throws {
        var (opstelling, uit) = try Self.voorgedragen()
        let gedaan = try #require(uit.voordrachten.first)
        let nee = opstelling.antwoord(.afgewezen, gedaan, code: "7", advies: AgbCode("99000301"))
        let voorstel = try #require(nee.voorstellen.first)
        #expect(voorstel.versie == 2 && !voorstel.opties.contains { $0.aanbod.contains { $0.agb == gedaan.agb } })
        #expect(voorstel.uitgesloten.contains { $0.reden == "reeds-geprobeerd" })
        #expect(voorstel.vervolgadviezen.map(\.agb) == [AgbCode("99000301")])
        #expect(nee.statussen.map(\.fase) == [.afgewezen, .afgewezen] && nee.statussen.allSatisfy { $0.versie == 2 })
        // A new aanvraag of the GI does not make it forgotten.
        let zaak = try Voorbeelden.aanvraag(Self.casusId)
        let weer = opstelling.stuur(.aanvraagIngediend(zaak), casusId: Self.casusId).voorstellen
        #expect(weer.first?.opties.contains { $0.aanbod.contains { $0.agb == gedaan.agb } } == false)
    }

    @Test("#55 who refuses for want of a contract that is known here is not proposed again the same moment")
    func volgensAanbieder() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag("vb-01-pmt")
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let gedaan = try #require(try opstelling.besluit(.voordracht, zaak.casusId).voordrachten.first)
        let nee = opstelling.antwoord(.afgewezen, gedaan, code: "3")
        let opties = try #require(nee.voorstellen.first?.opties)
        #expect(!opties.contains { $0.aanbod.contains { $0.agb == gedaan.agb } })
    }

    @Test("no answer in time is told to aanbieder, GI and table on the first day after, and never a yes")
    func termijn() throws {
        var (opstelling, uit) = try Self.voorgedragen()
        let gedaan = try #require(uit.voordrachten.first)
        opstelling.klok = Self.op(7)
        #expect(opstelling.tik().vervallen.isEmpty)
        opstelling.klok = Self.op(8)
        let voorbij = opstelling.tik()
        #expect(voorbij.vervallen.map(\.voordrachtId) == [gedaan.voordrachtId])
        #expect(voorbij.vervallen.map(\.reden) == [.termijn])
        #expect(voorbij.statussen.filter { $0.fase == .geenAntwoord }.count == 2 && voorbij.voorstellen.count == 1)
        #expect(opstelling.tik().vervallen.isEmpty)
        // Too late is too late.
        #expect(opstelling.antwoord(.geaccepteerd, gedaan).first?.kop("afkeuring-code") == "geen-voordracht")
    }

    @Test("an abort takes a voordracht back, and the term too; done again it comes to the same")
    func afgebroken() throws {
        var opstelling = try Self.voorgesteld()
        opstelling.router.bevestig()
        let voor = opstelling.router.zaak(Self.casusId)
        let record = try opstelling.besluitrecord(.voordracht, Self.casusId)
        let eerst = opstelling.router.neemBesluit(record, opstelling.klok)
        opstelling.router.draaiTerug()
        #expect(opstelling.router.zaak(Self.casusId) == voor)
        #expect(opstelling.router.werk.antwoordagenda.eerste == nil)
        let weer = opstelling.neem(besluit: record)
        #expect(eerst.voordrachten.isEmpty && weer.voordrachten.count == 1)
        #expect(eerst.op("doorbraak.plaatsen").map(\.sleutel) == weer.op("doorbraak.plaatsen").map(\.sleutel))
        opstelling.router.bevestig()
        opstelling.klok = Self.op(8)
        #expect(opstelling.tik().vervallen.count == 1)
        // The telling itself was aborted: it is told again, once.
        opstelling.router.draaiTerug()
        #expect(opstelling.tik().vervallen.count == 1)
    }

    @Test("a restart goes on where the record stands: the term, who was asked, what was tried")
    func herstart() throws {
        var (opstelling, uit) = try Self.voorgedragen()
        let gedaan = try #require(uit.voordrachten.first)
        try opstelling.herstart(uit)
        let gepland = opstelling.antwoord(.intakeGepland, gedaan)
        #expect(gepland.statussen.map(\.fase) == [.voordracht, .voordracht])
        try opstelling.herstart(gepland)
        let nee = opstelling.antwoord(.afgewezen, gedaan, code: "2", advies: AgbCode("99000301"))
        let voor = try #require(opstelling.router.zaak(Self.casusId))
        try opstelling.herstart(nee)
        #expect(opstelling.router.zaak(Self.casusId) == voor && voor.loop.geprobeerd.count == 1)
    }

    @Test("a case of before there were decisions can be decided on after a restart")
    func oudRecord() throws {
        var opstelling = try Self.voorgesteld()
        let record = try #require(opstelling.uit.last?.waarde)
        var boom = try #require(try JSONSerialization.jsonObject(with: Data(record)) as? [String: Any])
        #expect(boom.removeValue(forKey: "loop") != nil && boom.removeValue(forKey: "meldtAanTafel") != nil)
        let oud = [UInt8](try JSONSerialization.data(withJSONObject: boom))
        try opstelling.herstart([OutgoingMessage(topic: "doorbraak.zaken", sleutel: nil, waarde: oud)])
        let keuze = try #require(opstelling.uit.voorstellen.first?.opties.first?.aanbod.map(\.aanbodId))
        #expect(opstelling.herzie().voorstellen.isEmpty)
        #expect(try opstelling.besluit(.voordracht, Self.casusId, keuze: keuze).voordrachten.count == 1)
    }

    @Test("#18 #98 a table that closes a case leaves nothing of it at the table or in the record")
    func gesloten() throws {
        for besluit in [BesluitGenomen.Besluit.bewustGeenHulp, .hulpWasErAl] {
            var (opstelling, _) = try Self.voorgedragen()
            let uit = try opstelling.besluit(besluit, Self.casusId)
            #expect(uit.vervallen.count == 1 && uit.op(Self.table).allSatisfy { $0.waarde == nil })
            // Its norm had passed: closed as it is, why that was is still asked (#4).
            #expect(uit.statussen.map(\.fase) == [.toelichtingVereist])
            let zaak = try #require(opstelling.router.zaak(Self.casusId))
            #expect(!zaak.isOpen && zaak.aanvraag == nil && zaak.loop.versies == Versieboek())
            #expect(
                try opstelling.besluit(.maatwerk, Self.casusId, versie: 1).first?.kop("afkeuring-code")
                    == "zaak-gesloten")
        }
    }

    @Test("a GI that takes its case back, or whose help starts elsewhere, sets the aanbieder free")
    func ingetrokken() throws {
        let terug = AanvraagIngetrokken(casusId: Self.casusId, gi: "ljenr", reden: .anders, op: Voorbeelden.vandaag)
        var (opstelling, _) = try Self.voorgedragen()
        let uit = opstelling.stuur(.aanvraagIngetrokken(terug), casusId: Self.casusId)
        #expect(uit.vervallen.map(\.reden) == [.ingetrokken])
        var (tweede, _) = try Self.voorgedragen()
        let start = HulpGestart(
            casusId: Self.casusId, gi: "ljenr", op: Voorbeelden.vandaag, aanbodId: "elders", agb: nil,
            totstandkomingVia: .anders, redenTeLaat: "geen-plek")
        #expect(tweede.stuur(.hulpGestart(start), casusId: Self.casusId).vervallen.map(\.reden) == [.anderePlek])
    }

    @Test("#4 help that starts after the norm asks for the reason until it comes; taking the case back is none")
    func toelichting() throws {
        var opstelling = try Self.voorgesteld()
        func start(_ reden: String?) -> Inhoud {
            .hulpGestart(
                HulpGestart(
                    casusId: Self.casusId, gi: "ljenr", op: Voorbeelden.vandaag, aanbodId: nil, agb: nil,
                    totstandkomingVia: .doorbraaktafel, redenTeLaat: reden))
        }
        let laat = opstelling.stuur(start(nil), casusId: Self.casusId)
        #expect(laat.statussen.map(\.fase) == [.toelichtingVereist, .toelichtingVereist])
        try opstelling.herstart(laat)
        let terug = AanvraagIngetrokken(casusId: Self.casusId, gi: "ljenr", reden: .anders, op: Voorbeelden.vandaag)
        let weigering = opstelling.stuur(.aanvraagIngetrokken(terug), casusId: Self.casusId)
        #expect(weigering.first?.kop("afkeuring-code") == "past-niet-bij-fase")
        #expect(opstelling.stuur(start(nil), casusId: Self.casusId).statussen.map(\.fase) == [.toelichtingVereist])
        #expect(opstelling.stuur(start("geen-plek"), casusId: Self.casusId).statussen.map(\.fase) == [.gesloten])
    }

    @Test("a decision on the wrong partition is laid on the right one as it came; on an unknown case it is refused")
    func plek() throws {
        var opstelling = try Self.voorgesteld()
        let goed = try opstelling.besluitrecord(.voordracht, Self.casusId)
        let fout = opstelling.inkomend(
            "doorbraak.besluiten", (goed.partitie + 1) % Opstelling.partities, Self.casusId, goed.waarde)
        let uit = opstelling.router.neemBesluit(fout, opstelling.klok)
        #expect(uit.map(\.topic) == ["doorbraak.besluiten"] && uit.first?.partitie == goed.partitie)
        let onbekend = try opstelling.besluit(.maatwerk, "niet-bekend", versie: 1)
        #expect(onbekend.map(\.topic) == ["doorbraak.afgekeurd"])
    }

    @Test("an aanvraag that asks for other help sets the aanbieder free; one that asks the same lets it go on")
    func nieuweAanvraag() throws {
        let zaak = try Voorbeelden.aanvraag(Self.casusId)
        var (opstelling, _) = try Self.voorgedragen()
        let gelijk = opstelling.stuur(.aanvraagIngediend(zaak), casusId: Self.casusId)
        #expect(gelijk.vervallen.isEmpty && gelijk.statussen.map(\.fase) == [.voordracht])
        let andere = zaak.met(hulpvragen: [Hulpvraag(id: "h9", hulpvorm: .pleegzorg)])
        let anders = opstelling.stuur(.aanvraagIngediend(andere), casusId: Self.casusId)
        #expect(anders.vervallen.map(\.reden) == [.ingetrokken] && anders.voorstellen.count == 1)
    }
}
