import Berichten
import Jeugdhulp
import Matching

/// What is decided about one case: what happened goes in, what must be sent because of it comes out. Everything a case
/// is told goes out with its state, in one list of records.
struct Zaakbehandeling {
    private(set) var stand: DecidingState
    let composer: RecordComposer
    private let melder: Zaakmelder

    init(_ composer: RecordComposer, _ stand: DecidingState) {
        self.composer = composer
        self.stand = stand
        melder = Zaakmelder(composer: composer, register: stand.aanbod.markt.register)
    }

    /// What is remembered changes for another reason than a case: by what others report, by time, by a transaction.
    mutating func bijStand<Uit>(_ doe: (inout DecidingState) -> Uit) -> Uit { doe(&stand) }

    func omstandigheden(_ zaak: Zaak, _ moment: Moment) -> Omstandigheden {
        Omstandigheden(zaak, stand.zaken.open.casus(zaak.casusId), stand.aanbod, moment)
    }

    // MARK: What happens to a case

    /// An aanvraag: a first one, a new version of it, or one for a case that was closed.
    /// - Parameters:
    ///   - kenmerk: by which the event is recognised when it comes again.
    ///   - partitie: where the case belongs.
    mutating func dienIn(
        _ aanvraag: Aanvraag, _ gebeurtenis: Gebeurtenis, _ kenmerk: String, _ partitie: Int32, _ moment: Moment
    ) throws(Afkeuring) -> [OutgoingMessage] {
        let vorige = stand.zaken[aanvraag.casusId]
        // Also once it is closed, as long as it is remembered: who takes its id would read on in another's case.
        if let vorige, vorige.gi != aanvraag.gi { throw .andereGi }
        let anders = vorige?.aanvraag.map { !$0.vraagtHetzelfde(als: aanvraag) } ?? false
        var zaak = Zaak(
            casusId: aanvraag.casusId, gi: aanvraag.gi, aanvraagId: gebeurtenis.id,
            ingediendOp: vorige?.ingediendOp ?? moment.vandaag, aanvraag: aanvraag,
            versie: vorige?.versie ?? 0, kern: "", regio: vorige?.regio ?? "", geslotenOp: nil,
            opschaling: vorige?.opschaling, loop: vorige?.loop ?? Zaakloop(),
            meldtAanTafel: vorige?.meldtAanTafel ?? false, gezien: vorige?.gezien ?? [], partitie: partitie)
        zaak.vastgelegd = gebeurtenis.time.map { Zaak.Vastgelegd(door: gebeurtenis.source, opMs: $0.ms) }
        zaak.opgeschaaldNaar = vorige?.opgeschaaldNaar
        zaak.eigenaar =
            (vorige?.isOpen == true ? vorige?.eigenaar : nil) ?? IdentifierFormat.organisatie(van: gebeurtenis.source)
        zaak.bijgewerktOp = zaak.ingediendOp == moment.vandaag ? nil : moment.vandaag
        zaak.onthoud(kenmerk)
        let effecten = try zaak.loop.neem(
            .ingediend(behoefteAnders: anders), omstandigheden(vorige ?? zaak, moment))
        zaak.loop.behoudLopend(aanvraag.hulpvragen.map(\.id))
        stand.bijWerk { $0.isHerzien(aanvraag.casusId) }
        return vertaal(effecten, zaak, moment) + stelVoor(zaak, vorige: vorige, altijd: true, moment)
    }

    /// Something happens to a case that is known.
    /// - Parameter kenmerk: by which the event is recognised when it comes again; `nil` when it is not a message.
    mutating func beleef(
        _ vorige: Zaak, _ gebeurtenis: Zaakgebeurtenis, _ kenmerk: String?, _ moment: Moment
    ) throws(Afkeuring) -> [OutgoingMessage] {
        var zaak = vorige
        if let kenmerk { zaak.onthoud(kenmerk) }
        let effecten = try zaak.loop.neem(gebeurtenis, omstandigheden(vorige, moment))
        return voerUit(effecten, zaak, vorige: vorige, moment)
    }

