import Jeugdhulp

/// Finds what would put an offer first, by trying changed facts through the same scoring.
struct Veranderingszoeker {
    /// Where changed facts are tried.
    private var markt: WhatIfMarket
    /// The conditions as they are: their contracts stay what they are while those of the copy are tried.
    private let werkelijk: Voorwaarden
    private let proef: WhatIf
    private let ladders: Veranderingsladders
    /// The most points the offer could win by being nearer.
    private let nabijheidswinst: Int
    /// The best other offer, for a case with one hulpvraag (inner `nil`: no other fits). What only changes the offer
    /// itself leaves the others as they are, so that scoring one offer tells as much as a whole proposal.
    var tegenstander: (Aanbod, Beoordeling)??

    init(_ aanbod: Aanbod, _ casus: Casus, vandaag: Datum, _ werkelijk: WhatIfMarket) {
        var markt = werkelijk.metEenOptie()
        let (register, gewichten) = (werkelijk.voorwaarden.register, werkelijk.voorwaarden.gewichten)
        var contract: Contract?
        var overeenkomst = Overeenkomst.onbekend
        if let gemeente = casus.gemeente {
            overeenkomst = markt.contracten.status(
                gemeente.inkoopregio, aanbod.agb, aanbod.hulpvorm, op: vandaag,
                voorrang: register.regio(gemeente.regio).voorrangMaatregel)
            contract = markt.contracten.verwijder(gemeente.inkoopregio, aanbod.agb)
        }
        self.markt = markt
        self.werkelijk = werkelijk.voorwaarden
        proef = WhatIf(aanbod: aanbod, contract: contract, casus: casus, vandaag: vandaag, register: register)
        let gevraagd = casus.aanvraag.hulpvragen.filter { Uitsluitingstoets.beantwoordt(aanbod, $0) }
        let gemist = gevraagd.reduce(into: Doelgroepen()) {
            $0.formUnion($1.doelgroepen.subtracting(aanbod.doelgroepen))
        }
        ladders = Veranderingsladders(
            proef: proef, gemist: gemist, overeenkomst: overeenkomst,
            start: aanbod.startVerwacht(vandaag: vandaag, aantal: max(1, casus.aantal)))
        nabijheidswinst = gevraagd.count * (gewichten.nabijheid.zelfdeGemeente + gewichten.bereik.eigenRegio)
    }

    /// For each fact the smallest change that alone puts the offer first.
    /// - Parameter tekort: how many points it is behind the first option; `nil` when it is out.
    mutating func enkele(tekort: Int?) -> [Wijziging] {
        Verandering.VeranderbaarFeit.allCases.compactMap { feit in
            // Moving help has many rungs and undoes no exclusion: not tried where it cannot bring enough.
            if feit == .gemeente, tekort.map({ $0 > nabijheidswinst }) ?? true { return nil }
            return kleinste(feit, naast: [])
        }.map(wijziging)
    }

    /// Changes that only together put the offer first; none of them can be left out, or be smaller beside the others.
    mutating func samen() -> [Wijziging] {
        var gekozen = Verandering.VeranderbaarFeit.allCases.compactMap { ladders.sporten($0).last }
        guard isEerste(gekozen) else { return [] }
        // Again as long as it helps: a contract lifts other offers of the aanbieder too, so that what was needed
        // beside it may not be needed without. Every round makes the changes fewer or smaller, so there is an end.
        var vorige: [Verandering] = []
        while vorige != gekozen {
            vorige = gekozen
            gekozen = kleiner(zonderOverbodige(gekozen))
        }
        return gekozen.map(wijziging)
    }

    /// The hardest to change go out first.
    private mutating func zonderOverbodige(_ veranderingen: [Verandering]) -> [Verandering] {
        var over = veranderingen
        for verandering in veranderingen.reversed() {
            let zonder = over.filter { $0 != verandering }
            if isEerste(zonder) { over = zonder }
        }
        return over
    }

    private mutating func kleiner(_ veranderingen: [Verandering]) -> [Verandering] {
        var uit = veranderingen
        for plaats in uit.indices {
            let anderen = uit.enumerated().filter { $0.offset != plaats }.map(\.element)
            if let minder = kleinste(uit[plaats].feit, naast: anderen) { uit[plaats] = minder }
        }
        return uit
    }

    /// The first rung of a fact with which the offer is first; `nil` when there is none.
    private mutating func kleinste(_ feit: Verandering.VeranderbaarFeit, naast anderen: [Verandering]) -> Verandering? {
        let sporten = ladders.sporten(feit)
        guard let beste = sporten.last else { return nil }
        guard Veranderingsladders.klimt(feit) else {
            for sport in sporten where isEerste(anderen + [sport]) { return sport }
            return nil
        }
        guard isEerste(anderen + [beste]) else { return nil }
        // `hoog` puts it first; all below `laag` do not.
        var (laag, hoog) = (0, sporten.count - 1)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if isEerste(anderen + [sporten[midden]]) { hoog = midden } else { laag = midden + 1 }
        }
        return sporten[hoog]
    }

    private mutating func isEerste(_ veranderingen: [Verandering]) -> Bool {
        let nieuw = veranderingen.reduce(proef) { $0.met($1) }
        if let tegenstander, veranderingen.allSatisfy(\.feit.vanAanbodAlleen) { return gaatVoor(nieuw, tegenstander) }
        markt.aanbod.meld(nieuw.aanbod)
        if let gemeente = nieuw.casus.gemeente {
            if let contract = nieuw.contract {
                markt.contracten.meld(contract)
            } else {
                markt.contracten.verwijder(gemeente.inkoopregio, nieuw.aanbod.agb)
            }
        }
        return markt.eerste(voor: nieuw.casus, vandaag: proef.vandaag).contains(nieuw.aanbod.sleutel)
    }

    private func gaatVoor(_ nieuw: WhatIf, _ ander: (Aanbod, Beoordeling)?) -> Bool {
        guard let hulpvraag = nieuw.casus.aanvraag.hulpvragen.first else { return false }
        let norm = Norm.passendeHulp(
            maatregel: nieuw.casus.aanvraag.maatregel, uiterlijkeDatum: nieuw.casus.aanvraag.uiterlijkeDatum,
            vandaag: nieuw.vandaag)
        let beoordelaar = Beoordelaar(
            hulpvraag: hulpvraag, casus: nieuw.casus, norm: norm.uiterlijk, vandaag: nieuw.vandaag)
        guard case .success(let eigen) = beoordelaar.beoordeel(nieuw.aanbod, bij: werkelijk) else { return false }
        return ander.map { Aanbodvergelijking.eerder((nieuw.aanbod, eigen), $0) } ?? true
    }

    private func wijziging(_ verandering: Verandering) -> Wijziging {
        Wijziging(verandering: verandering, tekst: Veranderingstekst(proef: proef).tekst(verandering))
    }
}
