/// The family waits with an aanbieder already. Another one with room may take it over, when the family agrees (#33).
package struct Wachtlijst: Sendable, Hashable {
    /// The aanbieder on whose list it stands.
    package let agb: AgbCode
    /// Whether the family agrees to go to another.
    package let overstapAkkoord: Bool

    package init(agb: AgbCode, overstapAkkoord: Bool) {
        self.agb = agb
        self.overstapAkkoord = overstapAkkoord
    }

    /// Whether the family must be asked before it goes to an aanbieder.
    package func vraagtInstemming(voor andere: AgbCode) -> Bool { !overstapAkkoord && andere != agb }
}