    /// A day passed, on which the term of an answer ended: no answer is never a yes.
    mutating func termijnVoorbij(_ casusId: String, _ moment: Moment) -> [OutgoingMessage] {
        guard let vorige = stand.zaken[casusId] else { return [] }
        var zaak = vorige
        // Time is never refused.
        guard let effecten = try? zaak.loop.neem(.dagVoorbij, omstandigheden(vorige, moment)), !effecten.isEmpty else {
            stand.bijWerk { $0.zonderAntwoord(casusId) }
            return []
        }
        return voerUit(effecten, zaak, vorige: vorige, moment)
    }

    /// What the log of places and the reports of offers mean for a case.
    mutating func beslisPlaats(_ casusId: String, _ moment: Moment) -> [OutgoingMessage] {
        guard let vorige = stand.zaken[casusId] else { return [] }
        var zaak = vorige
        var effecten = vraagOpnieuw(vorige)
        for gebeurtenis in Plaatsoordeel(aanbod: stand.aanbod, zaak: vorige).gebeurtenissen {
            // What happens to a place is never refused.
            effecten += (try? zaak.loop.neem(gebeurtenis, omstandigheden(vorige, moment))) ?? []
        }
        guard zaak != vorige || !effecten.isEmpty else { return [] }
        return voerUit(effecten, zaak, vorige: vorige, moment)
    }

    /// Places that are nowhere in the log, asked for once more.
    private mutating func vraagOpnieuw(_ zaak: Zaak) -> [Zaakeffect] {
        zaak.loop.voordracht.filter { deel in
            let plek = CasusBijAanbod(deel.sleutel, zaak.casusId)
            return deel.reservering == .gevraagd && stand.bijWerk { $0.neemHervraag(plek) }
        }.map { .reserveer($0) }
    }

    /// The table that decided hears why nothing came of it.
    mutating func meldGeweigerd(_ afkeuring: Afkeuring, _ vorige: Zaak, _ moment: Moment) -> [OutgoingMessage] {
        var zaak = vorige
        let uit = melder.meld(.geweigerd(afkeuring, fase: zaak.loop.fase.status), &zaak, moment)
        stand.bewaar(zaak, voor: zaak.casusId)
        return uit + [composer.opslag(zaak)]
    }

    /// A case that was closed long ago is forgotten.
    mutating func vergeet(gesloten zaak: Zaak) -> [OutgoingMessage] {
        stand.bewaar(nil, voor: zaak.casusId)
        // An aanbieder that did not report for so long has no place to tell of either.
        return zaak.loop.bezet.flatMap { geefVrij($0.aanbod, zaak) }
            + [composer.zaakWeg(zaak.casusId, partitie: zaak.partitie)]
    }

    /// Forgetting a case because its GI says so (AVG art. 17), at once instead of 90 days after its end.
    ///
    /// It is a message of the case like any other, handled by the one who owns the case's memory: a tombstone that
    /// someone laid beside a running matcher would be written over by its next thought of the case. In the partition of
    /// the case it comes after everything that was said of it before, and memory, tombstones and offset go in one
    /// transaction.
    /// - Returns: the end of the case for whoever was asked or waits, then a tombstone under every key it can have.
    /// - Throws: when the case is another GI's. One that is not known is forgotten too: something may still stand.
    mutating func vergeet(
        _ intrekking: AanvraagIngetrokken, _ kenmerk: String, _ partitie: Int32, _ moment: Moment
    ) throws(Afkeuring) -> [OutgoingMessage] {
        let casusId = intrekking.casusId
        let vorige = stand.zaken[casusId]
        guard vorige == nil || vorige?.gi == intrekking.gi else { throw .andereGi }
        var uit: [OutgoingMessage] = []
        if let vorige, vorige.isOpen {
            // An aanbieder that was asked hears that its nomination lapses.
            uit = try beleef(vorige, .ingetrokken(teLaat: nil), kenmerk, moment)
        }
        if let regio = vorige?.regio, !regio.isEmpty { uit += composer.allesWeg(casusId, regio: regio) }
        uit += ([casusId] + intrekking.berichten).map { composer.statusWeg(gi: intrekking.gi, sleutel: $0) }
        uit += stand.aanbod.aanbod(van: casusId).map { CasusBijAanbod($0, casusId) }
            .sorted { $0.sleutel < $1.sleutel }.map(composer.geefVrij)
        stand.bewaar(nil, voor: casusId)
        return uit + [composer.zaakWeg(casusId, partitie: vorige?.partitie ?? partitie)]
    }

