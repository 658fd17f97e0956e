import Jeugdhulp

extension Marktgenerator {
    /// - Parameter nummer: 0..<`aanbodAantal`.
    package func aanbod(_ nummer: Int) -> Aanbod {
        var loting = SeededDraws(zaad: zaad, .aanbod, nummer)
        let aanbieder = aanbieder(eigenaar(&loting))
        let hulpvorm =
            aanbieder.hulpvormen.count > 1 && loting.kans(400) ? aanbieder.hulpvormen[1] : aanbieder.hulpvormen[0]
        let soort = loting.een(tabellen.aanbod[hulpvorm.index])
        let gemeente = plek(aanbieder, &loting)
        let kort = tabellen.tekorten[streken.landsdeel(gemeente)]?.contains(soort.voorziening) ?? false
        let wachttijd = wachttijd(kort, &loting)
        let stop = stop(wachttijd, kort, &loting)
        let leeftijd = leeftijd(soort, &loting)
        return Aanbod(
            aanbodId: "proef-aanbod-\(nummer)", agb: aanbieder.agb,
            naam: "Verzonnen aanbieder \(aanbieder.nummer), \(soort.voorziening.naam) \(gemeente.naam)",
            gemeente: gemeente.code, hulpvorm: soort.voorziening.hulpvorm, voorziening: soort.voorziening,
            doelgroepen: doelgroepen(loting.getal(1...6), &loting), leeftijd: leeftijd,
            door18: leeftijd.tot > 18 && loting.kans(600),
            plaatsen: plaatsen(soort, kort: kort, stop: stop != nil, &loting), wachttijd: wachttijd, stop: stop,
            individueleOvereenkomst: loting.kans(750), startZonderBeschikking: loting.kans(300))
    }

    /// A quarter of all offers belongs to one aanbieder in fifty: large organisations (an assumption).
    private func eigenaar(_ loting: inout SeededDraws) -> Int {
        let groot = max(1, aanbiedersAantal / 50)
        return loting.kans(250) ? loting.onder(groot) : loting.onder(aanbiedersAantal)
    }

    private func plek(_ aanbieder: Aanbieder, _ loting: inout SeededDraws) -> Gemeente {
        if aanbieder.landelijk { return loting.een(streken.land) }
        return loting.kans(600) ? aanbieder.gemeente : loting.een(streken.verdeling(aanbieder.gemeente.regio))
    }

    func doelgroepen(_ aantal: Int, _ loting: inout SeededDraws) -> Doelgroepen {
        var uit: Doelgroepen = []
        for _ in 0..<aantal { uit.formUnion(loting.een(tabellen.doelgroepen)) }
        return uit
    }

    private func leeftijd(_ soort: Voorzieningprofiel, _ loting: inout SeededDraws) -> Leeftijdsgrens {
        let heel = soort.leeftijd
        guard loting.kans(400) else { return Leeftijdsgrens(van: heel.lowerBound, tot: heel.upperBound) }
        // A part of the usual ages, at least four years wide where there are four.
        let breedte = max(min(4, heel.count), heel.count - loting.onder(8))
        let van = loting.getal(heel.lowerBound...(heel.upperBound - breedte))
        return Leeftijdsgrens(van: van, tot: van + breedte)
    }

    /// Weeks to intake and from there to the start; around the Treeknormen of 4 and 10 weeks (regels §4e), and up
    /// to the nine months of the PMT of Overijssel where help is short. One report in seven is older than four weeks.
    private func wachttijd(_ kort: Bool, _ loting: inout SeededDraws) -> Wachttijd {
        let aanmeld = loting.laag(kort ? 2...16 : 0...9)
        let behandel = loting.laag(kort ? 2...36 : 0...20)
        let ouderdom: Int
        switch loting.getal(0...99) {
        case ..<60: ouderdom = loting.getal(0...7)
        case ..<86: ouderdom = loting.getal(8...28)
        case ..<97: ouderdom = loting.getal(29...90)
        default: ouderdom = loting.getal(91...300)
        }
        return Wachttijd(
            aanmeldWeken: aanmeld, behandelWeken: behandel, peildatum: vandaag.plus(dagen: -ouderdom),
            methode: loting.een(.verwacht, .gerealiseerd))
    }

    /// A patiëntenstop, mostly until the wait is 16 weeks again (#63).
    private func stop(_ wachttijd: Wachttijd, _ kort: Bool, _ loting: inout SeededDraws) -> Patientenstop? {
        guard loting.kans(kort ? 90 : 30) else { return nil }
        let sinds = wachttijd.peildatum.plus(dagen: -loting.getal(0...180))
        return Patientenstop(sinds: sinds, opheffenBijWeken: loting.kans(800) ? 16 : nil)
    }

    private func plaatsen(_ soort: Voorzieningprofiel, kort: Bool, stop: Bool, _ loting: inout SeededDraws) -> Plaatsen
    {
        let totaal = loting.getal(soort.plaatsen)
        let ruimte = !stop && loting.kans(kort ? 100 : 300)
        let vrij = ruimte ? loting.laag(1...max(1, min(totaal, 6))) : 0
        let bekend = !ruimte && loting.kans(400)
        let samen = soort.voorziening.hulpvorm.metVerblijf ? loting.laag(1...max(1, min(totaal, 4))) : 1
        return Plaatsen(
            totaal: totaal, vrij: vrij, vrijVanaf: bekend ? vandaag.plus(dagen: loting.getal(3...200)) : nil,
            samenMax: samen)
    }
}
