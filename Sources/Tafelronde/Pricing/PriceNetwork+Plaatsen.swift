/// A case gets the cheapest that there is, by a shortest path over reduced costs.
extension PriceNetwork {
    private enum Einde {
        case zonder(Int)
        case plaats(Int)
    }

    /// A case that has nothing yet takes its place; others move on where that is cheaper for all together.
    mutating func zet(_ nieuw: Int) {
        begin()
        zaken[nieuw].winst = laagste(nieuw)
        var (grens, einde): (Kosten?, Einde) = (nil, .zonder(nieuw))
        zaken[nieuw].plek = Self.zonder
        bezoek(nieuw, .nul, nieuw, &grens, &einde)
        while let (afstand, knoop) = rij.neem() {
            if let grens, afstand >= grens { break }
            switch knoop {
            case .plaats(let plaats): sluit(plaats, afstand, nieuw, &grens, &einde)
            case .groep(let groep): sluit(groep: groep, afstand)
            case .rest(let zaak):
                let eerder = bogen[zaak].count
                vraag(zaak)
                kijk(zaak, vanaf: eerder, nieuw, &grens, &einde)
            }
        }
        let diepte = grens ?? .nul
        verhoog(diepte, nieuw)
        switch einde {
        case .zonder(let zaak):
            let oud = zaken[zaak].plek
            haalUit(zaak)
            if zaak != nieuw { vul(oud, nieuw) }
        case .plaats(let plaats): vul(plaats, nieuw)
        }
    }

    private mutating func bezoek(
        _ zaak: Int, _ afstand: Kosten, _ nieuw: Int, _ grens: inout Kosten?, _ einde: inout Einde
    ) {
        zaakweg[zaak].ronde = ronde
        zaakweg[zaak].afstand = afstand
        gezienzaken.append(zaak)
        let zonder = afstand - zaken[zaak].winst + zaken[zaak].zonder
        if grens.map({ zonder < $0 }) ?? true { (grens, einde) = (zonder, .zonder(zaak)) }
        kijk(zaak, vanaf: 0, nieuw, &grens, &einde)
    }

    private mutating func kijk(
        _ zaak: Int, vanaf: Int, _ nieuw: Int, _ grens: inout Kosten?, _ einde: inout Einde
    ) {
        let basis = zaakweg[zaak].afstand - zaken[zaak].winst
        for nummer in vanaf..<bogen[zaak].count {
            let boog = bogen[zaak][nummer]
            let kaal = basis + boog.kosten
            // Prices are never below nothing.
            if let grens, kaal >= grens { break }
            let plaats = Int(boog.plaats)
            if plaats == zaken[zaak].plek && zaak != nieuw { continue }
            reik(plaats, kaal + prijs(plaats), ouder: zaak, boog.kosten, &grens, &einde)
        }
        if let rest = zaken[zaak].rest, grens.map({ basis + rest < $0 }) ?? true {
            rij.zet(.rest(zaak), basis + rest)
        }
    }

    private mutating func reik(
        _ plaats: Int, _ afstand: Kosten, ouder: Int, _ kosten: Kosten, _ grens: inout Kosten?, _ einde: inout Einde
    ) {
        if let grens, afstand >= grens { return }
        if plaatsweg[plaats].ronde == ronde {
            if plaatsweg[plaats].isKlaar || plaatsweg[plaats].afstand <= afstand { return }
        } else {
            gezien.append(plaats)
        }
        plaatsweg[plaats] = SearchState(ronde: ronde, afstand: afstand, ouder: ouder, kosten: kosten)
        if heeftRuimte(plaats), groepHeeftRuimte(plaats) {
            (grens, einde) = (afstand, .plaats(plaats))
        } else {
            rij.zet(.plaats(plaats), afstand)
        }
    }

    /// The nearest way to a full place is known: whoever is there could move on.
    private mutating func sluit(
        _ plaats: Int, _ afstand: Kosten, _ nieuw: Int, _ grens: inout Kosten?, _ einde: inout Einde
    ) {
        guard !plaatsweg[plaats].isKlaar, plaatsweg[plaats].afstand == afstand else { return }
        plaatsweg[plaats].isKlaar = true
        let groep = plaatsen[plaats].groep
        if heeftRuimte(plaats), groep >= 0, groepweg[groep].ronde != ronde {
            groepweg[groep] = SearchState(ronde: ronde, afstand: afstand, ouder: -1 - plaats)
            geziengroepen.append(groep)
            rij.zet(.groep(groep), afstand)
        }
        if plant == .niemandSchuiftOp || (plant == .eersteDeBeste && gezienzaken.count > 1) { return }
        var zaak = plaatsen[plaats].eerste
        while zaak >= 0 {
            let volgende = zaken[zaak].volgende
            bezoek(zaak, afstand, nieuw, &grens, &einde)
            zaak = volgende
        }
    }

    /// The group is full: whoever is at another of its places could make room.
    private mutating func sluit(groep: Int, _ afstand: Kosten) {
        guard !groepweg[groep].isKlaar, groepweg[groep].afstand == afstand else { return }
        groepweg[groep].isKlaar = true
        if plant == .groepGeeftNietToe { return }
        for plaats in groepen[groep].plaatsen where plaatsen[plaats].bezet > 0 {
            let hier = afstand + plaatsen[plaats].prijs
            if plaatsweg[plaats].ronde == ronde {
                if plaatsweg[plaats].isKlaar || plaatsweg[plaats].afstand <= hier { continue }
            } else {
                gezien.append(plaats)
            }
            plaatsweg[plaats] = SearchState(ronde: ronde, afstand: hier, ouder: -1 - groep)
            rij.zet(.plaats(plaats), hier)
        }
    }

    /// Prices of all that lay nearer than the end rise by the difference.
    private mutating func verhoog(_ diepte: Kosten, _ nieuw: Int) {
        for zaak in gezienzaken where zaakweg[zaak].afstand < diepte {
            zaken[zaak].winst += diepte - zaakweg[zaak].afstand
        }
        if plant == .prijsStijgtNiet { return }
        for plaats in gezien where plaatsweg[plaats].isKlaar && plaatsweg[plaats].afstand < diepte {
            plaatsen[plaats].prijs += diepte - plaatsweg[plaats].afstand
        }
        for groep in geziengroepen where groepweg[groep].isKlaar && groepweg[groep].afstand < diepte {
            let meer = diepte - groepweg[groep].afstand
            groepen[groep].prijs += meer
            // What the group takes over, its places ask less; an empty one has no price of its own.
            for plaats in groepen[groep].plaatsen {
                plaatsen[plaats].prijs = max(.nul, plaatsen[plaats].prijs - meer)
            }
        }
    }

    /// Back along the way: each takes the place that was reached from it.
    mutating func vul(_ eind: Int, _ nieuw: Int) {
        var plaats = eind
        while true {
            let weg = plaatsweg[plaats]
            guard weg.ouder >= 0 else {
                plaats = -1 - groepweg[-1 - weg.ouder].ouder
                continue
            }
            let zaak = weg.ouder
            let oud = zaken[zaak].plek
            haalUit(zaak)
            zetIn(zaak, plaats, weg.kosten)
            if zaak == nieuw { return }
            plaats = oud
        }
    }
}
