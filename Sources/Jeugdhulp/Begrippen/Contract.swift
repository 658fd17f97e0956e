/// How near an aanbieder is to its budget ceiling (#39).
package enum Plafond: String, Sendable, CaseIterable {
    case ruim, bijna, bereikt
}

/// What an inkoopregio bought from an aanbieder (#74, #89).
package struct Contract: Sendable, Hashable {
    /// Who bought.
    package let inkoopregio: Inkoopregio.ID
    /// Who delivers.
    package let agb: AgbCode
    /// What was bought.
    package let hulpvormen: Hulpvormen
    /// First day.
    package let van: Datum
    /// Last day; the contract still holds on it.
    package let tot: Datum
    /// How near the ceiling is (#39).
    package let plafond: Plafond

    package init(
        inkoopregio: Inkoopregio.ID, agb: AgbCode, hulpvormen: Hulpvormen, van: Datum, tot: Datum, plafond: Plafond
    ) {
        self.inkoopregio = inkoopregio
        self.agb = agb
        self.hulpvormen = hulpvormen
        self.van = van
        self.tot = tot
        self.plafond = plafond
    }

    /// Whether it covers this help on this day, the first and last day included.
    package func geldt(op datum: Datum, hulpvorm: Hulpvorm) -> Bool {
        van <= datum && datum <= tot && hulpvormen.bevat(hulpvorm)
    }

    /// Why it does not cover this help on this day; `nil` when it does.
    package func gebrek(op datum: Datum, hulpvorm: Hulpvorm) -> Gebrek? {
        if !hulpvormen.bevat(hulpvorm) { return .andereHulp }
        if datum < van { return .nogNiet }
        return tot < datum ? .afgelopen : nil
    }

    /// Why a contract is of no use for a case.
    package enum Gebrek: Sendable, CaseIterable {
        /// It begins later (#89).
        case nogNiet
        /// It has ended.
        case afgelopen
        /// It is about other help.
        case andereHulp

        /// What a gemeente would answer.
        package var retourcode: Retourcode {
            switch self {
            case .nogNiet, .afgelopen: .geenContract
            case .andereHulp: .buitenContract
            }
        }
    }
}
