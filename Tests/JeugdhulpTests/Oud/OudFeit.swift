import Jeugdhulp

enum Oud {
    static func waarde(_ w: (some CustomStringConvertible)?) -> Feitwaarde { w.map { .tekst($0.description) } ?? .onbekend }
    static func waarde(_ w: Bool?) -> Feitwaarde { w.map { .waar($0) } ?? .onbekend }
}

extension Woonplaatstabel {
    func feit(_ naam: Feitnaam) -> Feit { Feit(naam, waarde(naam)) }

    private func waarde(_ naam: Feitnaam) -> Feitwaarde {
        switch naam {
        case .leeftijd: .getal(leeftijd)
        case .peildatum: Oud.waarde(peildatum)
        case .jeugdreclassering: .waar(jeugdreclassering)
        case .voortzetting: Oud.waarde(feiten.voortzetting?.rawValue)
        case .brpGemeente: Oud.waarde(feiten.brpGemeente)
        case .briefadres: .waar(feiten.briefadres)
        case .inOnderzoek: .waar(feiten.inOnderzoek)
        case .buitenland: .waar(feiten.buitenland)
        case .ongeboren: .waar(feiten.ongeboren)
        case .moederBrpGemeenteBijGeboorte: Oud.waarde(feiten.moederBrpGemeenteBijGeboorte)
        case .werkelijkVerblijfGemeente: Oud.waarde(feiten.werkelijkVerblijfGemeente)
        case .gemeldInGemeente: Oud.waarde(feiten.gemeldInGemeente)
        case .ontvangendeGemeente: Oud.waarde(feiten.ontvangendeGemeente)
        case .vertrouwelijkAdres: .waar(feiten.vertrouwelijkAdres)
        case .zonderBsn: .waar(feiten.zonderBsn)
        case .zonderVerblijfsrecht: .waar(feiten.zonderVerblijfsrecht)
        case .verblijfSoort: Oud.waarde(feiten.verblijf?.soort.rawValue)
        case .verblijfSinds: Oud.waarde(feiten.verblijf?.sinds)
        case .verblijfAaneengesloten: Oud.waarde(feiten.verblijf?.aaneengesloten)
        case .verblijfBrpGemeenteVoor: Oud.waarde(feiten.verblijf?.brpGemeenteVoorVerblijf)
        case .verblijfBuitenlandVoor: Oud.waarde(feiten.verblijf?.buitenlandVoorVerblijf)
        case .verblijfInOnderzoekVoor: Oud.waarde(feiten.verblijf?.inOnderzoekVoorVerblijf)
        case .verblijfBijPleegouder: Oud.waarde(feiten.verblijf?.bijPleegouderIngeschreven)
        case .gezagSoort: Oud.waarde(feiten.gezag?.soort.rawValue)
        case .gezagGemeente: Oud.waarde(feiten.gezag?.gemeente)
        case .gezagAndereGemeente: Oud.waarde(feiten.gezag?.andereGemeente)
        }
    }
}