    // MARK: Carrying out

    /// Carries out what the life of a case asks for, and writes its state.
    private mutating func voerUit(
        _ effecten: [Zaakeffect], _ zaak: Zaak, vorige: Zaak, _ moment: Moment
    ) -> [OutgoingMessage] {
        var zaak = zaak
        var uit: [OutgoingMessage] = []
        var moetHerzien = false
        for effect in effecten {
            switch effect {
            case .reserveer(let deel): uit.append(composer.reserveer(deel, zaak.casusId))
            case .geefVrij(let aanbod): uit += geefVrij(aanbod, zaak)
            case .draagVoor(let deel): uit += composer.voordracht(deel, zaak, moment).map { [$0] } ?? []
            case .vervalt(let deel, let reden): uit.append(composer.vervallen(deel, reden, zaak, moment))
            case .herinner(let deel): uit.append(composer.herinnering(deel, zaak, moment))
            case .herzie: moetHerzien = true
            case .draagOver(let naar): uit += draagOver(naar, &zaak, vorige: vorige, moment)
            case .stelOpnieuwVoor:
                weegWeigering(&zaak, moment.vandaag)
                uit += nieuwVoorstel(&zaak, vorige: vorige, altijd: true, stil: true, moment) ?? []
            case .meldVoorstel: break
            case .meld(let melding): uit += melder.meld(melding, &zaak, moment)
            case .sluit: uit += sluit(&zaak, moment.vandaag)
            }
        }
        stand.bewaar(zaak, voor: zaak.casusId)
        if moetHerzien, zaak.isOpen { stand.bijWerk { $0.moetHerzien([zaak.casusId]) } }
        uit.append(composer.opslag(zaak))
        return uit
    }

    /// What does not change the state of the case: the caller writes that itself.
    private func vertaal(_ effecten: [Zaakeffect], _ zaak: Zaak, _ moment: Moment) -> [OutgoingMessage] {
        effecten.flatMap { effect -> [OutgoingMessage] in
            switch effect {
            case .vervalt(let deel, let reden): return [composer.vervallen(deel, reden, zaak, moment)]
            case .meld(let melding): return [composer.status(melder.status(melding, zaak, nu: moment.nu), moment)]
            case .geefVrij(let aanbod): return geefVrij(aanbod, zaak)
            case .reserveer, .draagVoor, .stelOpnieuwVoor, .herinner, .herzie, .draagOver, .meldVoorstel, .sluit:
                return []
            }
        }
    }

    /// Under the key that names it, and under the one of before where that stands.
    private func geefVrij(_ aanbod: Aanbodverwijzing, _ zaak: Zaak) -> [OutgoingMessage] {
        let plek = CasusBijAanbod(aanbod, zaak.casusId)
        let oud = stand.aanbod.isGereserveerd(plek.oud) && plek.oud != plek ? [composer.geefVrij(plek.oud)] : []
        return [composer.geefVrij(plek)] + oud
    }

    /// A refusal for want of a contract or budget passes when there is one (#55). Where one is known already, nothing
    /// has changed by that: the refusal stands.
    private func weegWeigering(_ zaak: inout Zaak, _ vandaag: Datum) {
        guard let laatste = zaak.loop.geprobeerd.last, laatste.contractToen == nil, laatste.op == vandaag,
            [.budget, .geenContract].contains(laatste.poging.weigeringsreden), let casus = stand.zaken.casus(zaak)
        else { return }
        let opties = stand.aanbod.markt(voor: zaak).voorstel(voor: casus, vandaag: vandaag).opties
        guard
            opties.contains(where: { $0.aanbod.contains { $0.agb == laatste.agb && $0.aanbodId == laatste.aanbodId } })
        else { return }
        zaak.loop.hadContract()
    }

    /// Nothing of the child stays, neither at the table nor here.
    private func sluit(_ zaak: inout Zaak, _ vandaag: Datum) -> [OutgoingMessage] {
        let uit =
            [composer.voorstelWeg(zaak.casusId, regio: zaak.regio)] + composer.opschalingWeg(zaak)
            + composer.meldingWeg(zaak)
        zaak.opschaling = nil
        zaak.opgeschaaldNaar = nil
        zaak.meldtAanTafel = false
        zaak.geslotenOp = vandaag
        zaak.aanvraag = nil
        zaak.kern = ""
        zaak.loop.vergeet()
        return uit
    }

