/// A place that came free is given to whoever gains most by it: the same search, walked the other way.
extension PriceNetwork {
    /// Fills room that has a price, until it has none or nobody gains.
    mutating func vulOp(_ plaats: Int) {
        if plant == .gatBlijftOpen { return }
        while plaatsen[plaats].heeftRuimte, groepHeeftRuimte(plaats), werkelijkePrijs(plaats) > .nul {
            let bezet = plaatsen[plaats].bezet
            vulEen(plaats)
            if plaatsen[plaats].bezet == bezet && werkelijkePrijs(plaats) > .nul { break }
        }
    }

    private enum Gat {
        case plaats(Int)
        case groep(Int)
        /// A case without a place takes the place that is reached.
        case zaak(Int, Int, Kosten)
    }

    private mutating func vulEen(_ begin: Int) {
        self.begin()
        var (grens, einde): (Kosten?, Gat) = (nil, .plaats(begin))
        reikGat(begin, .nul, ouder: Self.zonder, .nul, grens)
        while let (afstand, knoop) = rij.neem() {
            if let grens, afstand >= grens { break }
            switch knoop {
            case .plaats(let plaats): sluitGat(plaats, afstand, &grens, &einde)
            case .groep(let groep): sluitGat(groep: groep, afstand, &grens, &einde)
            case .rest: break
            }
        }
        let diepte = grens ?? .nul
        verlaag(diepte)
        switch einde {
        case .plaats(let plaats): schuif(plaats)
        case .groep(let groep): schuif(-1 - groepweg[groep].ouder)
        case .zaak(let zaak, let plaats, let kosten):
            haalUit(zaak)
            zetIn(zaak, plaats, kosten)
            schuif(plaats)
        }
    }

    /// - Returns: whether this is the nearest way so far.
    @discardableResult
    private mutating func reikGat(
        _ plaats: Int, _ afstand: Kosten, ouder: Int, _ kosten: Kosten, _ grens: Kosten?
    ) -> Bool {
        if let grens, afstand >= grens { return false }
        if plaatsweg[plaats].ronde == ronde {
            if plaatsweg[plaats].isKlaar || plaatsweg[plaats].afstand <= afstand { return false }
        } else {
            gezien.append(plaats)
        }
        plaatsweg[plaats] = SearchState(ronde: ronde, afstand: afstand, ouder: ouder, kosten: kosten)
        rij.zet(.plaats(plaats), afstand)
        return true
    }

    private mutating func sluitGat(_ plaats: Int, _ afstand: Kosten, _ grens: inout Kosten?, _ einde: inout Gat) {
        guard !plaatsweg[plaats].isKlaar, plaatsweg[plaats].afstand == afstand else { return }
        plaatsweg[plaats].isKlaar = true
        let (prijs, groep) = (plaatsen[plaats].prijs, plaatsen[plaats].groep)
        if groep < 0 {
            if grens.map({ afstand + prijs < $0 }) ?? true { (grens, einde) = (afstand + prijs, .plaats(plaats)) }
        } else if groepweg[groep].ronde != ronde
            || (!groepweg[groep].isKlaar && groepweg[groep].afstand > afstand + prijs)
        {
            if groepweg[groep].ronde != ronde { geziengroepen.append(groep) }
            groepweg[groep] = SearchState(ronde: ronde, afstand: afstand + prijs, ouder: -1 - plaats)
            rij.zet(.groep(groep), afstand + prijs)
        }
        let heel = werkelijkePrijs(plaats)
        for vrager in vragers[plaats] {
            let stand = zaken[vrager.zaak]
            guard stand.plek != plaats, stand.plek != Self.buiten else { continue }
            let hier = afstand + vrager.kosten + heel - stand.winst
            if let grens, hier >= grens { continue }
            if stand.plek == Self.zonder {
                (grens, einde) = (hier, .zaak(vrager.zaak, plaats, vrager.kosten))
            } else {
                // Who leaves a place for this one leaves a gap there.
                if reikGat(stand.plek, hier, ouder: vrager.zaak, vrager.kosten, grens) {
                    zaakweg[vrager.zaak].ouder = plaats
                }
            }
        }
    }

    private mutating func sluitGat(groep: Int, _ afstand: Kosten, _ grens: inout Kosten?, _ einde: inout Gat) {
        guard !groepweg[groep].isKlaar, groepweg[groep].afstand == afstand else { return }
        groepweg[groep].isKlaar = true
        let blijft = afstand + groepen[groep].prijs
        if grens.map({ blijft < $0 }) ?? true { (grens, einde) = (blijft, .groep(groep)) }
        for plaats in groepen[groep].plaatsen where plaatsen[plaats].heeftRuimte {
            reikGat(plaats, afstand, ouder: -2 - groep, .nul, grens)
        }
    }

    private mutating func verlaag(_ diepte: Kosten) {
        if plant == .prijsDaaltNiet { return }
        for plaats in gezien where plaatsweg[plaats].isKlaar && plaatsweg[plaats].afstand < diepte {
            let minder = diepte - plaatsweg[plaats].afstand
            plaatsen[plaats].prijs -= minder
            var zaak = plaatsen[plaats].eerste
            while zaak >= 0 {
                zaken[zaak].winst -= minder
                zaak = zaken[zaak].volgende
            }
        }
        for groep in geziengroepen where groepweg[groep].isKlaar && groepweg[groep].afstand < diepte {
            let minder = diepte - groepweg[groep].afstand
            groepen[groep].prijs -= minder
            for plaats in groepen[groep].plaatsen { plaatsen[plaats].prijs += minder }
        }
    }

    /// Back along the way of a gap: each moves on to the place that it was reached from.
    private mutating func schuif(_ eind: Int) {
        var plaats = eind
        while true {
            let weg = plaatsweg[plaats]
            if weg.ouder == Self.zonder { return }
            guard weg.ouder >= 0 else {
                plaats = -1 - groepweg[-2 - weg.ouder].ouder
                continue
            }
            let naar = zaakweg[weg.ouder].ouder
            haalUit(weg.ouder)
            zetIn(weg.ouder, naar, weg.kosten)
            plaats = naar
        }
    }
}
