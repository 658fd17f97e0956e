import Jeugdhulp

/// Where one offer stands for each hulpvraag of a case: found by scoring every offer that answers it, once.
struct Aanbodvergelijking {
    private let aanbodindex: Aanbodindex
    private let voorwaarden: Voorwaarden
    private let casus: Casus
    private let aanbod: Aanbod
    private let voorstel: Voorstel
    private let vandaag: Datum
    private let velden: [Hulpvraaguitslag]

    /// What there is for one hulpvraag.
    private struct Hulpvraaguitslag {
        let beoordelaar: Beoordelaar
        /// The offer's own outcome; `nil` when the hulpvraag asks for something else.
        let eigen: Result<Beoordeling, Beoordelaar.Uitsluitingsgrond>?
        var passend = 0
        /// How many fitting offers go before it.
        var voor = 0
        /// The best fitting offer besides this one, and the points of the best of the same aanbieder, this one
        /// included.
        var besteAnder: (aanbod: Aanbod, beoordeling: Beoordeling)?
        var besteVanAanbieder: Int?
    }

    init(
        _ aanbod: Aanbod, _ casus: Casus, _ voorstel: Voorstel, vandaag: Datum, _ aanbodindex: Aanbodindex,
        _ voorwaarden: Voorwaarden
    ) {
        (self.casus, self.aanbod, self.voorstel, self.vandaag) = (casus, aanbod, voorstel, vandaag)
        (self.aanbodindex, self.voorwaarden) = (aanbodindex, voorwaarden)
        velden = casus.aanvraag.hulpvragen.map { hulpvraag in
            let beoordelaar = Beoordelaar(
                hulpvraag: hulpvraag, casus: casus, norm: voorstel.norm.uiterlijk, vandaag: vandaag)
            let gevraagd = Uitsluitingstoets.beantwoordt(aanbod, hulpvraag)
            var veld = Hulpvraaguitslag(
                beoordelaar: beoordelaar, eigen: gevraagd ? beoordelaar.beoordeel(aanbod, bij: voorwaarden) : nil)
            aanbodindex.forEach(hulpvraag) { ander in
                guard case .success(let beoordeling) = beoordelaar.beoordeel(ander, bij: voorwaarden) else { return }
                Self.tel(ander, beoordeling, aanbod, &veld)
            }
            return veld
        }
    }

    private static func tel(
        _ ander: Aanbod, _ beoordeling: Beoordeling, _ aanbod: Aanbod, _ veld: inout Hulpvraaguitslag
    ) {
        veld.passend += 1
        if ander.agb == aanbod.agb {
            veld.besteVanAanbieder = max(veld.besteVanAanbieder ?? beoordeling.totaal, beoordeling.totaal)
        }
        guard ander.sleutel != aanbod.sleutel else { return }
        if veld.besteAnder.map({ eerder((ander, beoordeling), $0) }) ?? true { veld.besteAnder = (ander, beoordeling) }
        if case .success(let eigen) = veld.eigen, eerder((ander, beoordeling), (aanbod, eigen)) { veld.voor += 1 }
    }

    /// The order of offers for one hulpvraag: most points, then who did not stay silent before, then earliest start,
    /// then lowest id and aanbieder.
    static func eerder(_ a: (Aanbod, Beoordeling), _ b: (Aanbod, Beoordeling)) -> Bool {
        if a.1.totaal != b.1.totaal { return a.1.totaal > b.1.totaal }
        if a.1.bleefStil != b.1.bleefStil { return b.1.bleefStil }
        if a.1.start != b.1.start { return a.1.start < b.1.start }
        return a.0.sleutel < b.0.sleutel
    }

