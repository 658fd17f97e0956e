import Jeugdhulp

extension Marktgenerator {
    /// - Parameters:
    ///   - nummer: 0..<`casussenAantal`.
    ///   - hulpvragen: how many things are asked for; `nil` draws it (mostly one).
    package func aanvraag(_ nummer: Int, hulpvragen: Int? = nil) -> Aanvraag {
        var loting = SeededDraws(zaad: zaad, .aanvraag, nummer)
        let thuis = loting.een(gemeenten(nummer))
        let aantal = hulpvragen ?? (loting.kans(850) ? 1 : loting.kans(850) ? 2 : 3)
        let soorten = self.soorten(aantal, streken.landsdeel(thuis), &loting)
        let uitgesproken = vandaag.plus(dagen: -dagenSindsUitspraak(&loting))
        let sinds = min(vandaag, uitgesproken.plus(dagen: loting.getal(0...42)))
        let verblijf = soorten.contains { $0.voorziening.hulpvorm.metVerblijf }
        return Aanvraag(
            casusId: "proef-casus-\(nummer)", gi: gi(thuis, &loting),
            maatregel: maatregel(soorten, uitgesproken, &loting),
            koersVastgesteldOp: loting.kans(900) ? sinds : nil,
            jeugdigen: jeugdigen(soorten, samen: verblijf, &loting), woonplaats: woonplaats(thuis, &loting),
            hulpvragen: vragen(soorten, &loting), wachtSinds: loting.kans(900) ? sinds : nil,
            uiterlijkeDatum: loting.kans(100) ? vandaag.plus(dagen: loting.getal(7...60)) : nil,
            urgentie: loting.kans(200) ? .hoog : .regulier, wensen: wensen(thuis, &loting),
            reedsGeprobeerd: pogingen(sinds, &loting), wachtOp: loting.kans(60) ? wachtOp(&loting) : nil)
    }

    private func gemeenten(_ nummer: Int) -> WeightedDistribution<Gemeente> {
        (herkomst.first { nummer < $0.totEnMet } ?? herkomst.last)?.gemeenten ?? streken.land
    }

    /// Two in three are past the three months of norm 3 (#3): these are the stuck cases (an assumption).
    private func dagenSindsUitspraak(_ loting: inout SeededDraws) -> Int {
        loting.kans(670) ? loting.laag(93...400) : loting.getal(10...92)
    }

    /// A second need is help without a stay, beside the place where the child lives (#57, #69).
    private func soorten(_ aantal: Int, _ landsdeel: Landsdeel, _ loting: inout SeededDraws) -> [Voorzieningprofiel] {
        let vraag = tabellen.vraag[landsdeel]
        var uit: [Voorzieningprofiel] = []
        for plaats in 0..<max(1, aantal) {
            guard let vraag else { break }
            var soort = loting.een(vraag)
            // A limit, so that a table of only stays cannot hold us up.
            for _ in 0..<50 where plaats > 0 && soort.voorziening.hulpvorm.metVerblijf { soort = loting.een(vraag) }
            uit.append(soort)
        }
        return uit
    }

    private func vragen(_ soorten: [Voorzieningprofiel], _ loting: inout SeededDraws) -> [Hulpvraag] {
        soorten.enumerated().map { plaats, soort in
            Hulpvraag(
                id: "h\(plaats + 1)", hulpvorm: soort.voorziening.hulpvorm,
                voorziening: loting.kans(900) ? soort.voorziening : nil,
                doelgroepen: doelgroepen(loting.laag(0...4), &loting))
        }
    }

    private func maatregel(_ soorten: [Voorzieningprofiel], _ uitgesproken: Datum, _ loting: inout SeededDraws)
        -> Maatregel
    {
        let vormen = soorten.map(\.voorziening.hulpvorm)
        var machtigingen: Machtigingen = []
        if vormen.contains(where: \.metVerblijf), loting.kans(900) { machtigingen.insert(.uithuisplaatsing) }
        if vormen.contains(.gesloten), loting.kans(900) { machtigingen.insert(.gesloten) }
        let soort: Maatregelsoort
        switch loting.getal(0...99) {
        case ..<65: soort = .ots
        case ..<72: soort = .vots
        case ..<87: soort = .voogdij
        case ..<89: soort = .voorlopigeVoogdij
        case ..<91: soort = .tijdelijkeVoogdij
        default: soort = .jeugdreclassering
        }
        // The judge's decision reaches the GI late, sometimes by weeks (#65).
        let kennisgeving = min(vandaag, uitgesproken.plus(dagen: loting.laag(0...24)))
        return Maatregel(
            soort: soort, uitgesprokenOp: uitgesproken, kennisgevingOp: kennisgeving, machtigingen: machtigingen)
    }

