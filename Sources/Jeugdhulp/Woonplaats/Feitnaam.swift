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
