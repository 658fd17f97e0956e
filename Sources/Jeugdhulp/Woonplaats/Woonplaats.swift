/// How sure the responsible gemeente is.
package enum Zekerheid: String, Sendable, CaseIterable {
    /// The facts lead to one answer.
    case zeker
    /// A person has to look; the match goes on with the provisional gemeente meanwhile.
    case handmatig
}

/// Which gemeente is responsible for a child, by which row of the decision table, and why (#13, #62).
package struct Woonplaats: Sendable, Hashable {
    /// Always one of the register. Provisional when `zekerheid` is `handmatig`; nil only when no gemeente of the
    /// register is known at all.
    package let gemeente: Gemeentecode?
    /// The row of regels §3b: "W8"; W31-W36 are the rows of §3d, the rule of before 2022.
    package let regel: String
    /// Whether a person has to look at it.
    package let zekerheid: Zekerheid
    /// The facts that were used, each once, with what they said.
    package let feiten: [Feit]
    /// What the table says besides, without any change to the gemeente.
    package let verduidelijkingen: [Verduidelijking]
    /// The first day of the rule that was applied: that of the text of the law which brought it.
    package let geldtVanaf: Datum
    /// The day for which this was worked out.
    package let geldigOp: Datum
    /// One or more sentences in plain Dutch, together at most `toelichtingTekensMax` Unicode scalars.
    package let toelichting: String

    /// What the message of a proposal has room for.
    package static let toelichtingTekensMax = 1_000

    package init(
        gemeente: Gemeentecode?, regel: String, zekerheid: Zekerheid, feiten: [Feit],
        verduidelijkingen: [Verduidelijking] = [], geldtVanaf: Datum, geldigOp: Datum, toelichting: String
    ) {
        self.gemeente = gemeente
        self.regel = regel
        self.zekerheid = zekerheid
        self.feiten = feiten
        self.verduidelijkingen = verduidelijkingen
        self.geldtVanaf = geldtVanaf
        self.geldigOp = geldigOp
        self.toelichting = toelichting
    }
}
