/// A change as people read it.
package struct Wijziging: Sendable, Equatable {
    package let verandering: Verandering
    /// What must be so, in plain Dutch (B1): "er komt een plaats vrij op of vóór 3 december 2026".
    package let tekst: String
}
