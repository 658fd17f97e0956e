/// How an earlier attempt ended.
package enum Pogingsuitkomst: String, Sendable, CaseIterable {
    case afgewezen, mislukt, beeindigd, geplaatst
}

/// An aanbieder that was tried before, so that nobody has to explain it again (#55).
package struct Poging: Sendable, Hashable {
    /// The aanbieder that was tried.
    package let agb: AgbCode
    /// nil: the aanbieder as a whole.
    package let aanbodId: String?
    /// The day it ended.
    package let op: Datum
    /// How it ended.
    package let uitkomst: Pogingsuitkomst
    /// Why, in the words of the GI.
    package let reden: String?

    package init(agb: AgbCode, aanbodId: String? = nil, op: Datum, uitkomst: Pogingsuitkomst, reden: String? = nil) {
        self.agb = agb
        self.aanbodId = aanbodId
        self.op = op
        self.uitkomst = uitkomst
        self.reden = reden
    }
}
