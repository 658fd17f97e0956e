/// Who has gezag over a child.
package enum Gezagsoort: String, Sendable, CaseIterable {
    /// One parent alone.
    case eenOuder = "een-ouder"
    /// Both parents together.
    case ouders
    /// A natural person, a pleegoudervoogd too.
    case voogd
    /// A gecertificeerde instelling has the voogdij.
    case gi
}

/// Who has gezag over a child, and where they live: what decided until 31 December 2021 (regels §3d). Since then it
/// plays no part (W10).
package struct Gezag: Sendable, Hashable {
    /// Who has it.
    package let soort: Gezagsoort
    /// The gemeente of the parent or voogd; nil when it is unknown or abroad, which come to the same. Always nil for a
    /// GI, whose office plays no part.
    package let gemeente: Gemeentecode?
    /// The gemeente of the other parent, with `ouders` only; nil when it is unknown or abroad.
    package let andereGemeente: Gemeentecode?

    package init(soort: Gezagsoort, gemeente: Gemeentecode? = nil, andereGemeente: Gemeentecode? = nil) {
        self.soort = soort
        self.gemeente = gemeente
        self.andereGemeente = andereGemeente
    }
}
