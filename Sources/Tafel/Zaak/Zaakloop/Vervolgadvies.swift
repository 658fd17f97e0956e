import Jeugdhulp

/// Where to then, by an aanbieder that could not help (#31).
package struct Vervolgadvies: Sendable, Equatable, Decodable {
    package let van: AgbCode
    package let agb: AgbCode?
    /// The code of the hulpvorm and the name of the voorziening.
    package let hulpvorm, voorziening: String?
    package let op: Datum
}
