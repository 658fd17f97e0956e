import Berichten
import Foundation
import Jeugdhulp
import Matching
import Proefhulp
import Testing

@testable import Tafel

/// What happens around a proposal, through the deciding core: help that starts for a part, first days, reports of
/// tomorrow, two aanbieders with one id, tables above a region.
@Suite("The life around a proposal")
struct LevenTests {
    private static let twee = "vb-05-lvb-ggz"
    private static let een = "vb-02-gezinshuis"
    private static let plaatsen = "doorbraak.plaatsen"

    private static func op(_ dag: Int) -> Klok { Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: dag)) }

    private static func start(
        _ zaak: Aanvraag, _ aanbodId: String?, hulpvragen: [String] = [], op dag: Int = 0, reden: String? = nil
    ) -> Inhoud {
        .hulpGestart(
            HulpGestart(
                casusId: zaak.casusId, gi: zaak.gi, op: Voorbeelden.vandaag.plus(dagen: dag), aanbodId: aanbodId,
                agb: nil, totstandkomingVia: .doorbraaktafel, redenTeLaat: reden, hulpvragen: hulpvragen))
    }

    // MARK: Help per hulpvraag

    @Test(
        "#99 a start at the offer of one need leaves the other open, proposed for it alone, whether or not it is named",
        arguments: [[], ["plek"]])
    func deels(hulpvragen: [String]) throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.twee)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let uit = opstelling.stuur(Self.start(zaak, "lvb-stadskanaal", hulpvragen: hulpvragen), casusId: zaak.casusId)
        let voorstel = try #require(uit.voorstellen.last)
        #expect(voorstel.opties.allSatisfy { $0.aanbod.map(\.hulpvraag) == ["zorg"] } && !voorstel.opties.isEmpty)
        let status = try #require(uit.op("doorbraak.status.wss").statussen.last)
        #expect(status.gestartVoor == ["plek"] && status.nogOpen == ["zorg"] && status.gestart == nil)
        // Who did not say for what hears for what it was counted.
        #expect(status.wat.contains("geteld") == hulpvragen.isEmpty)
        #expect(opstelling.router.zaak(zaak.casusId)?.isOpen == true)
        let weer = opstelling.stuur(Self.start(zaak, "lvb-stadskanaal"), casusId: zaak.casusId)
        #expect(weer.voorstellen.isEmpty && opstelling.router.zaak(zaak.casusId)?.isOpen == true)
        let einde = opstelling.stuur(Self.start(zaak, "ggz-veendam"), casusId: zaak.casusId)
        #expect(einde.op("doorbraak.status.wss").statussen.last?.fase != .voorgesteld)
        #expect(opstelling.router.zaak(zaak.casusId)?.isOpen == false)
    }

    @Test("#5 norm 3 counts the last start, and a reason for it is asked when that is late")
    func laatste() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.twee)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        opstelling.stuur(Self.start(zaak, nil, hulpvragen: ["plek"]), casusId: zaak.casusId)
        opstelling.klok = Self.op(200)
        let uit = opstelling.stuur(Self.start(zaak, nil, hulpvragen: ["zorg"], op: 200), casusId: zaak.casusId)
        let status = try #require(uit.op("doorbraak.status.wss").statussen.last)
        #expect(status.fase == .toelichtingVereist && status.gestart?.op == Voorbeelden.vandaag.plus(dagen: 200))
    }

    @Test("#100 help that stops opens its need again, and what was tried is known")
    func gestopt() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.twee)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        opstelling.stuur(Self.start(zaak, "lvb-stadskanaal", hulpvragen: ["plek"]), casusId: zaak.casusId)
        let stop = HulpGestopt(
            casusId: zaak.casusId, gi: zaak.gi, op: Voorbeelden.vandaag, einde: .doorAanbieder, hulpvragen: ["plek"])
        let uit = opstelling.stuur(.hulpGestopt(stop), casusId: zaak.casusId)
        let behoefte = try #require(uit.voorstellen.last?.behoefte)
        #expect(behoefte.hulpvragen.map(\.id) == ["plek", "zorg"])
        #expect(opstelling.router.zaak(zaak.casusId)?.loop.geprobeerd.map(\.aanbodId) == ["lvb-stadskanaal"])
        let onbekend = opstelling.stuur(Self.start(zaak, nil, hulpvragen: ["niets"]), casusId: zaak.casusId)
        #expect(onbekend.afgekeurd.map(\.afkeuring.code) == [.onbekendeHulpvraag])
    }

    // MARK: Facts

    @Test("the first day stays, over every version and after the end; ages are of the latest version")
    func eersteDag() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.een)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        opstelling.klok = Self.op(70)
        let uit = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        #expect(uit.voorstellen.last?.behoefte?.ingediendOp == Voorbeelden.vandaag)
        let nu = try #require(opstelling.router.zaak(zaak.casusId))
        #expect(nu.opgegevenOp == Voorbeelden.vandaag.plus(dagen: 70))
        #expect(try Zaak(json: nu.json, partitie: nu.partitie) == nu)
        try opstelling.besluit(.bewustGeenHulp, zaak.casusId)
        let weer = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        #expect(weer.voorstellen.last?.behoefte?.ingediendOp == Voorbeelden.vandaag)
    }

    @Test("#4 a case that is taken back after the norm asks why, until somebody says so")
    func laatIngetrokken() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.een)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        opstelling.klok = Self.op(172)
        func trekIn(_ reden: String?) -> [OutgoingMessage] {
            let terug = AanvraagIngetrokken(
                casusId: zaak.casusId, gi: zaak.gi, reden: .maatregelBeeindigd, op: opstelling.klok.vandaag,
                redenTeLaat: reden)
            return opstelling.stuur(.aanvraagIngetrokken(terug), casusId: zaak.casusId)
        }
        let stil = trekIn(nil)
        #expect(stil.op("doorbraak.status.ljenr").statussen.map(\.fase) == [.toelichtingVereist])
        #expect(opstelling.router.zaak(zaak.casusId)?.aanvraag == nil)
        #expect(trekIn(nil).afgekeurd.map(\.afkeuring.code) == [.pastNietBijFase])
        #expect(trekIn("wachtlijst").statussen.map(\.fase) == [.gesloten])
    }

    @Test("a case that waits for consent is no case without supply: its status says so, and who must act")
    func wachtOp() throws {
        var opstelling = try Opstelling()
        var zaak = try Voorbeelden.aanvraag(Self.een)
        zaak.wachtOp = .instemming
        let uit = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let status = try #require(uit.op("doorbraak.status.ljenr").statussen.last)
        #expect(status.fase == .wachtOp && status.wie.contains("GI") && status.wat.contains("geen gebrek"))
        let beeld = opstelling.router.beeld(vandaag: Voorbeelden.vandaag)
        #expect(beeld.opties.isEmpty && beeld.zaken.keys.map(\.fase) == ["wacht-op"])
    }

    // MARK: Refusals

    private static func optie(_ uit: [OutgoingMessage], _ aanbodId: String) -> VoorstelGedaan.Optie? {
        uit.voorstellen.last?.opties.first { $0.aanbod.contains { $0.aanbodId == aanbodId } }
    }

    @Test(
        "#101 want of a place keeps that offer out until a later report with room, also over a restart; then it warns")
    func geenPlaats() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.een)
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let gevraagd = try opstelling.besluit(.voordracht, Self.een, keuze: [linde.aanbodId])
        let nee = opstelling.antwoord(.afgewezen, try #require(gevraagd.voordrachten.first), reden: .geenPlaats)
        #expect(Self.optie(nee, linde.aanbodId) == nil)
        #expect(nee.voorstellen.last?.uitgesloten.contains { $0.reden == "reeds-geprobeerd" } == true)
        #expect(nee.statussen.contains { $0.wat.contains("er was geen plaats") })
        let voor = try #require(opstelling.router.zaak(Self.een))
        #expect(try Zaak(json: voor.json, partitie: voor.partitie) == voor)
        opstelling.meld(linde.met(vrij: 0))
        opstelling.beslisPlaatsen()
        #expect(Self.optie(opstelling.herzie(), linde.aanbodId) == nil)
        opstelling.meld(linde.met(vrij: 3))
        opstelling.beslisPlaatsen()
        let weer = try #require(Self.optie(opstelling.herzie(), linde.aanbodId))
        #expect(weer.waarschuwingen.contains { $0.code == "eerder-afgewezen" && $0.reden == "geen-plaats" })
    }

    @Test("no answer keeps nothing out: the offer stays, and it is remembered")
    func geenAntwoord() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.een)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        try opstelling.besluit(.voordracht, Self.een)
        opstelling.klok = Self.op(8)
        let uit = opstelling.tik()
        #expect(uit.voorstellen.last?.opties.isEmpty == false)
        #expect(opstelling.router.zaak(Self.een)?.loop.geprobeerd.map(\.reden) == ["geen-antwoord"])
    }

    @Test("#5 a yes without a start is told to GI, table and aanbieder, and again a month later")
    func geenStart() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.een)
        let uit = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let start = try #require(uit.voorstellen.last?.opties.first?.startVerwacht)
        let gevraagd = try opstelling.besluit(.voordracht, Self.een)
        let gedaan = try #require(gevraagd.voordrachten.first)
        opstelling.antwoord(.geaccepteerd, gedaan)
        opstelling.klok = Voorbeelden.klok(op: start.plus(weken: 2))
        #expect(opstelling.tik().op("doorbraak.voordrachten.\(gedaan.agb)").isEmpty)
        for dag in [start.plus(dagen: 15), start.plus(dagen: 15).plus(maanden: 1, afronding: .laatsteDagVanDeMaand)] {
            opstelling.klok = Voorbeelden.klok(op: dag)
            let verteld = opstelling.tik()
            let herinnerd = verteld.gebeurtenissen.compactMap {
                if case .voordrachtHerinnerd(let bericht) = $0.inhoud { bericht.voordrachtId } else { nil }
            }
            #expect(herinnerd == [gedaan.voordrachtId])
            #expect(verteld.statussen.filter { $0.wat.contains("niet gestart") }.count == 2)
            #expect(opstelling.tik().op("doorbraak.voordrachten.\(gedaan.agb)").isEmpty)
        }
    }

    // MARK: Reports and places

    @Test("a report of after tomorrow is refused; what stood before it stays")
    func toekomst() throws {
        var opstelling = try Opstelling()
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        for (dag, code) in [(1, nil), (2, Afkeuring.Code.datumInToekomst), (13_000, .datumInToekomst)] {
            let peildatum = Voorbeelden.vandaag.plus(dagen: dag)
            #expect(opstelling.meld(linde.met(vrij: 3, peildatum: peildatum))?.code == code, "\(dag)")
        }
        #expect(opstelling.router.markt.aanbod.aanbod(linde.aanbodId)?.wachttijd.peildatum == Self.op(1).vandaag)
    }

    @Test(
        "a report of tomorrow that was there before a yes, sent again or read again, gives its place to nobody else",
        arguments: [false, true])
    func morgen(herstart: Bool) throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.een)
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        let morgen = linde.met(vrij: 1, peildatum: Self.op(1).vandaag)
        opstelling.meld(morgen)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: Self.een)
        let gevraagd = try opstelling.besluit(.voordracht, Self.een, keuze: [linde.aanbodId])
        let ja = opstelling.antwoord(.geaccepteerd, try #require(gevraagd.voordrachten.first))
        if herstart {
            try opstelling.herstart(ja)
            opstelling.lees(gevraagd)
        }
        for dag in 0...1 {
            opstelling.klok = Self.op(dag)
            opstelling.meld(morgen)
            #expect(opstelling.beslisPlaatsen().op(Self.plaatsen).isEmpty, "day \(dag)")
        }
        #expect(opstelling.router.zaak(Self.een)?.loop.voordracht.map(\.reservering) == [.toegekend])
        opstelling.stuur(.aanvraagIngediend(zaak.met(casusId: "ander-kind")), casusId: "ander-kind")
        let ander = try opstelling.besluit(.voordracht, "ander-kind", keuze: [linde.aanbodId])
        #expect(ander.op(Self.plaatsen).isEmpty, "it joins the wait: no place is promised")
        // A later report counts the child itself.
        opstelling.klok = Self.op(2)
        opstelling.meld(linde.met(vrij: 0, peildatum: opstelling.klok.vandaag))
        #expect(opstelling.beslisPlaatsen().op(Self.plaatsen).map(\.waarde) == [nil])
    }

    // MARK: Offers by aanbieder and id

    @Test("two aanbieders with one id have two offers, told apart in the decision, the answer and the places")
    func tweeMetEenId() throws {
        var opstelling = try Opstelling(markt: false)
        let een = try Aanbod.proef("1", agb: "99000201", naam: "Huis Een", voorziening: "specialistisch-gezinshuis")
        let ander = try Aanbod.proef("1", agb: "99000202", naam: "Huis Ander", voorziening: "specialistisch-gezinshuis")
        opstelling.meld(een)
        opstelling.meld(ander)
        let zaak = try Voorbeelden.aanvraag(Self.een)
        let uit = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let opties = try #require(uit.voorstellen.last).opties
        #expect(Set(opties.flatMap { $0.aanbod.map(\.agb) }) == [een.agb, ander.agb])
        let plek = try #require(opties.first { $0.aanbod.first?.agb == ander.agb })
        let besluit = BesluitGenomen(
            casusId: zaak.casusId, regio: "twente", besluit: .voordracht, rol: "voorzitter-expertteam",
            reden: "dichtbij",
            versie: 1, optie: .init(rang: plek.rang, aanbod: ["1"], agb: [ander.agb]), op: Tijdstip(Voorbeelden.vandaag)
        )
        let record = opstelling.inkomend(
            opstelling.topics.besluiten, Opstelling.partitie(zaak.casusId), zaak.casusId,
            Voorbeelden.gebeurtenis(.besluitGenomen(besluit)).bytes)
        let gevraagd = opstelling.neem(besluit: record)
        #expect(gevraagd.voordrachten.map(\.agb) == [ander.agb])
        #expect(gevraagd.op(Self.plaatsen).compactMap(\.tekstsleutel) == ["99000202/1/\(zaak.casusId)"])
        let markt = opstelling.router.markt.aanbod
        #expect(markt.aantal == 2)
    }

    @Test("a report under its id alone is read until its offer has a key of its own; then the old key is ended, once")
    func oudeSleutel() throws {
        var opstelling = try Opstelling(markt: false)
        opstelling.router.krijg([0, 1, 2, 3])
        let huis = try Aanbod.proef("gh-1", voorziening: "specialistisch-gezinshuis")
        #expect(opstelling.meld(huis, sleutel: "gh-1") == nil)
        #expect(opstelling.router.markt.aanbod.aantal == 1 && !opstelling.router.heeftTeBeslissen)
        #expect(opstelling.meld(huis.met(vrij: 2)) == nil)
        let einde = opstelling.beslisPlaatsen()
        #expect(einde.map(\.topic) == [opstelling.topics.aanbod] && einde.map(\.tekstsleutel) == ["gh-1"])
        #expect(einde.map(\.waarde) == [nil] && opstelling.beslisPlaatsen().isEmpty)
        opstelling.neemWeg(sleutel: "gh-1")
        #expect(opstelling.router.markt.aanbod.aanbod("gh-1")?.plaatsen.vrij == 2)
        // Who still reports under the id alone is told.
        #expect(opstelling.meld(huis.met(vrij: 0), sleutel: "gh-1")?.code == .sleutelOnjuist)
        #expect(opstelling.router.markt.aanbod.aanbod("gh-1")?.plaatsen.vrij == 2)
        #expect(opstelling.meld(huis, sleutel: "iets-anders")?.code == .sleutelOnjuist)
        opstelling.neemWeg(huis.sleutel)
        #expect(opstelling.router.markt.aanbod.aantal == 0)
    }

    // MARK: Tables above a region

    @Test("#8 a case that is taken higher arrives at the next table with all that was tried, and goes up to the last")
    func opschalen() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.een)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        let gevraagd = try opstelling.besluit(.voordracht, Self.een)
        opstelling.antwoord(.afgewezen, try #require(gevraagd.voordrachten.first), reden: .doelgroep)
        let uit = try opstelling.besluit(.opschalen, Self.een)
        let netwerk = "doorbraak.voorstellen.expertisenetwerk-overijssel"
        let voorstel = try #require(uit.op(netwerk).voorstellen.last)
        #expect(voorstel.tafel == "Expertisenetwerk Overijssel" && voorstel.behoefte?.geprobeerd.isEmpty == false)
        #expect(uit.op(netwerk).opschalingen.map(\.aanleiding) == [.besluit])
        #expect(uit.op("doorbraak.voorstellen.twente").filter { $0.waarde == nil }.count >= 1)
        #expect(uit.op("doorbraak.status.ljenr").statussen.map(\.fase) == [.opgeschaald])
        // The table that it left decides no more.
        let oud = try opstelling.besluit(.maatwerk, Self.een, regio: "twente")
        #expect(oud.first?.kop("afkeuring-code") == "andere-regio")
        let hoger = try opstelling.besluit(.opschalen, Self.een)
        #expect(hoger.op("doorbraak.voorstellen.landelijk").voorstellen.count == 1)
        let hoogst = try opstelling.besluit(.opschalen, Self.een)
        #expect(hoogst.voorstellen.isEmpty && hoogst.statussen.map(\.fase).contains(.opgeschaald))
        // A new version of the aanvraag stays with the table that has it.
        let versie = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        #expect(versie.op("doorbraak.voorstellen.landelijk").voorstellen.count == 1)
        #expect(opstelling.router.zaak(Self.een)?.regio == "landelijk")
    }

    @Test("#13 a case without a gemeente lies at the national table, and its GI reads which fact is missing")
    func zonderGemeente() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.een).met(brpGemeente: nil)
        let uit = opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        #expect(uit.op("doorbraak.voorstellen.landelijk").voorstellen.map(\.tafel) == ["Landelijke tafel"])
        let status = try #require(uit.op("doorbraak.status.ljenr").statussen.last)
        #expect(status.wat.contains("verantwoordelijke gemeente is nog niet bekend"))
        #expect(Gemeenteregister.landelijk.tafel(naam: "landelijk")?.tafel == "Landelijke tafel")
    }

    // MARK: Who may speak for whom

    @Test("a case and an offer are of the organisation that sent them first, whichever of its systems")
    func afzender() throws {
        var opstelling = try Opstelling(markt: false)
        let (eigen, ander) = ("urn:nld:oin:00000001234567890000", "urn:nld:kvknr:12345678:systeem")
        func bericht(_ inhoud: Inhoud, van bron: String) -> [UInt8] {
            Gebeurtenis(
                id: UUID().uuidString, source: bron, time: Tijdstip(Voorbeelden.vandaag), inhoud: inhoud
            ).bytes
        }
        let zaak = try Voorbeelden.aanvraag(Self.een)
        let ingediend = bericht(.aanvraagIngediend(zaak), van: eigen)
        #expect(opstelling.stuur(ingediend, casusId: zaak.casusId).voorstellen.count == 1)
        let terug = AanvraagIngetrokken(casusId: zaak.casusId, gi: zaak.gi, reden: .anders, op: Voorbeelden.vandaag)
        for inhoud in [Inhoud.aanvraagIngediend(zaak), .aanvraagIngetrokken(terug), Self.start(zaak, nil)] {
            let uit = opstelling.stuur(bericht(inhoud, van: ander), casusId: zaak.casusId)
            #expect(uit.afgekeurd.map(\.afkeuring.code) == [.afzenderOnjuist])
        }
        let systeem = bericht(.aanvraagIngediend(zaak), van: eigen + ":tweede-systeem")
        #expect(opstelling.stuur(systeem, casusId: zaak.casusId).voorstellen.count == 1)
        let huis = try Aanbod.proef("gh-1", voorziening: "specialistisch-gezinshuis")
        func meld(_ bron: String) -> Afkeuring? {
            let record = opstelling.inkomend(
                opstelling.topics.aanbod, 0, huis.sleutel.description, bericht(.aanbodGemeld(huis), van: bron))
            return opstelling.router.neemMarkt(record, vandaag: Voorbeelden.vandaag)
        }
        #expect(meld(eigen) == nil && meld(ander)?.code == .afzenderOnjuist && meld(eigen) == nil)
    }
}
