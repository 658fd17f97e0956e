import Jeugdhulp

/// Judges one whole offer for one hulpvraag of one case, with the points of every criterion: for the options that are
/// sent, and for who asks about a single offer. ``Sieve`` and ``ColumnScorer`` come to the same for many at once.
package struct Beoordelaar {
    let hulpvraag: Hulpvraag
    let casus: Casus
    let norm: Datum
    let vandaag: Datum

    package init(hulpvraag: Hulpvraag, casus: Casus, norm: Datum, vandaag: Datum) {
        self.hulpvraag = hulpvraag
        self.casus = casus
        self.norm = norm
        self.vandaag = vandaag
    }

    package struct Uitsluitingsgrond: Error { package let reden: Uitsluiting }

    /// The points of an offer, or the first reason why it is out.
    ///
    /// ``Markt/voorwaarden`` gives the conditions; they are handed in and not kept, so that an index over thousands of
    /// open cases can hold a `Beoordelaar` each and judge by the contracts of today.
    package func beoordeel(_ aanbod: Aanbod, bij voorwaarden: Voorwaarden) -> Result<Beoordeling, Uitsluitingsgrond> {
        let start = aanbod.startVerwacht(vandaag: vandaag, aantal: gelijktijdig)
        let overeenkomst = self.overeenkomst(aanbod, voorwaarden)
        if let reden = Uitsluitingstoets.uitsluiting(
            aanbod, hulpvraag, casus, start: start, overeenkomst: overeenkomst,
            contract: contract(aanbod, voorwaarden), vandaag: vandaag)
        {
            return .failure(Uitsluitingsgrond(reden: reden))
        }
        let afstandHm = casus.nabij.flatMap { voorwaarden.register.afstandHm($0, aanbod.gemeente) }
        let bereik = self.bereik(aanbod, voorwaarden)
        let gemist = hulpvraag.doelgroepen.subtracting(aanbod.doelgroepen)
        let g = voorwaarden.gewichten
        let wekenOver = Verblijfsduur.wekenOver(aanbod, casus, start: start)
        let kent = casus.kentHetKind(aanbod.agb, op: vandaag)
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
            versheid: Puntentelling.versheid(peildatum: aanbod.wachttijd.peildatum, vandaag: vandaag, g.versheid),
            blijven: Puntentelling.blijven(wekenOver: wekenOver, g.blijven),
            kentHetKind: kent ? g.kentHetKind : 0
        )
        return .success(
            Beoordeling(
                start: start, overeenkomst: overeenkomst, afstandHm: afstandHm, bereik: bereik, gemist: gemist,
                punten: punten, wekenOver: wekenOver, kentHetKind: kent, bleefStil: casus.bleefStil(aanbod)))
    }

    /// The first earlier attempt that keeps an offer out.
    func poging(_ aanbod: Aanbod, bij voorwaarden: Voorwaarden) -> Poging? {
        Uitsluitingstoets.poging(
            aanbod, casus, overeenkomst(aanbod, voorwaarden), contract: contract(aanbod, voorwaarden), vandaag: vandaag)
    }

    private func contract(_ aanbod: Aanbod, _ voorwaarden: Voorwaarden) -> Contract? {
        casus.gemeente.flatMap { voorwaarden.contracten.contract($0.inkoopregio, aanbod.agb) }
    }

    /// How many places the case takes: one for each child.
    private var gelijktijdig: Int { max(1, casus.aantal) }

    private func overeenkomst(_ aanbod: Aanbod, _ voorwaarden: Voorwaarden) -> Overeenkomst {
        guard let gemeente = casus.gemeente else { return .onbekend }
        if casus.loopt(bij: aanbod.agb, aanbod.hulpvorm, op: vandaag) { return .lopendeHulp }
        return voorwaarden.contracten.status(
            gemeente.inkoopregio, aanbod.agb, aanbod.hulpvorm, op: vandaag,
            voorrang: voorwaarden.register.regio(gemeente.regio).voorrangMaatregel)
    }

    private func bereik(_ aanbod: Aanbod, _ voorwaarden: Voorwaarden) -> Bereik? {
        guard let van = casus.gemeente?.regio, let naar = voorwaarden.register.gemeente(aanbod.gemeente)?.regio
        else { return nil }
        return voorwaarden.register.bereik(van: van, naar: naar)
    }
}
