/// Everything that an answer rests on, and what would change it.
package struct Woonplaatsspoor: Sendable {
    /// A fact that would have given another answer.
    package struct Verandering: Sendable, Hashable {
        /// The fact, by its path in the message.
        package let feit: Feitnaam
        /// What it would have to be, in words: "geen", "ja", "een andere gemeente", "18".
        package let als: String
        /// The row that would hold then.
        package let regel: String
        /// The gemeente of that row; nil when none can be named, and when it is another one that is not known here.
        package let gemeente: Gemeentecode?
        package let zekerheid: Zekerheid
    }

    /// The first day of the text that gave the row, and the file that it stands in.
    package let wet: Datum
    package let bestand: String
    /// "1.1 woonplaats".
    package let artikel: String
    /// "2°"; nil for a row on which the text is silent.
    package let onderdeel: String?
    /// The words that the answer rests on, each literally from the text of the article.
    package let woorden: [String]
    /// Given, and not used by this answer.
    package let nietGebruikt: [Feit]
    package let verandert: [Verandering]
}

extension Woonplaatsbeginsel {
    /// What the answer of ``bepaal(_:leeftijd:peildatum:register:alleenAmbulant:jeugdreclassering:)`` on the same facts
    /// rests on. Facts that contradict each other are not looked at here.
    package static func spoor(
        _ feiten: Woonplaatsfeiten, leeftijd: Int, peildatum: Datum, register: Gemeenteregister,
        alleenAmbulant: Bool = false, jeugdreclassering: Bool = false, wetten: Woonplaatswetten = .ingebouwd
    ) -> Woonplaatsspoor {
        let invoer = Woonplaatsinvoer(
            feiten: feiten, leeftijd: leeftijd, peildatum: peildatum, register: register,
            alleenAmbulant: alleenAmbulant, jeugdreclassering: jeugdreclassering)
        let waarden = invoer.waarden()
        let uitspraak = wetten.uitspraak(waarden, op: peildatum, register, metGrond: true)
        let artikelen = wetten.wetten[uitspraak.wet].artikelen
        let artikel = artikelen[min(uitspraak.artikel, artikelen.count - 1)]
        let gebruikt = Set(uitspraak.feiten)
        return Woonplaatsspoor(
            wet: wetten.wetten[uitspraak.wet].vanaf, bestand: wetten.wetten[uitspraak.wet].bestand,
            artikel: artikel.artikel, onderdeel: uitspraak.onderdeel == "geen" ? nil : uitspraak.onderdeel,
            woorden: uitspraak.woorden,
            nietGebruikt: Feitnaam.allCases.filter { !gebruikt.contains($0) }.map(invoer.feit).filter(\.isGegeven),
            verandert: Woonplaatsproef(invoer: invoer, waarden: waarden, wetten: wetten).veranderingen(uitspraak))
    }
}

extension Feit {
    /// Whether the fact says something: absent, and a truth that does not hold, say nothing.
    fileprivate var isGegeven: Bool {
        switch waarde {
        case .onbekend, .waar(false): false
        case .tekst, .getal, .waar(true): true
        }
    }
}

/// Tries every fact one by one with another value.
private struct Woonplaatsproef {
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
        guard let andere = invoer.register.gemeenten.first(where: { !genoemd.contains($0.code) })?.code else { return [] }
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
                guard dag >= Woonplaatswet.gezagsdrager.vanaf, wetten.tekst(op: dag) != wetten.tekst(op: invoer.peildatum)
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
