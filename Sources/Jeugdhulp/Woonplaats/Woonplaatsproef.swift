/// Tries every fact one by one with another value.
struct Woonplaatsproef {
    let invoer: Woonplaatsinvoer
    let waarden: [Wetswaarde]
    let wetten: Woonplaatswetten

    private struct Poging {
        let feit: Feitnaam
        let als: String
        /// Of another gemeente it is not known which: the answer names none then.
        var andereGemeente: Gemeentecode?
        let waarden: [Wetswaarde]
        let dag: Datum
    }

    /// In order of the facts; of each only what changes row, gemeente or certainty.
    func veranderingen(_ nu: Woonplaatswetten.Uitspraak) -> [Woonplaatsspoor.Verandering] {
        pogingen().compactMap { poging in
            let dan = wetten.uitspraak(poging.waarden, op: poging.dag, invoer.register)
            guard dan.regel != nu.regel || dan.gemeente != nu.gemeente || dan.isZeker != nu.isZeker else { return nil }
            return Woonplaatsspoor.Verandering(
                feit: poging.feit, als: poging.als, regel: dan.regel,
                gemeente: dan.gemeente == poging.andereGemeente ? nil : dan.gemeente,
                zekerheid: dan.isZeker ? .zeker : .handmatig)
        }
    }

    private func pogingen() -> [Poging] {
        waarheden() + gemeenten() + codes() + dagen()
    }

    private func met(_ gegeven: Woonplaatsgegeven, _ nieuw: Wetswaarde...) -> [Wetswaarde] {
        var uit = waarden
        for (verder, waarde) in nieuw.enumerated() where gegeven.plaats + verder < uit.count {
            uit[gegeven.plaats + verder] = waarde
        }
        return uit
    }

    private func waarheden() -> [Poging] {
        var uit: [(Woonplaatsgegeven, Feitnaam)] = [
            (.briefadres, .briefadres), (.inOnderzoek, .inOnderzoek), (.buitenland, .buitenland),
            (.ongeboren, .ongeboren), (.jeugdreclassering, .jeugdreclassering),
        ]
        if invoer.feiten.verblijf != nil {
            uit += [
                (.verblijfAaneengesloten, .verblijfAaneengesloten), (.voorBuitenland, .verblijfBuitenlandVoor),
                (.voorInOnderzoek, .verblijfInOnderzoekVoor), (.bijPleegouder, .verblijfBijPleegouder),
            ]
        }
        return uit.map { gegeven, feit in
            let anders = !waarden[gegeven.plaats].isWaar
            return Poging(
                feit: feit, als: anders ? "ja" : "nee", waarden: met(gegeven, .waar(anders)), dag: invoer.peildatum)
        }
    }

    private func gemeenten() -> [Poging] {
        let genoemd = Set(Woonplaatsgegeven.gemeenten.compactMap { waarden[$0.eerste.plaats].gemeente })
        guard let andere = invoer.register.gemeenten.first(where: { !genoemd.contains($0.code) })?.code else {
            return []
        }
        var uit: [Poging] = []
        for (bron, (eerste, feit)) in Woonplaatsgegeven.gemeenten.enumerated() {
            if bron == 3, invoer.feiten.verblijf == nil { continue }
            if bron >= 4, invoer.feiten.gezag == nil { continue }
            let gegeven = waarden[eerste.plaats]
            if !gegeven.isLeeg {
                uit.append(
                    Poging(
                        feit: feit, als: "onbekend", waarden: met(eerste, .leeg, .waar(false), .leeg),
                        dag: invoer.peildatum))
            }
            let ander = Wetswaarde.gemeente(andere, bron: bron)
            uit.append(
                Poging(
                    feit: feit, als: gegeven.isLeeg ? "bekend" : "een andere gemeente", andereGemeente: andere,
                    waarden: met(eerste, ander, .waar(true), ander), dag: invoer.peildatum))
        }
        return uit
    }

    private func codes() -> [Poging] {
        var uit: [Poging] = []
        func probeer(_ feit: Feitnaam, _ als: String, _ gegeven: Woonplaatsgegeven, _ waarde: Wetswaarde) {
            guard waarde != waarden[gegeven.plaats] else { return }
            uit.append(Poging(feit: feit, als: als, waarden: met(gegeven, waarde), dag: invoer.peildatum))
        }
        if invoer.feiten.verblijf != nil {
            probeer(.verblijfSoort, "geen verblijf", .verblijfSoort, .leeg)
            for soort in Verblijfsoort.allCases {
                probeer(.verblijfSoort, soort.rawValue, .verblijfSoort, Woonplaatsgegeven.woord(soort))
            }
            probeer(.verblijfSinds, "onbekend", .verblijfSinds, .leeg)
        }
        if invoer.feiten.gezag != nil {
            probeer(.gezagSoort, "onbekend", .gezagSoort, .leeg)
            for soort in Gezagsoort.allCases {
                probeer(.gezagSoort, soort.rawValue, .gezagSoort, Woonplaatsgegeven.woord(soort))
            }
        }
        probeer(.voortzetting, "geen", .voortzetting, .leeg)
        if invoer.feiten.voortzetting == nil {
            probeer(
                .voortzetting, "gegeven", .voortzetting, Woonplaatsgegeven.woord(Voortzetting.beslotenVoor18))
        }
        for jaren in [17, 18, 21, 23] {
            probeer(.leeftijd, String(jaren), .leeftijd, .getal(jaren))
        }
        return uit
    }

    /// The last and the first day of the texts around this one.
    private func dagen() -> [Poging] {
        wetten.wetten.flatMap { wet in
            [wet.vanaf.plus(dagen: -1), wet.vanaf].compactMap { dag in
                guard dag >= Woonplaatswet.gezagsdrager.vanaf,
                    wetten.tekst(op: dag) != wetten.tekst(op: invoer.peildatum)
                else { return nil }
                return Poging(feit: .peildatum, als: dag.inWoorden, waarden: met(.peildatum, .dag(dag)), dag: dag)
            }
        }
    }
}

extension Woonplaatswetten {
    /// Which of ``wetten`` is in force on a day; before the first of them the first.
    package func tekst(op dag: Datum) -> Int { max(0, (wetten.firstIndex { $0.vanaf > dag } ?? wetten.count) - 1) }
}

extension Woonplaatswetten.Uitspraak {
    var isZeker: Bool { zeker && gemeente != nil }
}
