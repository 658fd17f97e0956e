import Jeugdhulp

/// Turns scored combinations into options that explain themselves. Only made for what is sent.
struct Uitleg {
    private let buckets: [Bucket]
    private let voorwaarden: Voorwaarden
    private let casus: Casus
    private let norm: Norm
    private let vandaag: Datum
    /// The hulpvragen beside which a family fits.
    private let gezinPast: Set<String>
    private let teksten: Criteriumteksten
    private let feiten: Feitencontrole
    private let stappenplan: Stappenplan

    init(
        _ buckets: [Bucket], voorwaarden: Voorwaarden, casus: Casus, norm: Norm, vandaag: Datum,
        gezinPast: Set<String>
    ) {
        (self.buckets, self.voorwaarden, self.gezinPast) = (buckets, voorwaarden, gezinPast)
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

        /// The offer, where there are several.
        var teNoemen: Aanbodsleutel? { naam == nil ? nil : aanbod.sleutel }
    }

    /// Two places for one family. What is said of it is what is said of the place that fits least well.
    func optie(rang: Int, _ paar: Splitsing.Paar, _ hulpvraag: Hulpvraag) -> Optie? {
        let delen = zip(paar.kandidaten, paar.casussen).compactMap { kandidaat, deel in
            Uitleg(
                buckets, voorwaarden: voorwaarden, casus: deel, norm: norm, vandaag: vandaag, gezinPast: gezinPast
            ).optie(rang: rang, [kandidaat], [hulpvraag], punten: kandidaat.punten, samen: false)
        }
        guard delen.count == 2, let zwakste = delen.min(by: { $0.score < $1.score }) else { return nil }
        func samen<W: Equatable>(_ waarden: [[W]]) -> [W] {
            waarden.joined().reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
        return Optie(
            rang: rang, score: zwakste.score,
            aanbod: zip(delen, paar.casussen).flatMap { deel, casus in
                deel.aanbod.map {
                    Optie.Onderdeel(
                        hulpvraag: $0.hulpvraag, aanbodId: $0.aanbodId, agb: $0.agb, naam: $0.naam,
                        gemeente: $0.gemeente, opgave: $0.opgave, beoordeling: $0.beoordeling, jeugdigen: casus.aantal)
                }
            },
            startVerwacht: delen.map(\.startVerwacht).max() ?? vandaag,
            afstandHm: grootste(delen.map(\.afstandHm)), bereik: grootste(delen.map(\.bereik)),
            criteria: zwakste.criteria, stappen: samen(delen.map(\.stappen)),
            waarschuwingen: samen(delen.map(\.waarschuwingen)),
            vertrouwen: delen.map(\.vertrouwen).min() ?? .laag, controleren: samen(delen.map(\.controleren)),
            gesplitst: Splitsing(
                afstandHm: paar.afstandHm,
                delen: zip(delen, paar.casussen).flatMap { deel, casus in
                    deel.aanbod.map {
                        Splitsing.Deel(
                            aanbod: $0.sleutel, leeftijden: casus.aanvraag.jeugdigen.map(\.leeftijd),
                            score: deel.score)
                    }
                }),
            vraagtRedenAfwijkingGezin: delen.contains { $0.vraagtRedenAfwijkingGezin })
    }

    func optie(rang: Int, _ combinatie: Combinatie, _ selecties: [Selectie]) -> Optie {
        optie(
            rang: rang, combinatie.benen, selecties.map(\.hulpvraag), punten: combinatie.punten,
            samen: combinatie.samen)
    }

    private func optie(
        rang: Int, _ kandidaten: [Kandidaat], _ hulpvragen: [Hulpvraag], punten: Int, samen isSamen: Bool
    ) -> Optie {
        let benen = self.benen(kandidaten, hulpvragen)
        let samen = benen.count > 1 ? [Criteriumteksten.samenhang(isSamen, voorwaarden.gewichten)] : []
        let bevindingen = feiten.bevindingen(benen)
        return Optie(
            rang: rang,
            score: punten,
            aanbod: benen.map { been in
                Optie.Onderdeel(
                    hulpvraag: been.hulpvraag.id, aanbodId: been.aanbod.aanbodId, agb: been.aanbod.agb,
                    naam: been.aanbod.naam, gemeente: been.aanbod.gemeente, opgave: Optie.Opgave(been.aanbod),
                    beoordeling: been.beoordeling, jeugdigen: nil)
            },
            startVerwacht: benen.map(\.beoordeling.start).max() ?? vandaag,
            afstandHm: grootste(benen.map(\.beoordeling.afstandHm)),
            bereik: grootste(benen.map(\.beoordeling.bereik)),
            criteria: benen.flatMap { teksten.alle($0) } + samen,
            stappen: benen.flatMap(stappenplan.stappen),
            waarschuwingen: bevindingen.waarschuwingen,
            vertrouwen: bevindingen.vertrouwen,
            controleren: bevindingen.controleren,
            gesplitst: nil,
            vraagtRedenAfwijkingGezin: benen.contains { been in
                gezinPast.contains(been.hulpvraag.id) && been.aanbod.hulpvorm.metVerblijf
                    && Gezinsgerichtheid(been.aanbod.voorziening) == .groep
            }
        )
    }

    private func benen(_ kandidaten: [Kandidaat], _ hulpvragen: [Hulpvraag]) -> [Been] {
        zip(hulpvragen, kandidaten).compactMap { hulpvraag, kandidaat in
            let beoordelaar = Beoordelaar(
                hulpvraag: hulpvraag, casus: casus, norm: norm.uiterlijk, vandaag: vandaag)
            guard let aanbod = buckets[kandidaat.bucket].aanbod(kandidaat.position),
                case .success(let beoordeling) = beoordelaar.beoordeel(aanbod, bij: voorwaarden)
            else { return nil }
            return Been(
                hulpvraag: hulpvraag, aanbod: aanbod, beoordeling: beoordeling,
                naam: hulpvragen.count > 1 ? hulpvraag.id : nil)
        }
    }

    /// The largest value, or `nil` as soon as one is unknown: the unknown one may be larger.
    private func grootste<W: Comparable>(_ waarden: [W?]) -> W? {
        let bekend = waarden.compactMap { $0 }
        return bekend.count == waarden.count ? bekend.max() : nil
    }
}