    func antwoorden() -> [Waarom.Antwoord] {
        velden.compactMap { veld in
            guard let eigen = veld.eigen else { return nil }
            let stand: Waarom.Aanbodoordeel
            switch eigen {
            case .success(let beoordeling): stand = .past(plaats(veld, beoordeling))
            case .failure(let grond):
                let tekst = Uitsluitingstekst(
                    casus: casus, aanbod: aanbod, vandaag: vandaag, register: voorwaarden.register,
                    poging: veld.beoordelaar.poging(aanbod, bij: voorwaarden))
                stand = .valtAf(grond.reden, uitleg: tekst.uitleg(grond.reden))
            }
            return Waarom.Antwoord(hulpvraag: veld.beoordelaar.hulpvraag.id, stand: stand)
        }
    }

    private func plaats(_ veld: Hulpvraaguitslag, _ eigen: Beoordeling) -> Waarom.Rangplaats {
        let eerste = nummerEen(veld) ?? (aanbod, eigen)
        let teksten = Criteriumteksten(casus: casus, norm: voorstel.norm, vandaag: vandaag, voorwaarden: voorwaarden)
        let metKent = eigen.kentHetKind || eerste.1.kentHetKind
        func uitslagen(_ aanbod: Aanbod, _ beoordeling: Beoordeling) -> [Criteriumuitslag] {
            teksten.alle(
                Uitleg.Been(
                    hulpvraag: veld.beoordelaar.hulpvraag, aanbod: aanbod, beoordeling: beoordeling, naam: nil),
                metKent: metKent)
        }
        return Waarom.Rangplaats(
            rang: veld.voor + 1, passend: veld.passend, punten: eigen.totaal, eerste: eerste.0.aanbodId,
            eersteAgb: eerste.0.agb,
            eerstePunten: eerste.1.totaal,
            criteria: zip(uitslagen(aanbod, eigen), uitslagen(eerste.0, eerste.1)).map(Waarom.Vergelijking.init))
    }

    /// What the first option has for this hulpvraag; the best by points where there is no option at all, because
    /// another hulpvraag has none.
    private func nummerEen(_ veld: Hulpvraaguitslag) -> (Aanbod, Beoordeling)? {
        let gekozen = voorstel.opties.first?.aanbod.first { $0.hulpvraag == veld.beoordelaar.hulpvraag.id }
        guard let gekozen, let ander = aanbodindex.aanbod(gekozen.sleutel),
            case .success(let beoordeling) = veld.beoordelaar.beoordeel(ander, bij: voorwaarden)
        else { return beste(veld) }
        return (ander, beoordeling)
    }

    /// The best offer by points, this one included.
    private func beste(_ veld: Hulpvraaguitslag) -> (Aanbod, Beoordeling)? {
        guard case .success(let eigen) = veld.eigen, veld.voor == 0 else { return veld.besteAnder }
        return (aanbod, eigen)
    }

    /// What this offer must go before, where one hulpvraag is all there is; outer `nil` for a combination.
    var tegenstander: (Aanbod, Beoordeling)?? {
        velden.count == 1 ? .some(velden[0].besteAnder) : nil
    }

    /// The points of the best option with this offer: with the best there is for the other hulpvragen, or with the
    /// best of the same aanbieder and the bonus for that.
    func score() -> Int? {
        velden.indices.compactMap { been -> Int? in
            guard case .success(let eigen) = velden[been].eigen else { return nil }
            let anderen = velden.indices.filter { $0 != been }
            guard !anderen.isEmpty else { return eigen.totaal }
            let los = som(anderen.map { beste(velden[$0])?.1.totaal }).map { $0 + eigen.totaal }
            let samen = som(anderen.map { velden[$0].besteVanAanbieder }).map {
                $0 + eigen.totaal + voorwaarden.gewichten.samenhang
            }
            return [los, samen].compactMap { $0 }.max()
        }.max()
    }

    /// `nil` as soon as one is missing.
    private func som(_ waarden: [Int?]) -> Int? {
        let bekend = waarden.compactMap { $0 }
        return bekend.count == waarden.count ? bekend.reduce(0, +) : nil
    }
}
