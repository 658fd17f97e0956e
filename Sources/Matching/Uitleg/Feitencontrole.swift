import Jeugdhulp

/// How far the facts of an option can be trusted, and what a person should check first.
struct Feitencontrole {
    let casus: Casus
    let vandaag: Datum
    let gewichten: Gewichten

    /// What was found for one option: each warning and each check once, in the order in which they came up.
    struct Bevindingen: Equatable {
        private(set) var waarschuwingen: [Waarschuwing] = []
        private(set) var vertrouwen: Vertrouwen = .hoog
        private(set) var controleren: [String] = []

        fileprivate mutating func neem(_ bevinding: Bevinding) {
            let (waarschuwing, controle) = (bevinding.waarschuwing, bevinding.controle)
            if !waarschuwingen.contains(waarschuwing) { waarschuwingen.append(waarschuwing) }
            if !controleren.contains(controle) { controleren.append(controle) }
            if let hoogstens = bevinding.hoogstens { vertrouwen = min(vertrouwen, hoogstens) }
        }
    }

    func bevindingen(_ benen: [Uitleg.Been]) -> Bevindingen {
        var uit = Bevindingen()
        for been in benen {
            versheid(been, &uit)
            tegenspraak(been.aanbod, &uit)
            leeftijd(been, &uit)
            afstand(been, &uit)
            blijven(been, &uit)
            eerder(been, &uit)
        }
        maatregel(benen, &uit)
        if casus.woonplaats.zekerheid == .handmatig { uit.neem(.woonplaatsHandmatig) }
        machtiging(benen, &uit)
        return uit
    }

    private func versheid(_ been: Uitleg.Been, _ uit: inout Bevindingen) {
        let oud = vandaag - been.aanbod.wachttijd.peildatum
        guard oud > gewichten.versheid.verouderdNaDagen else { return }
        let sterk = oud > gewichten.versheid.sterkVerouderdNaDagen
        uit.neem(.capaciteitVerouderd(aanbieder: been.aanbod.naam, dagen: oud, sterk: sterk))
    }

    private func tegenspraak(_ aanbod: Aanbod, _ uit: inout Bevindingen) {
        let plaatsen = aanbod.plaatsen
        let klopt =
            plaatsen.vrij <= plaatsen.totaal && aanbod.wachttijd.peildatum <= vandaag
            && !(plaatsen.vrij == 0 && plaatsen.vrijVanaf.map { $0 < vandaag } ?? false)
            && !(aanbod.stop != nil && plaatsen.vrij > 0)
        if !klopt { uit.neem(.opgaveTegenstrijdig(aanbieder: aanbod.naam)) }
    }

    private func leeftijd(_ been: Uitleg.Been, _ uit: inout Bevindingen) {
        for jeugdige in casus.aanvraag.jeugdigen {
            if !jeugdige.geboortedagKlopt(op: casus.ingediendOp) { uit.neem(.leeftijdTegenstrijdig) }
            let start = been.beoordeling.start
            let zeker = jeugdige.leeftijd(op: start, opgegevenOp: casus.ingediendOp)
            if jeugdige.kanOuderZijn(op: start, opgegevenOp: casus.ingediendOp),
                !Uitsluitingstoets.past(zeker + 1, in: been.aanbod)
            {
                uit.neem(.leeftijdOnzeker)
            }
        }
    }

    private func blijven(_ been: Uitleg.Been, _ uit: inout Bevindingen) {
        guard let weken = been.beoordeling.wekenOver else { return }
        uit.neem(.leeftijdsgrensNadert(aanbieder: been.aanbod.naam, weken: weken, been.teNoemen))
    }

    /// An offer that fits was tried before: what stood in the way is gone, or nobody answered. The latest of each
    /// reason.
    private func eerder(_ been: Uitleg.Been, _ uit: inout Bevindingen) {
        var gezegd: [Weigeringsreden] = []
        let pogingen = casus.aanvraag.reedsGeprobeerd.filter {
            $0.isTevergeefs && $0.gaatOver(been.aanbod.agb, been.aanbod.aanbodId)
        }
        for poging in pogingen.sorted(by: {
            ($1.op, $0.weigeringsreden.rawValue) < ($0.op, $1.weigeringsreden.rawValue)
        })
        where !gezegd.contains(poging.weigeringsreden) {
            gezegd.append(poging.weigeringsreden)
            uit.neem(
                .eerderAfgewezen(
                    aanbieder: been.aanbod.naam, poging.weigeringsreden, op: poging.op, been.teNoemen))
        }
    }

    /// The measure ends before the help starts, or so soon after it that hardly anything is left of it (#116).
    private func maatregel(_ benen: [Uitleg.Been], _ uit: inout Bevindingen) {
        guard let start = benen.map(\.beoordeling.start).max(), let eind = casus.aanvraag.maatregel.eindigtUiterlijk,
            eind <= start.plus(weken: Self.maatregelWekenMin)
        else { return }
        uit.neem(.maatregelEindigt(casus.aanvraag.maatregel.soort, op: eind))
    }

    private static let maatregelWekenMin = 4

    private func afstand(_ been: Uitleg.Been, _ uit: inout Bevindingen) {
        guard let hm = been.beoordeling.afstandHm else {
            uit.neem(.afstandOnbekend)
            return
        }
        guard let grens = casus.aanvraag.wensen.maxAfstandKm, hm > grens * 10 else { return }
        uit.neem(.verderDanWens(km: grens))
    }

    /// Under an OTS a child can only live elsewhere with an authorisation of the judge; the GI may not have sent it.
    private func machtiging(_ benen: [Uitleg.Been], _ uit: inout Bevindingen) {
        let maatregel = casus.aanvraag.maatregel
        guard maatregel.soort == .ots || maatregel.soort == .vots,
            benen.contains(where: { $0.aanbod.hulpvorm.metVerblijf }),
            !maatregel.machtigingen.contains(.uithuisplaatsing)
        else { return }
        uit.neem(.machtigingNietGemeld)
    }
}
