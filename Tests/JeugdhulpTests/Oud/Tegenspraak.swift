@testable import Jeugdhulp

/// Facts that cannot be true together, or not on this day: then a person looks, whatever row they lead to.
struct Tegenspraak {
    let feiten: [Feitnaam]
    let zin: String
}

extension Woonplaatstabel {
    /// Every contradiction in the facts. A stay without a kind, such as a moeder-kind-huis with no stay, cannot be
    /// said: the kind stands in the stay.
    var tegenspraken: [Tegenspraak] {
        var gevonden: [Tegenspraak] = []
        func als(_ onmogelijk: Bool, _ feiten: [Feitnaam], _ zin: String) {
            if onmogelijk { gevonden.append(Tegenspraak(feiten: feiten, zin: zin)) }
        }
        als(!(0...120).contains(leeftijd), [.leeftijd], "De leeftijd kan niet kloppen.")
        als(
            peildatum < Woonplaatswet.gezagsdrager.vanaf, [.peildatum],
            "De Jeugdwet geldt pas vanaf 1 januari 2015.")
        als(
            feiten.buitenland && feiten.brpGemeente != nil, [.buitenland, .brpGemeente],
            "Er staat een Nederlandse gemeente, en ook dat de jeugdige in het buitenland woont. Dat kan niet allebei.")
        als(
            feiten.zonderVerblijfsrecht && leeftijd >= 18 && !feiten.ongeboren, [.zonderVerblijfsrecht, .leeftijd],
            "Zonder verblijfsrecht geldt de Jeugdwet alleen voor kinderen onder de 18.")
        return gevonden + tegensprakenOngeboren + tegensprakenVerblijf + tegensprakenGezag
    }

    private var tegensprakenOngeboren: [Tegenspraak] {
        guard feiten.ongeboren else { return [] }
        let strijdig: [(Bool, Feitnaam)] = [
            (leeftijd > 0, .leeftijd), (feiten.verblijf != nil, .verblijfSoort),
            (feiten.moederBrpGemeenteBijGeboorte != nil, .moederBrpGemeenteBijGeboorte),
        ]
        let namen = strijdig.filter(\.0).map(\.1)
        guard !namen.isEmpty else { return [] }
        return [
            Tegenspraak(
                feiten: [.ongeboren] + namen,
                zin: "Een deel van deze gegevens past niet bij een kind dat nog niet geboren is.")
        ]
    }

    private var tegensprakenVerblijf: [Tegenspraak] {
        guard let verblijf = feiten.verblijf else { return [] }
        var gevonden: [Tegenspraak] = []
        if verblijf.buitenlandVoorVerblijf, verblijf.brpGemeenteVoorVerblijf != nil || verblijf.inOnderzoekVoorVerblijf
        {
            gevonden.append(
                Tegenspraak(
                    feiten: [.verblijfBuitenlandVoor, .verblijfBrpGemeenteVoor, .verblijfInOnderzoekVoor],
                    zin: "Het adres van vlak voor het verblijf kan niet in Nederland en in het buitenland liggen."))
        }
        if verblijf.bijPleegouderIngeschreven, verblijf.soort != .pleegzorg {
            gevonden.append(
                Tegenspraak(
                    feiten: [.verblijfBijPleegouder, .verblijfSoort],
                    zin: "Er staat dat de jeugdige bij een pleegouder stond ingeschreven, maar het is geen pleegzorg."))
        }
        if let sinds = verblijf.sinds { gevonden += tegenspraken(sinds: sinds) }
        return gevonden
    }

    private func tegenspraken(sinds: Datum) -> [Tegenspraak] {
        if sinds > peildatum {
            return [
                Tegenspraak(
                    feiten: [.verblijfSinds, .peildatum],
                    zin: "Het verblijf begint pas na de hulpvraag, op \(sinds.inWoorden).")
            ]
        }
        // Somebody of this age was born less than leeftijd + 1 years before.
        guard leeftijd >= 0, sinds.volleJaren(tot: peildatum) > leeftijd else { return [] }
        return [
            Tegenspraak(
                feiten: [.verblijfSinds, .leeftijd],
                zin: "Het verblijf begon op \(sinds.inWoorden). Toen was de jeugdige nog niet geboren.")
        ]
    }

    /// Gezag counts only under the text that looks at it, and for minors.
    private var tegensprakenGezag: [Tegenspraak] {
        guard wet == .gezagsdrager, leeftijd < 18, let gezag = feiten.gezag else { return [] }
        var gevonden: [Tegenspraak] = []
        if gezag.andereGemeente != nil, gezag.soort != .ouders {
            gevonden.append(
                Tegenspraak(
                    feiten: [.gezagSoort, .gezagAndereGemeente],
                    zin: "Er staat een gemeente van een andere ouder, maar het gezag is niet van twee ouders."))
        }
        if gezag.gemeente != nil, gezag.soort == .gi {
            gevonden.append(
                Tegenspraak(
                    feiten: [.gezagSoort, .gezagGemeente],
                    zin: "Bij voogdij van een GI telt de gemeente van het kantoor niet. Toch is er een gemeente "
                        + "ingevuld."))
        }
        return gevonden
    }
}