    /// The case goes to another table, which hears why.
    private mutating func draagOver(
        _ naar: Tafeladres, _ zaak: inout Zaak, vorige: Zaak, _ moment: Moment
    ) -> [OutgoingMessage] {
        let van = stand.aanbod.markt.register.tafel(naam: zaak.regio)
        zaak.opgeschaaldNaar = naar.slug
        let uit = nieuwVoorstel(&zaak, vorige: vorige, altijd: true, stil: true, moment) ?? []
        let ladder = zaak.opschaling?.ladder ?? naar.slug
        zaak.opschaling = Zaak.Opgeschaald(ladder: ladder, trede: zaak.opschaling?.trede ?? 0)
        let stap = OpschalingBereikt(
            casusId: zaak.casusId, regio: zaak.regio, trede: (zaak.opschaling?.trede ?? 0) + 1,
            van: van?.tafel ?? Landelijk.tafel, naar: naar.tafel, op: moment.vandaag)
        return uit + [composer.opschaling(stap, moment)]
    }

    // MARK: Proposals

    /// Makes the proposal for a case; sends it when it is new or `altijd`, with the status and the case's state.
    mutating func stelVoor(_ zaak: Zaak, vorige: Zaak?, altijd: Bool, _ moment: Moment) -> [OutgoingMessage] {
        var nieuw = zaak
        let uit = nieuwVoorstel(&nieuw, vorige: vorige, altijd: altijd, stil: false, moment)
        return uit.map { $0 + [composer.opslag(nieuw)] } ?? []
    }

    /// - Parameter stil: whether the GI hears of it in other words.
    /// - Returns: the proposal and word of it; `nil` when nothing changed.
    private mutating func nieuwVoorstel(
        _ zaak: inout Zaak, vorige: Zaak?, altijd: Bool, stil: Bool, _ moment: Moment
    ) -> [OutgoingMessage]? {
        guard let casus = stand.zaken.casus(zaak) else { return nil }
        let casusId = zaak.casusId
        let stap = ProposalStep(
            .init(
                zaak: zaak, vorige: vorige, casus: casus, staandeCasus: stand.zaken.open.casus(casusId),
                aanbod: stand.aanbod, moment: moment), melder, altijd: altijd, stil: stil)
        stand.onthoud(stap.voorstel.opties.map(\.startVerwacht).min(), voor: casusId)
        if stap.uit != nil {
            zaak = stap.zaak
            stand.bewaar(zaak, voor: casusId, casus: casus)
        }
        stand.onthoud(stap.voorstel, voor: casusId, vandaag: moment.vandaag)
        return stap.uit
    }

    // MARK: The ladder

    /// Tells which steps a case reached, and puts it on the day of its next.
    mutating func vertel(_ casusId: String, _ moment: Moment) -> [OutgoingMessage] {
        guard let zaak = stand.zaken[casusId], let aanvraag = zaak.aanvraag,
            let casus = stand.zaken.open.casus(casusId),
            let geldend = stand.aanbod.markt.register.ladder(voor: casus.gemeente, op: moment.vandaag)
        else {
            stand.bijWerk { $0.zetOpschaling(casusId, op: nil) }
            return []
        }
        let ladder = Ladderstand(
            zaak, aanvraag, geldend, start: stand.zaken.start(van: casusId), vandaag: moment.vandaag)
        var uit: [OutgoingMessage] = []
        if let (berichten, melding, trede) = ladder.teVertellen {
            var nieuw = zaak
            nieuw.opschaling = trede
            uit = berichten.map { composer.opschaling($0, moment) } + melder.meld(melding, &nieuw, moment)
            stand.bewaar(nieuw, voor: casusId, casus: casus)
            uit.append(composer.opslag(nieuw))
        }
        stand.bijWerk { $0.zetOpschaling(casusId, op: ladder.volgendeDag) }
        return uit
    }
}

extension Aanvraag {
    /// Whether the same help is asked for as many children: who was asked for it can go on.
    fileprivate func vraagtHetzelfde(als andere: Aanvraag) -> Bool {
        hulpvragen == andere.hulpvragen && jeugdigen.count == andere.jeugdigen.count
    }
}
