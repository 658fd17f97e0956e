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
    /// What holds the case up that is no lack of supply; `nil` when nothing does.
    package let wachten: Wachten?
    /// What a table should know of the whole case.
    package let waarschuwingen: [Waarschuwing]
    /// Beside the options, never among them; at most ``Alternatief/aantalMax``.
    package let alternatieven: [Alternatief]
    /// The responsible gemeente of each child that has facts of its own; `nil` for the others.
    package let perJeugdige: [Woonplaats?]
    /// Needs that the Jeugdwet does not answer: counted, not matched (#58).
    package let buitenJeugdwet: [BuitenJeugdwet]
    /// The version of the weights.
    package let gewichten: String

    /// Nothing can be proposed until what the case waits for is there: that is no case without an option (#95).
    package var wachtAlleen: Bool { opties.isEmpty && wachten?.hulpvragen.isEmpty == false }
}
