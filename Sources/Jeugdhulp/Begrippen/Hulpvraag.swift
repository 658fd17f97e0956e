/// One thing that is asked for.
package struct Hulpvraag: Sendable, Hashable {
    /// Unique within its aanvraag.
    package let id: String
    /// The form of help; only the GI decides on it (#43).
    package let hulpvorm: Hulpvorm
    /// nil: every voorziening of the hulpvorm answers it.
    package let voorziening: Voorziening?
    /// All that the help must be able to deal with.
    package let doelgroepen: Doelgroepen
    /// How it is paid for.
    package let leveringsvorm: Leveringsvorm

    package init(
        id: String, hulpvorm: Hulpvorm, voorziening: Voorziening? = nil, doelgroepen: Doelgroepen = [],
        leveringsvorm: Leveringsvorm = .zin
    ) {
        self.leveringsvorm = leveringsvorm
        self.id = id
        self.hulpvorm = hulpvorm
        self.voorziening = voorziening
        self.doelgroepen = doelgroepen
    }
}

/// How help is paid for (#46).
package enum Leveringsvorm: String, Sendable, CaseIterable {
    /// Zorg in natura: the gemeente buys it.
    case zin
    /// Persoonsgebonden budget: the family buys it, with money that the gemeente grants (art. 8.1.1 Jeugdwet).
    case pgb
}
