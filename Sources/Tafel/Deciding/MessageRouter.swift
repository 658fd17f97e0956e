import Berichten
import Jeugdhulp
import Matching

/// Everything the matcher decides, without doing any of it: records in, records out. Hands each record to whoever it is
/// for, and each round of work to the cases whose turn it is.
///
/// Knows offers, contracts and the cases of the partitions it was given. What a transaction changed can be taken back
/// with ``draaiTerug()``, so that memory never runs ahead of what was committed. Offers and contracts are not part of
/// a transaction: they are facts of others, the same after an abort.
package struct MessageRouter {
    private var behandeling: Zaakbehandeling
    private var intake: RecordIntake
    private let deadLetter: DeadLetter

    /// Cases told, or held against the log of places, in one round.
    private static let rondeAantalMax = 500

    /// - Parameters:
    ///   - bron: the CloudEvents `source` of the matcher.
    ///   - partitieVan: the partition of aanvragen, besluiten and zaken that a casusId belongs to.
    package init(
        topics: Topics, bron: String, register: Gemeenteregister = .landelijk, gewichten: Gewichten = .standaard,
        partitieVan: @escaping @Sendable (String) -> Int32
    ) {
        intake = RecordIntake(topics: topics, register: register, partitieVan: partitieVan)
        deadLetter = DeadLetter(topics: topics, bron: bron)
        behandeling = Zaakbehandeling(
            RecordComposer(topics: topics, bron: bron),
            DecidingState(register: register, gewichten: gewichten, partitieVan: partitieVan))
    }

    private var stand: DecidingState { behandeling.stand }
    var zaken: Zakenboek { stand.zaken }
    var werk: WorkList { stand.werk }

    /// Since when the gate stands, so that who sent a message must be known; `nil`: there is none.
    package var poortSindsMs: Int64? {
        get { intake.zenders.poortSindsMs }
        set { intake.zenders.poortSindsMs = newValue }
    }

    // MARK: Aanvragen

    /// One record of aanvragen: everything that must be sent because of it, in the same transaction as its offset.
    package mutating func neemAanvraag(_ inkomend: IncomingMessage, _ klok: Klok) -> [OutgoingMessage] {
        let moment = klok.moment
        do throws(Afkeuring) {
            let gelezen = try intake.lees(inkomend, vandaag: moment.vandaag)
            let casusId = try intake.casusIdVanAanvraag(gelezen.gebeurtenis)
            if let verplaatst = intake.verplaatst(inkomend, casusId) { return [verplaatst] }
            return try neem(gelezen, casusId, inkomend, moment)
        } catch {
            return deadLetter.records(inkomend, error, moment)
        }
    }

    private mutating func neem(
        _ gelezen: RecordIntake.Gelezen, _ casusId: String, _ inkomend: IncomingMessage, _ moment: Moment
    ) throws(Afkeuring) -> [OutgoingMessage] {
        let (gebeurtenis, kenmerk) = (gelezen.gebeurtenis, gelezen.kenmerk)
        if let zaak = zaken[casusId], gelezen.kenmerken.contains(where: zaak.gezien.contains) { return [] }
        // Who sent it is known; only of what lies from before there was a gate its source must tell.
        if gelezen.afzender == nil { try Afzenderkeuring.keur(gebeurtenis, zaken[casusId]) }
        switch gebeurtenis.inhoud {
        case .aanvraagIngediend(let aanvraag):
            try Afzenderkeuring.keurVolgorde(gebeurtenis, zaken[casusId])
            return try behandeling.dienIn(aanvraag, gebeurtenis, kenmerk, inkomend.partitie, moment)
        case .aanvraagIngetrokken(let intrekking) where intrekking.vergeten:
            return try behandeling.vergeet(intrekking, kenmerk, inkomend.partitie, moment)
        case .aanvraagIngetrokken(let intrekking):
            try Afzenderkeuring.keurVolgorde(gebeurtenis, zaken[casusId])
            return try behandeling.trekIn(try bekend(casusId, gi: intrekking.gi), intrekking, kenmerk, moment)
        case .hulpGestart(let start):
            return try behandeling.start(try bekend(casusId, gi: start.gi), start, kenmerk, moment)
        case .hulpGestopt(let stop):
            return try behandeling.stop(try bekend(casusId, gi: stop.gi), stop, kenmerk, moment)
        default:
            throw intake.hoortHierNiet(gebeurtenis, intake.topics.aanvragen)
        }
    }

    private func bekend(_ casusId: String, gi: String) throws(Afkeuring) -> Zaak {
        guard let zaak = zaken[casusId] else { throw .onbekendeCasus }
        guard zaak.gi == gi else { throw .andereGi }
        return zaak
    }

    // MARK: Besluiten

    /// One record of besluiten, of a table or an aanbieder: everything that must be sent because of it, in the same
    /// transaction as its offset.
    package mutating func neemBesluit(_ inkomend: IncomingMessage, _ klok: Klok) -> [OutgoingMessage] {
        let moment = klok.moment
        var gelezen: Zaakgebeurtenis?
        var bekend: Zaak?
        do throws(Afkeuring) {
            let bericht = try intake.lees(inkomend, vandaag: moment.vandaag)
            let (casusId, wat) = try intake.besluit(bericht.gebeurtenis)
            gelezen = wat
            if let verplaatst = intake.verplaatst(inkomend, casusId) { return [verplaatst] }
            guard let zaak = zaken[casusId] else { throw .onbekendeCasus }
            guard !bericht.kenmerken.contains(where: zaak.gezien.contains) else { return [] }
            bekend = zaak
            if bericht.afzender == nil {
                try Afzenderkeuring.keur(wat, bericht.gebeurtenis.source, stand.aanbod)
            }
            return try behandeling.beleef(zaak, wat, bericht.kenmerk, moment)
        } catch {
            let brief = deadLetter.records(
                inkomend, error, gi: gi(gelezen, bekend), aanbieder: gelezen.flatMap(aanbieder), moment)
            return brief + geweigerd(error, gelezen, bekend, moment)
        }
    }

    /// The GI that hears of a refusal: not when a table of elsewhere named its case.
    private func gi(_ gelezen: Zaakgebeurtenis?, _ bekend: Zaak?) -> String? {
        guard case .besluit(let besluit)? = gelezen, besluit.regio != bekend?.regio else { return bekend?.gi }
        return nil
    }

    /// Who answered, when the offer is its own: no invented name may get a topic.
    private func aanbieder(_ gelezen: Zaakgebeurtenis) -> AgbCode? {
        guard case .antwoord(let antwoord) = gelezen,
            stand.aanbod.opgave(Aanbodsleutel(antwoord.agb, antwoord.aanbodId)) != nil
        else { return nil }
        return antwoord.agb
    }

    /// Another table than the case's own hears nothing of it.
    private mutating func geweigerd(
        _ afkeuring: Afkeuring, _ gelezen: Zaakgebeurtenis?, _ bekend: Zaak?, _ moment: Moment
    ) -> [OutgoingMessage] {
        guard case .besluit(let besluit)? = gelezen, let zaak = bekend, zaak.isOpen, besluit.regio == zaak.regio
        else { return [] }
        return behandeling.meldGeweigerd(afkeuring, zaak, moment)
    }

    // MARK: Offers, contracts, places

    /// One record of aanbod or contracten. The cases it touches are looked at again by ``herzie(aantalMax:_:)``.
    /// - Returns: why it was refused, if it was; what stood there before then stays.
    package mutating func neemMarkt(_ inkomend: IncomingMessage, vandaag: Datum) -> Afkeuring? {
        do throws(Afkeuring) {
            let bericht = try intake.markt(inkomend, markt.register, vandaag: vandaag)
            return behandeling.bijStand { $0.neem(bericht, vandaag: vandaag) }
        } catch {
            return error
        }
    }

    /// One record of plaatsen. As with offers, it is the same after an abort.
    /// - Returns: whether it could be read.
    @discardableResult
    package mutating func neemPlaats(_ inkomend: IncomingMessage, vandaag: Datum) -> Bool {
        guard let plek = inkomend.sleuteltekst.flatMap(CasusBijAanbod.init(sleutel:)) else { return false }
        guard let waarde = inkomend.waarde else {
            behandeling.bijStand { $0.geefVrij(plek, vandaag: vandaag) }
            return true
        }
        guard let reservering = Reservering(plek, waarde: waarde) else { return false }
        behandeling.bijStand { $0.neem(reservering, offset: inkomend.offset, vandaag: vandaag) }
        return true
    }

    /// The dead letter for a refused record of aanbod or contracten, and word to the aanbieder whose offer it replaces.
    package func brief(voor inkomend: IncomingMessage, _ afkeuring: Afkeuring, _ klok: Klok) -> [OutgoingMessage] {
        let isAanbod = inkomend.topic == intake.topics.aanbod
        let aanbieder =
            isAanbod
            ? inkomend.sleuteltekst.flatMap { sleutel in
                let aanbod = Aanbodsleutel(sleutel).map(Aanbodverwijzing.init) ?? Aanbodverwijzing(nil, sleutel)
                return stand.aanbod.opgave(aanbod)?.agb
            } : nil
        return deadLetter.records(inkomend, afkeuring, aanbieder: aanbieder, klok.moment)
    }

    // MARK: Rounds

    /// What the log of places and the reports of offers mean for the cases that were nominated.
    package mutating func beslisPlaatsen(_ klok: Klok) -> [OutgoingMessage] {
        guard heeftTeBeslissen else { return [] }
        let moment = klok.moment
        var uit = behandeling.bijStand { $0.neemWezen(aantalMax: Self.rondeAantalMax) }
            .map(behandeling.composer.geefVrij)
        uit += behandeling.bijStand { $0.neemOudeSleutels(aantalMax: Self.rondeAantalMax) }
            .map(behandeling.composer.aanbodWeg)
        let beurt = bijWerk { $0.neemTeBeslissen(aantalMax: Self.rondeAantalMax) }
        for casusId in beurt { uit += behandeling.beslisPlaats(casusId, moment) }
        return uit
    }

    /// What time brings: steps of ladders whose day has come, and answers that did not come in time. On a new day every
    /// open case is looked at again too (ages, dates, old reports), and cases that were closed long ago are forgotten.
    package mutating func tik(_ klok: Klok) -> [OutgoingMessage] {
        let moment = klok.moment
        var uit = bijWerk({ $0.beginDag(moment.vandaag) }) ? nieuweDag(moment.vandaag) : []
        for casusId in werk.opschalingsagenda.verschenen(op: moment.vandaag).prefix(Self.rondeAantalMax)
        where !moetEerstHerzien(casusId, moment.vandaag) {
            uit += behandeling.vertel(casusId, moment)
        }
        for casusId in werk.antwoordagenda.verschenen(op: moment.vandaag).prefix(Self.rondeAantalMax) {
            uit += behandeling.termijnVoorbij(casusId, moment)
        }
        return uit
    }

    private mutating func nieuweDag(_ vandaag: Datum) -> [OutgoingMessage] {
        let open = zaken.open.alleIds
        bijWerk { $0.moetHerzien(open) }
        let teVergeten = zaken.zaken.values.filter { zaak in
            zaak.geslotenOp.map { vandaag - $0 >= Zaak.vergeetNaDagen } ?? false
        }
        return teVergeten.sorted { $0.casusId < $1.casusId }.flatMap { behandeling.vergeet(gesloten: $0) }
    }

    private mutating func bijWerk<Uit>(_ doe: (inout WorkList) -> Uit) -> Uit {
        behandeling.bijStand { $0.bijWerk(doe) }
    }

    /// Where a ladder also reads what is announced, a case that must be looked at again is told then: until that is
    /// done its announced start is not known.
    private func moetEerstHerzien(_ casusId: String, _ vandaag: Datum) -> Bool {
        guard werk.teHerzien.contains(casusId), let casus = zaken.open.casus(casusId) else { return false }
        let ladder = markt.register.ladder(voor: casus.gemeente, op: vandaag)?.ladder
        return ladder?.wachttijd == .aangekondigd
    }

    /// The cases that must be looked at again, at most `aantalMax` of them: a new version for each whose proposal
    /// really changed.
    package mutating func herzie(aantalMax: Int, _ klok: Klok) -> [OutgoingMessage] {
        guard !werk.teHerzien.isEmpty else { return [] }
        let moment = klok.moment
        var uit: [OutgoingMessage] = []
        for casusId in bijWerk({ $0.neemTeHerzien(aantalMax: aantalMax) }) {
            guard let zaak = zaken[casusId], zaak.isOpen else { continue }
            let altijd = bijWerk { $0.neemGescheurd(casusId) }
            uit += behandeling.stelVoor(zaak, vorige: zaak, altijd: altijd, moment)
            uit += behandeling.vertel(casusId, moment)
        }
        return uit
    }

    // MARK: Transactions

    /// The transaction was committed: what was decided stands.
    package mutating func bevestig() { behandeling.bijStand { $0.bevestig() } }

    /// The transaction was aborted: memory goes back to what was committed, and what was looked at again must be once
    /// more.
    package mutating func draaiTerug() { behandeling.bijStand { $0.draaiTerug() } }

    // MARK: Partitions

    /// A case as it stands in zaken, read back on start or assignment. Its proposal is looked at again: offers may have
    /// changed while nobody was there.
    package mutating func herstel(_ zaak: Zaak) { behandeling.bijStand { $0.herstel(zaak) } }

    /// The latest proposal of a case does not stand at its table as its record says: it gets a new version.
    /// - Parameter zichtbaar: the version that stands there; nil: none.
    package mutating func herstelVoorstel(_ casusId: String, zichtbaar: Int?) {
        behandeling.bijStand { $0.herstelVoorstel(casusId, zichtbaar: zichtbaar) }
    }

    /// These partitions' cases are here, read back to their end.
    package mutating func krijg(_ partities: Set<Int32>) { behandeling.bijStand { $0.krijg(partities) } }

    /// The cases of partitions that others have now.
    package mutating func laatLos(_ partities: Set<Int32>) { behandeling.bijStand { $0.laatLos(partities) } }

    /// Whether a case waits for a place that does not stand in the log as far as it was read.
    var heeftOngelezenPlaatsen: Bool { stand.heeftOngelezenPlaatsen }

    /// The log was read to an end that lies behind everything that these cases wrote: a reservation that is not among
    /// these is not there, and is asked for once more.
    /// - Parameter staand: the keys of all reservations.
    mutating func vraagOpnieuw(behalve staand: Set<String>) {
        behandeling.bijStand { $0.vraagOpnieuw(behalve: staand) }
    }

    // MARK: What others may know

    package var markt: Markt { stand.aanbod.markt }
    package var aantalOpen: Int { zaken.open.aantal }
    package var aantalTeHerzien: Int { werk.teHerzien.count }
    /// Whether something about places waits for ``beslisPlaatsen(_:)``.
    package var heeftTeBeslissen: Bool { stand.heeftTeBeslissen }
    /// Whether steps of ladders or terms that ended still wait to be told on the day of the last ``tik(_:)``.
    package var heeftVerschenen: Bool { werk.heeftVerschenen }
    /// Whether nothing waits to be decided.
    var isBij: Bool { aantalTeHerzien == 0 && !heeftTeBeslissen && !heeftVerschenen }

    /// The state of a case, for tests and for whoever compares two instances.
    package func zaak(_ casusId: String) -> Zaak? { zaken[casusId] }
    package var alleZaken: [Zaak] { zaken.zaken.values.sorted { $0.casusId < $1.casusId } }
    /// The record of a case that is here.
    func opslag(van casusId: String) -> OutgoingMessage? { zaken[casusId].map(behandeling.composer.opslag) }

    /// The case as the engine sees it, with what was tried since it was submitted.
    package func casus(_ zaak: Zaak) -> Casus? { zaken.casus(zaak) }
    /// The market as a case sees it: the places that it holds itself, or is just giving back, are not taken from it.
    package func markt(voor zaak: Zaak) -> Markt { stand.aanbod.markt(voor: zaak) }
    /// The proposal as it goes out for a case, in the market as that case sees it.
    package func bericht(_ voorstel: Voorstel, _ zaak: Zaak, _ markt: Markt, nu: Tijdstip) -> VoorstelGedaan {
        VoorstelComposer(aanbod: stand.aanbod, zaak: zaak, markt: markt).bericht(voorstel, nu: nu)
    }
}
