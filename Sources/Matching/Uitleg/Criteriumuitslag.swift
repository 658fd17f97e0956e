import Jeugdhulp

/// The points of one criterion, with the value they come from and a sentence in plain Dutch.
package struct Criteriumuitslag: Sendable, Equatable {
    package let criterium: Criterium
    /// The hulpvraag it is about, where there are several.
    package let hulpvraag: String?
    package let punten: Int
    package let max: Int
    package let waarde: String
    package let uitleg: String
}
