import Jeugdhulp

/// A ranked, explained proposal for one case. An advice: the table and the GI decide (AVG art. 22, JW 3.5).
package struct Voorstel: Sendable, Equatable {
    package let casusId: String
    package let woonplaats: Woonplaats
    /// The jeugdregio of the responsible gemeente; `nil` when no gemeente can be named yet.
    package let regio: Regio?
    package let norm: Norm
    /// At most ten, best first; empty when nothing fits, with `knelpunten`.
    package let opties: [Optie]
    package let uitgesloten: [Uitgesloten]
    package let knelpunten: [Knelpunt]
    /// The version of the weights.
    package let gewichten: String
}
