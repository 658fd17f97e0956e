import Jeugdhulp

/// What the market has for one hulpvraag: the offers that can answer it, best first, and why the others cannot.
struct Selectie: Sendable {
    let hulpvraag: Hulpvraag
    /// Best first: most points, then earliest start, then lowest id. This order is total, so arrival never shows.
    private(set) var passend: [Beoordeling] = []
    /// The offers of the asked hulpvorm and voorziening that are out, with the reason.
    private(set) var uitgesloten: [(reden: Uitsluiting, plek: Int)] = []

    init(hulpvraag: Hulpvraag, casus: Casus, norm: Datum, vandaag: Datum, markt: Markt) {
        self.hulpvraag = hulpvraag
        let beoordelaar = Beoordelaar(hulpvraag: hulpvraag, casus: casus, norm: norm, vandaag: vandaag, markt: markt)
        var passend: [Beoordeling] = []
        var uit: [(reden: Uitsluiting, plek: Int)] = []
        markt.aanbod.voorElk(hulpvraag) { plek, aanbod in
            switch beoordelaar.beoordeel(aanbod, plek: plek) {
            case .success(let beoordeling): passend.append(beoordeling)
            case .failure(let grond): uit.append((grond.reden, plek))
            }
        }
        passend.sort { Self.eerder($0, $1, markt.aanbod) }
        self.passend = passend
        uitgesloten = uit
    }

    private static func eerder(_ a: Beoordeling, _ b: Beoordeling, _ index: Aanbodindex) -> Bool {
        if a.totaal != b.totaal { return a.totaal > b.totaal }
        if a.start != b.start { return a.start < b.start }
        return (index.plekken[a.plek]?.aanbodId ?? "") < (index.plekken[b.plek]?.aanbodId ?? "")
    }
}

/// Scores offers for one hulpvraag of one case.
struct Beoordelaar {
    let hulpvraag: Hulpvraag
    let casus: Casus
    let norm: Datum
    let vandaag: Datum
    let markt: Markt

    struct Grond: Error { let reden: Uitsluiting }

    func beoordeel(_ aanbod: Aanbod, plek: Int) -> Result<Beoordeling, Grond> {
        let start = aanbod.startVerwacht(vandaag: vandaag, aantal: gelijktijdig)
        let overeenkomst = self.overeenkomst(aanbod)
        if let reden = Toets.uitsluiting(
            aanbod, hulpvraag, casus, start: start, overeenkomst: overeenkomst, vandaag: vandaag)
        {
            return .failure(Grond(reden: reden))
        }
        let afstandHm = casus.nabij.flatMap { markt.register.afstandHm($0, aanbod.gemeente) }
        let bereik = self.bereik(aanbod)
        let gemist = hulpvraag.doelgroepen.subtracting(aanbod.doelgroepen)
        let g = markt.gewichten
        let punten = Punten(
            hulpvorm: g.hulpvorm,
            doelgroepen: Puntentelling.doelgroepen(gemist: gemist.aantal, g.doelgroepen),
            start: Puntentelling.start(start, norm: norm, vandaag: vandaag, g.start),
            overeenkomst: Puntentelling.overeenkomst(overeenkomst, g.overeenkomst),
            capaciteit: Puntentelling.capaciteit(aanbod.plaatsen, aantal: gelijktijdig, g.capaciteit),
            nabijheid: Puntentelling.nabijheid(
                afstandHm: afstandHm, maxAfstandKm: casus.aanvraag.wensen.maxAfstandKm, g.nabijheid),
            bereik: Puntentelling.bereik(bereik, g.bereik),
            gezinsgericht: Puntentelling.gezinsgericht(aanbod.voorziening, g.gezinsgericht),
            versheid: Puntentelling.versheid(peildatum: aanbod.wachttijd.peildatum, vandaag: vandaag, g.versheid)
        )
        return .success(
            Beoordeling(
                plek: plek, start: start, overeenkomst: overeenkomst, afstandHm: afstandHm, bereik: bereik,
                gemist: gemist, punten: punten))
    }

    /// How many places the case takes: one for each child.
    private var gelijktijdig: Int { max(1, casus.aantal) }

    private func overeenkomst(_ aanbod: Aanbod) -> Overeenkomst {
        guard let gemeente = casus.gemeente else { return .onbekend }
        return markt.contracten.status(
            gemeente.inkoopregio, aanbod.agb, aanbod.hulpvorm, op: vandaag,
            voorrang: markt.register.regio(gemeente.regio).voorrangMaatregel)
    }

    private func bereik(_ aanbod: Aanbod) -> Bereik? {
        guard let van = casus.gemeente?.regio, let naar = markt.register.gemeente(aanbod.gemeente)?.regio
        else { return nil }
        return markt.register.bereik(van: van, naar: naar)
    }
}
