import Jeugdhulp

/// Turns scored combinations into options that explain themselves. Only made for what is sent.
struct Uitleg {
    private let buckets: [Bucket]
    private let voorwaarden: Voorwaarden
    private let casus: Casus
    private let norm: Norm
    private let vandaag: Datum
    private let teksten: Criteriumteksten
    private let feiten: Feitencontrole
    private let stappenplan: Stappenplan

    init(aanbod: Aanbodindex, voorwaarden: Voorwaarden, casus: Casus, norm: Norm, vandaag: Datum) {
        (buckets, self.voorwaarden) = (aanbod.buckets, voorwaarden)
        (self.casus, self.norm, self.vandaag) = (casus, norm, vandaag)
        teksten = Criteriumteksten(casus: casus, norm: norm, vandaag: vandaag, voorwaarden: voorwaarden)
        feiten = Feitencontrole(casus: casus, vandaag: vandaag, gewichten: voorwaarden.gewichten)
        stappenplan = Stappenplan(casus: casus, voorwaarden: voorwaarden, vandaag: vandaag)
    }

    /// An offer of a combination with the hulpvraag it answers.
    struct Been {
        let hulpvraag: Hulpvraag
        let aanbod: Aanbod
        let beoordeling: Beoordeling
        /// The hulpvraag's id where there are several, to tell the rows apart.
        let naam: String?
    }

    func optie(rang: Int, _ combinatie: Combinatie, _ selecties: [Selectie]) -> Optie {
        let benen = self.benen(combinatie, selecties)
        let samen = benen.count > 1 ? [Criteriumteksten.samenhang(combinatie.samen, voorwaarden.gewichten)] : []
        let bevindingen = feiten.bevindingen(benen)
        return Optie(
            rang: rang,
            score: combinatie.punten,
            aanbod: benen.map { been in
                Optie.Onderdeel(
                    hulpvraag: been.hulpvraag.id, aanbodId: been.aanbod.aanbodId, agb: been.aanbod.agb,
                    naam: been.aanbod.naam, gemeente: been.aanbod.gemeente, opgave: Optie.Opgave(been.aanbod),
                    beoordeling: been.beoordeling)
            },
            startVerwacht: benen.map(\.beoordeling.start).max() ?? vandaag,
            afstandHm: grootste(benen.map(\.beoordeling.afstandHm)),
            bereik: grootste(benen.map(\.beoordeling.bereik)),
            criteria: benen.flatMap(teksten.alle) + samen,
            stappen: benen.flatMap(stappenplan.stappen),
            waarschuwingen: bevindingen.waarschuwingen,
            vertrouwen: bevindingen.vertrouwen,
            controleren: bevindingen.controleren
        )
    }

    private func benen(_ combinatie: Combinatie, _ selecties: [Selectie]) -> [Been] {
        zip(selecties, combinatie.benen).compactMap { selectie, kandidaat in
            let beoordelaar = Beoordelaar(
                hulpvraag: selectie.hulpvraag, casus: casus, norm: norm.uiterlijk, vandaag: vandaag)
            guard let aanbod = buckets[kandidaat.bucket].aanbod(kandidaat.position),
                case .success(let beoordeling) = beoordelaar.beoordeel(aanbod, bij: voorwaarden)
            else { return nil }
            return Been(
                hulpvraag: selectie.hulpvraag, aanbod: aanbod, beoordeling: beoordeling,
                naam: selecties.count > 1 ? selectie.hulpvraag.id : nil)
        }
    }

    /// The largest value, or `nil` as soon as one is unknown: the unknown one may be larger.
    private func grootste<W: Comparable>(_ waarden: [W?]) -> W? {
        let bekend = waarden.compactMap { $0 }
        return bekend.count == waarden.count ? bekend.max() : nil
    }
}
