/// A set of doelgroepen and specialisms, such as `lvb` and `trauma`; one bit each, in vocabulary order.
package struct Doelgroepen: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// - Returns: nil for a name that the vocabulary does not have.
    package init?(naam: String) {
        guard let bit = Vocabulaire.ingebouwd.doelgroepOpNaam[naam] else { return nil }
        rawValue = bit
    }

    /// - Returns: nil when the vocabulary lacks any of the names; use `init(naam:)` to find out which.
    package init?(namen: [String]) {
        var bits: UInt32 = 0
        for naam in namen {
            guard let bit = Vocabulaire.ingebouwd.doelgroepOpNaam[naam] else { return nil }
            bits |= bit
        }
        rawValue = bits
    }

    /// Every doelgroep there is.
    package static let alle = Doelgroepen(
        rawValue: Vocabulaire.ingebouwd.doelgroepOpNaam.values.reduce(0, |))

    /// In vocabulary order; bits without a name are left out.
    package var namen: [String] {
        Vocabulaire.ingebouwd.doelgroepen.enumerated().compactMap { plaats, naam in
            rawValue & (1 << UInt32(plaats)) != 0 ? naam : nil
        }
    }

    /// How many there are.
    package var aantal: Int { rawValue.nonzeroBitCount }
}