    /// One child in nine cases of ten; brothers and sisters together only where it is about a place to stay (#59).
    private func jeugdigen(_ soorten: [Voorzieningprofiel], samen: Bool, _ loting: inout SeededDraws) -> [Jeugdige] {
        let aantal = samen && loting.kans(120) ? loting.laag(2...4) : 1
        let jongste = soorten.map(\.leeftijd.lowerBound).max() ?? 0
        let oudste = max(jongste, min(17, (soorten.map(\.leeftijd.upperBound).min() ?? 18) - 1))
        return (0..<aantal).map { _ in
            let leeftijd = loting.getal(jongste...oudste)
            return Jeugdige(
                leeftijd: leeftijd, wordt18Op: leeftijd == 17 ? vandaag.plus(dagen: loting.getal(1...360)) : nil)
        }
    }

    /// Mostly the registration at home; else the rows of the woonplaatsbeginsel that practice meets (regels §3b).
    private func woonplaats(_ thuis: Gemeente, _ loting: inout SeededDraws) -> Woonplaatsfeiten {
        let elders = loting.een(streken.verdeling(thuis.regio)).code
        let sinds = vandaag.plus(dagen: -loting.getal(30...1_500))
        let soort = loting.een(Verblijfsoort.pleegzorg, .gezinshuis, .residentieel)
        switch loting.getal(0...99) {
        case ..<82: return Woonplaatsfeiten(brpGemeente: thuis.code)
        case ..<94:
            let verblijf = Verblijf(
                soort: soort, sinds: sinds, aaneengesloten: true, brpGemeenteVoorVerblijf: thuis.code)
            return Woonplaatsfeiten(brpGemeente: elders, verblijf: verblijf)
        case ..<96:
            return Woonplaatsfeiten(
                brpGemeente: elders, briefadres: true, moederBrpGemeenteBijGeboorte: thuis.code)
        case ..<98:
            return Woonplaatsfeiten(
                brpGemeente: elders, inOnderzoek: true, moederBrpGemeenteBijGeboorte: thuis.code)
        default: return Woonplaatsfeiten(werkelijkVerblijfGemeente: thuis.code)
        }
    }

    private func wensen(_ thuis: Gemeente, _ loting: inout SeededDraws) -> Wensen {
        let km = loting.kans(350) ? loting.een(5, 10, 15, 20, 25, 30, 40, 50) : nil
        let nabij = loting.kans(100) ? loting.een(streken.verdeling(thuis.regio)).code : nil
        return Wensen(maxAfstandKm: km, nabijGemeente: nabij)
    }

    /// One case in four was refused before, by some aanbieder of the market (#55).
    private func pogingen(_ sinds: Datum, _ loting: inout SeededDraws) -> [Poging] {
        guard aanbiedersAantal > 0, loting.kans(250) else { return [] }
        return (0..<loting.laag(1...3)).map { _ in
            let wie = aanbieder(loting.onder(aanbiedersAantal))
            let op = sinds.plus(dagen: loting.onder(max(1, vandaag - sinds)))
            let reden = loting.een(
                Weigeringsreden.geenPlaats, .geenPlaats, .wachttijd, .doelgroep, .doelgroep, .samenstellingGroep,
                .geenContract, .budget, .regio, .gezinWilNiet, .geenAntwoord
            ).rawValue
            return Poging(
                agb: wie.agb, op: op, uitkomst: loting.een(.afgewezen, .afgewezen, .mislukt, .beeindigd), reden: reden)
        }
    }

    private func wachtOp(_ loting: inout SeededDraws) -> WachtOp { loting.een(.nifp, .instemming, .vonnis) }

    /// The GI's of the reports: two work in the whole country, three in a part of it; elsewhere an invented one.
    private func gi(_ thuis: Gemeente, _ loting: inout SeededDraws) -> String {
        switch loting.getal(0...99) {
        case ..<15: return "ljenr"
        case ..<30: return "wss"
        default: break
        }
        switch streken.landsdeel(thuis) {
        case .overijssel: return "jbov"
        case .groningenDrenthe: return "jbnoord"
        case .zuidWest: return "jbwest"
        case .elders: return "proef-gi-\(streken.register.regio(thuis.regio).id.index)"
        }
    }
}
