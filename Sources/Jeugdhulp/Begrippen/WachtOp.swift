/// What a case waits for before some help can be chosen at all; not a lack of supply (#64, #65, #95).
package enum WachtOp: String, Sendable, CaseIterable {
    /// Research by the NIFP into where the child will grow up.
    case nifp = "NIFP"
    /// A parent's consent.
    case instemming
    /// The judge's written decision.
    case vonnis

    /// Whether this kind of help cannot be proposed yet: NIFP holds up lasting places (#64), consent everything
    /// (#95), the decision all help with a stay (#65).
    package func blokkeert(_ voorziening: Voorziening) -> Bool {
        switch self {
        case .nifp: voorziening.perspectiefbiedend
        case .instemming: true
        case .vonnis: voorziening.hulpvorm.metVerblijf
        }
    }
}
