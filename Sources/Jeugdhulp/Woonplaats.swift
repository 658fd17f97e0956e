/// How sure the responsible gemeente is.
public enum Zekerheid: String, Sendable, CaseIterable {
    /// The facts lead to one answer.
    case zeker
    /// A person has to look; the match goes on with the provisional gemeente meanwhile.
    case handmatig
}

/// Which gemeente is responsible for a child, by which row of the decision table, and why (#13, #62).
public struct Woonplaats: Sendable, Hashable {
    /// Always one of the register. Provisional when `zekerheid` is `handmatig`; nil only when no gemeente of the
    /// register is known at all.
    public let gemeente: Gemeentecode?
    /// The row of domein.md §3b: "W8".
    public let regel: String
    /// Whether a person has to look at it.
    public let zekerheid: Zekerheid
    /// The names of the facts that were used: "brpGemeente", "verblijf.soort".
    public let feiten: [String]
    /// The day for which this was worked out.
    public let geldigOp: Datum
    /// One or more sentences in plain Dutch.
    public let toelichting: String

    public init(
        gemeente: Gemeentecode?, regel: String, zekerheid: Zekerheid, feiten: [String], geldigOp: Datum,
        toelichting: String
    ) {
        self.gemeente = gemeente
        self.regel = regel
        self.zekerheid = zekerheid
        self.feiten = feiten
        self.geldigOp = geldigOp
        self.toelichting = toelichting
    }
}
