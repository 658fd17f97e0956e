/// A fact with what it said.
package struct Feit: Sendable, Hashable {
    package let naam: Feitnaam
    package let waarde: Feitwaarde

    package init(_ naam: Feitnaam, _ waarde: Feitwaarde) {
        self.naam = naam
        self.waarde = waarde
    }
}

extension Woonplaatsinvoer {
    func feit(_ naam: Feitnaam) -> Feit { Feit(naam, waarde(naam)) }

    private func waarde(_ naam: Feitnaam) -> Feitwaarde {
        switch naam {
        case .leeftijd: .getal(leeftijd)
        case .peildatum: Feitwaarde(peildatum)
        case .jeugdreclassering: .waar(jeugdreclassering)
        case .voortzetting: Feitwaarde(feiten.voortzetting?.rawValue)
        case .brpGemeente: Feitwaarde(feiten.brpGemeente)
        case .briefadres: .waar(feiten.briefadres)
        case .inOnderzoek: .waar(feiten.inOnderzoek)
        case .buitenland: .waar(feiten.buitenland)
        case .ongeboren: .waar(feiten.ongeboren)
        case .moederBrpGemeenteBijGeboorte: Feitwaarde(feiten.moederBrpGemeenteBijGeboorte)
        case .werkelijkVerblijfGemeente: Feitwaarde(feiten.werkelijkVerblijfGemeente)
        case .gemeldInGemeente: Feitwaarde(feiten.gemeldInGemeente)
        case .ontvangendeGemeente: Feitwaarde(feiten.ontvangendeGemeente)
        case .vertrouwelijkAdres: .waar(feiten.vertrouwelijkAdres)
        case .zonderBsn: .waar(feiten.zonderBsn)
        case .zonderVerblijfsrecht: .waar(feiten.zonderVerblijfsrecht)
        case .verblijfSoort: Feitwaarde(feiten.verblijf?.soort.rawValue)
        case .verblijfSinds: Feitwaarde(feiten.verblijf?.sinds)
        case .verblijfAaneengesloten: Feitwaarde(feiten.verblijf?.aaneengesloten)
        case .verblijfBrpGemeenteVoor: Feitwaarde(feiten.verblijf?.brpGemeenteVoorVerblijf)
        case .verblijfBuitenlandVoor: Feitwaarde(feiten.verblijf?.buitenlandVoorVerblijf)
        case .verblijfInOnderzoekVoor: Feitwaarde(feiten.verblijf?.inOnderzoekVoorVerblijf)
        case .verblijfBijPleegouder: Feitwaarde(feiten.verblijf?.bijPleegouderIngeschreven)
        case .gezagSoort: Feitwaarde(feiten.gezag?.soort.rawValue)
        case .gezagGemeente: Feitwaarde(feiten.gezag?.gemeente)
        case .gezagAndereGemeente: Feitwaarde(feiten.gezag?.andereGemeente)
        }
    }
}
