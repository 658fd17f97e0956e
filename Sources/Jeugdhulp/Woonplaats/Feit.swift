/// A fact that an answer can rest on, by its path in the message.
package enum Feitnaam: String, Sendable, CaseIterable {
    case leeftijd, peildatum, jeugdreclassering, voortzetting
    case brpGemeente, briefadres, inOnderzoek, buitenland, ongeboren
    case moederBrpGemeenteBijGeboorte, werkelijkVerblijfGemeente, gemeldInGemeente, ontvangendeGemeente
    case vertrouwelijkAdres, zonderBsn, zonderVerblijfsrecht
    case verblijfSoort = "verblijf.soort"
    case verblijfSinds = "verblijf.sinds"
    case verblijfAaneengesloten = "verblijf.aaneengesloten"
    case verblijfBrpGemeenteVoor = "verblijf.brpGemeenteVoorVerblijf"
    case verblijfBuitenlandVoor = "verblijf.buitenlandVoorVerblijf"
    case verblijfInOnderzoekVoor = "verblijf.inOnderzoekVoorVerblijf"
    case verblijfBijPleegouder = "verblijf.bijPleegouderIngeschreven"
    case gezagSoort = "gezag.soort"
    case gezagGemeente = "gezag.gemeente"
    case gezagAndereGemeente = "gezag.andereGemeente"
}

/// What a fact said. Codes, kinds and days only: nothing that points to one child.
package enum Feitwaarde: Sendable, Hashable {
    case tekst(String)
    case getal(Int)
    case waar(Bool)
    /// Not given.
    case onbekend

    fileprivate init(_ waarde: (some CustomStringConvertible)?) {
        self = waarde.map { .tekst($0.description) } ?? .onbekend
    }

    fileprivate init(_ waarde: Bool?) { self = waarde.map { .waar($0) } ?? .onbekend }
}

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
