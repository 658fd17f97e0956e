import Berichten
import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafel

/// Places through the deciding core: asked for, held, taken, given back.
@Suite("Places are not promised twice")
struct PlaatsenTests {
    private static let eerste = "vb-02-gezinshuis"
    private static let tweede = "vb-02-ander-kind"
    private static let table = "doorbraak.voorstellen.twente"
    private static let plaatsen = "doorbraak.plaatsen"

    /// Two children that need the same, and one specialist place for the two of them.
    private static func tweeKinderen() throws -> (Opstelling, Aanbod) {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(eerste)
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        #expect(linde.plaatsen.vrij == 1)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: eerste)
        opstelling.stuur(.aanvraagIngediend(zaak.met(casusId: tweede)), casusId: tweede)
        return (opstelling, linde)
    }

    private static func optie(_ voorstel: VoorstelGedaan?, _ aanbodId: String) -> VoorstelGedaan.Optie? {
        voorstel?.opties.first { $0.aanbod.contains { $0.aanbodId == aanbodId } }
    }

    @Test("the place is held first and only then asked for; another table reads that it is held, its own case does not")
    func gereserveerd() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        let uit = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        let volgorde = uit.map(\.topic)
        let reservering = try #require(volgorde.firstIndex(of: Self.plaatsen))
        let voordracht = try #require(volgorde.firstIndex(of: "doorbraak.voordrachten.\(linde.agb)"))
        #expect(reservering < voordracht && uit.op(Self.plaatsen).count == 1 && uit.voordrachten.count == 1)
        #expect(opstelling.router.zaak(Self.eerste)?.loop.besluit == nil)
        let nieuw = opstelling.herzie()
        #expect(nieuw.voorstellen.map(\.casusId) == [Self.tweede], "only who did not get it hears of it")
        let optie = try #require(Self.optie(nieuw.voorstellen.first, linde.aanbodId))
        #expect(optie.waarschuwingen.contains { $0.code == "plaats-vastgehouden" })
        #expect(optie.controleren.contains { $0.contains(linde.naam) && $0.contains("vastgehouden") })
        #expect(
            nieuw.voorstellen.first?.gewijzigd?.uitleg?.contains("Geen plaats meer vrij bij \(linde.naam).") == true)
        #expect(opstelling.herzie().isEmpty)
    }

    @Test("two tables decide at once for one place: the first in the log has it, the second is told and chooses again")
    func tegelijk() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        opstelling.houdtPlaatsenBij = false
        let een = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        let twee = try opstelling.besluit(.voordracht, Self.tweede, keuze: [linde.aanbodId])
        #expect(een.voordrachten.isEmpty && twee.voordrachten.isEmpty && een.statussen.isEmpty)
        // Nobody was asked yet, so nobody can answer.
        #expect(opstelling.router.zaak(Self.tweede)?.loop.wachtOpPlaats == true)
        opstelling.houdtPlaatsenBij = true
        let uit = opstelling.schrijf(een + twee)
        #expect(uit.voordrachten.map(\.casusId) == [Self.eerste])
        #expect(uit.op("doorbraak.status.ljenr").statussen.map(\.casusId) == [Self.eerste])
        let gemeld = try #require(uit.op(Self.table).statussen.first { $0.casusId == Self.tweede })
        #expect(gemeld.wat.contains("ander kind") && gemeld.wat.contains("voorzitter-expertteam"))
        #expect(uit.voorstellen.map(\.casusId) == [Self.tweede] && uit.voorstellen.map(\.versie) == [2])
        #expect(opstelling.router.zaak(Self.tweede)?.loop.fase == .voorgesteld)
        // Its reservation is given back, so that it stands in nobody's way.
        #expect(uit.op(Self.plaatsen).filter { $0.waarde == nil }.count == 1)
    }

    @Test("a place that comes free by a refusal is proposed again to who waits for it")
    func vrijgegeven() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        let uit = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        opstelling.herzie()
        let nee = opstelling.antwoord(.afgewezen, try #require(uit.voordrachten.first), code: "7")
        #expect(nee.op(Self.plaatsen).map(\.waarde) == [nil])
        let weer = try #require(opstelling.herzie().voorstellen.first { $0.casusId == Self.tweede })
        #expect(weer.versie == 3)
        let gewijzigd = try #require(weer.gewijzigd)
        #expect(gewijzigd.sinds == 2 && gewijzigd.uitleg?.hasPrefix("Nieuw: plaats vrij bij \(linde.naam).") == true)
        let optie = try #require(Self.optie(weer, linde.aanbodId))
        #expect(!optie.waarschuwingen.contains { $0.code == "plaats-vastgehouden" })
        #expect(try opstelling.besluit(.voordracht, Self.tweede, keuze: [linde.aanbodId]).voordrachten.count == 1)
    }

    @Test("a term that passes gives the place back")
    func termijn() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        opstelling.klok = Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: 8))
        #expect(opstelling.tik().op(Self.plaatsen).map(\.waarde) == [nil])
    }

    @Test("after a yes the place stays held until the aanbieder reports anew; the report counts the child itself")
    func naJa() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        let uit = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        opstelling.antwoord(.geaccepteerd, try #require(uit.voordrachten.first))
        // A report of the same day may have been made before the yes.
        opstelling.meld(linde.met(vrij: 1, peildatum: Voorbeelden.vandaag))
        #expect(opstelling.beslisPlaatsen().op(Self.plaatsen).isEmpty)
        opstelling.klok = Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: 1))
        opstelling.meld(linde.met(vrij: 0, peildatum: opstelling.klok.vandaag))
        #expect(opstelling.beslisPlaatsen().op(Self.plaatsen).map(\.waarde) == [nil])
        let zaak = try #require(opstelling.router.zaak(Self.eerste))
        #expect(zaak.loop.fase == .geaccepteerd && zaak.loop.voordracht.map(\.reservering) == [nil])
    }

    @Test("help that starts keeps the place taken, also over a restart, until the aanbieder reports anew")
    func gestart() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        let gevraagd = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        opstelling.antwoord(.geaccepteerd, try #require(gevraagd.voordrachten.first))
        let start = HulpGestart(
            casusId: Self.eerste, gi: "ljenr", op: Voorbeelden.vandaag, aanbodId: linde.aanbodId, agb: nil,
            totstandkomingVia: .doorbraaktafel)
        let uit = opstelling.stuur(.hulpGestart(start), casusId: Self.eerste)
        #expect(uit.op(Self.plaatsen).isEmpty)
        #expect(opstelling.router.zaak(Self.eerste)?.loop.bezet.map(\.aanbodId) == [linde.aanbodId])
        let reserveringen = gevraagd.op(Self.plaatsen)
        try opstelling.herstart(uit)
        #expect(opstelling.schrijf(reserveringen).op(Self.plaatsen).isEmpty)
        opstelling.klok = Voorbeelden.klok(op: Voorbeelden.vandaag.plus(dagen: 2))
        opstelling.meld(linde.met(vrij: 0, peildatum: opstelling.klok.vandaag))
        #expect(opstelling.beslisPlaatsen().op(Self.plaatsen).map(\.waarde) == [nil])
        #expect(opstelling.router.zaak(Self.eerste)?.loop.bezet.isEmpty == true)
    }

    @Test("help that starts at an offer that is gone by then keeps no place there")
    func gestartBijWeg() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        let gevraagd = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        opstelling.antwoord(.geaccepteerd, try #require(gevraagd.voordrachten.first))
        opstelling.neemWeg(linde.sleutel)
        opstelling.beslisPlaatsen()
        let start = HulpGestart(
            casusId: Self.eerste, gi: "ljenr", op: Voorbeelden.vandaag, aanbodId: linde.aanbodId, agb: nil,
            totstandkomingVia: .doorbraaktafel)
        let uit = opstelling.stuur(.hulpGestart(start), casusId: Self.eerste) + opstelling.beslisPlaatsen()
        #expect(uit.op(Self.plaatsen).map(\.waarde) == [nil])
        #expect(opstelling.router.zaak(Self.eerste)?.loop.bezet.isEmpty == true)
    }

    @Test("fewer places reported than promised: the voordracht stands, and who did it is named once")
    func minderPlaatsen() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        opstelling.meld(linde.met(vrij: 0))
        let uit = opstelling.beslisPlaatsen()
        #expect(uit.vervallen.isEmpty && uit.statussen.count == 1)
        #expect(uit.op(Self.table).statussen.first?.wat.contains(linde.naam) == true)
        opstelling.meld(linde.met(vrij: 0, peildatum: Voorbeelden.vandaag))
        #expect(opstelling.beslisPlaatsen().isEmpty)
        // Nobody else gets a place that is not there.
        let ander = try opstelling.besluit(.voordracht, Self.tweede, keuze: [linde.aanbodId])
        #expect(ander.voordrachten.isEmpty)
    }

    @Test(
        "an offer that is taken back ends the voordracht with its reason, names who did it and gives a new proposal",
        arguments: [true, false])
    func ingetrokken(stop: Bool) throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        let gevraagd = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        if stop {
            opstelling.meld(linde.met(stop: Patientenstop(sinds: Voorbeelden.vandaag)))
        } else {
            opstelling.neemWeg(linde.sleutel)
        }
        let uit = opstelling.beslisPlaatsen()
        #expect(uit.vervallen.map(\.reden) == [.aanbodGewijzigd])
        #expect(uit.vervallen.map(\.voordrachtId) == gevraagd.voordrachten.map(\.voordrachtId))
        #expect(uit.op(Self.plaatsen).map(\.waarde) == [nil])
        #expect(uit.voorstellen.count == 1 && Self.optie(uit.voorstellen.first, linde.aanbodId) == nil)
        let gi = try #require(uit.op("doorbraak.status.ljenr").statussen.first)
        #expect(gi.fase == .afgewezen && gi.wat.contains("ingetrokken"))
        #expect(opstelling.router.zaak(Self.eerste)?.loop.geprobeerd.map(\.reden) == ["geen-plaats"])
    }

    @Test("an abort takes nothing back that stands in the log, and decides once more")
    func afgebroken() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        opstelling.router.bevestig()
        opstelling.houdtPlaatsenBij = false
        let gevraagd = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        opstelling.router.bevestig()
        opstelling.lees(gevraagd)
        let eerst = opstelling.router.beslisPlaatsen(opstelling.klok)
        #expect(eerst.voordrachten.count == 1)
        opstelling.router.draaiTerug()
        #expect(opstelling.router.zaak(Self.eerste)?.loop.wachtOpPlaats == true)
        let weer = opstelling.router.beslisPlaatsen(opstelling.klok)
        #expect(weer.voordrachten.map(\.voordrachtId) == eerst.voordrachten.map(\.voordrachtId))
    }

    @Test("a reservation that no case knows of is given back by whoever has its partition, and by nobody else")
    func wees() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        let vreemd = Reservering(
            aanbod: Aanbodverwijzing(linde.sleutel), casusId: "zaak-weg", voordrachtId: "v", aantal: 1)
        let record = OutgoingMessage(
            topic: Self.plaatsen, partitie: 0, sleutel: Array(vreemd.sleutel.utf8), waarde: vreemd.waarde)
        opstelling.lees([record])
        #expect(opstelling.beslisPlaatsen().isEmpty)
        opstelling.router.krijg([Opstelling.partitie("zaak-weg")])
        let uit = opstelling.beslisPlaatsen()
        #expect(uit.map(\.sleutel) == [Array(vreemd.sleutel.utf8)] && uit.map(\.waarde) == [nil])
        #expect(!opstelling.router.heeftTeBeslissen)
    }

    @Test("a case that waits for a place that is nowhere in the log asks for it again after a restart, once")
    func opnieuwGevraagd() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        opstelling.houdtPlaatsenBij = false
        let gevraagd = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        try opstelling.herstart(gevraagd)
        #expect(opstelling.router.heeftOngelezenPlaatsen)
        opstelling.router.vraagOpnieuw(behalve: Set(gevraagd.op(Self.plaatsen).compactMap { $0.tekstsleutel }))
        #expect(opstelling.router.beslisPlaatsen(opstelling.klok).isEmpty, "it stands: it will be read")
        opstelling.router.vraagOpnieuw(behalve: [])
        opstelling.houdtPlaatsenBij = true
        let uit = opstelling.beslisPlaatsen()
        #expect(uit.op(Self.plaatsen).count == 1 && uit.voordrachten.count == 1)
    }

    @Test("a place that was asked for once more in a transaction that is aborted is asked for again")
    func opnieuwGevraagdNaAfbreken() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        opstelling.houdtPlaatsenBij = false
        try opstelling.herstart(try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId]))
        opstelling.router.vraagOpnieuw(behalve: [])
        for _ in 0..<2 {
            #expect(opstelling.router.beslisPlaatsen(opstelling.klok).op(Self.plaatsen).count == 1)
            opstelling.router.draaiTerug()
        }
        #expect(opstelling.router.beslisPlaatsen(opstelling.klok).op(Self.plaatsen).count == 1)
        opstelling.router.bevestig()
        #expect(opstelling.router.beslisPlaatsen(opstelling.klok).isEmpty, "asked once")
    }

    @Test("#55 what was tried stays known when a case is closed and comes back")
    func terug() throws {
        var (opstelling, linde) = try Self.tweeKinderen()
        let uit = try opstelling.besluit(.voordracht, Self.eerste, keuze: [linde.aanbodId])
        opstelling.antwoord(.afgewezen, try #require(uit.voordrachten.first), code: "7")
        try opstelling.besluit(.bewustGeenHulp, Self.eerste)
        let weer = opstelling.stuur(.aanvraagIngediend(try Voorbeelden.aanvraag(Self.eerste)), casusId: Self.eerste)
        let voorstel = try #require(weer.voorstellen.first)
        #expect(Self.optie(voorstel, linde.aanbodId) == nil)
        #expect(voorstel.uitgesloten.contains { $0.reden == "reeds-geprobeerd" })
    }
}

extension OutgoingMessage {
    var tekstsleutel: String? { sleutel.map { String(decoding: $0, as: UTF8.self) } }
}
