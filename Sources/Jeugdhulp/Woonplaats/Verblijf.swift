/// The kind of stay a child is in when the help is asked for (regels §3b).
package enum Verblijfsoort: String, Sendable, CaseIterable {
    /// Counts from the pleegcontract (W2).
    case pleegzorg
    case gezinshuis, residentieel, kamertraining, gesloten
    /// Justitiële jeugdinrichting (W5).
    case jji
    case wmoOpvang = "wmo-opvang"
    case beschermdWonen = "beschermd-wonen"
    case wlz
    /// Part of the week or month only; contested (W19).
    case logeren
    /// Moeder-kind-huis; contested (W18).
    case moederKind = "moeder-kind"
}

/// The stay a child is in, and where it lived before.
package struct Verblijf: Sendable, Hashable {
    /// The kind of stay.
    package let soort: Verblijfsoort
    /// First day of the unbroken chain of stays; for pleegzorg the day of the pleegcontract.
    package let sinds: Datum?
    /// Whether the stays since then followed each other without a break (W1).
    package let aaneengesloten: Bool
    /// The gemeente of the woonadres right before the chain; nil when there was no woonadres then.
    package let brpGemeenteVoorVerblijf: Gemeentecode?
    /// Whether the child lived outside the Netherlands right before the chain (W14).
    package let buitenlandVoorVerblijf: Bool
    /// Whether a note under article 2.26 Wet BRP stood at the woonadres right before the chain (W11).
    package let inOnderzoekVoorVerblijf: Bool
    /// Pleegzorg only: whether the child was registered with the pleegouders already before the pleegcontract (W3).
    package let bijPleegouderIngeschreven: Bool
    /// Where the child stays. It decides nothing of who pays: nearness is measured from there (#127).
    package var gemeente: Gemeentecode?

    package init(
        soort: Verblijfsoort, sinds: Datum? = nil, aaneengesloten: Bool = false,
        brpGemeenteVoorVerblijf: Gemeentecode? = nil, buitenlandVoorVerblijf: Bool = false,
        inOnderzoekVoorVerblijf: Bool = false, bijPleegouderIngeschreven: Bool = false
    ) {
        self.soort = soort
        self.sinds = sinds
        self.aaneengesloten = aaneengesloten
        self.brpGemeenteVoorVerblijf = brpGemeenteVoorVerblijf
        self.buitenlandVoorVerblijf = buitenlandVoorVerblijf
        self.inOnderzoekVoorVerblijf = inOnderzoekVoorVerblijf
        self.bijPleegouderIngeschreven = bijPleegouderIngeschreven
    }
}
