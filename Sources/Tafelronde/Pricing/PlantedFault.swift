/// Errors that the tests plant in the solver, each of which they must catch. None is ever planted outside the tests.
package enum PlantedFault: String, Sendable, CaseIterable {
    /// Who has a place is never moved to make room.
    case niemandSchuiftOp
    /// A case looks at what a place costs itself, not at its price.
    case prijsTeltNiet
    /// Only the arcs that were asked at first count.
    case alleenEersteBogen
    /// Prices on the way to a place do not rise.
    case prijsStijgtNiet
    /// In a full group nobody gives way to another place of it.
    case groepGeeftNietToe
    /// A group takes more than it may.
    case groepZonderGrens
    /// A place takes one more than it has.
    case eenPlaatsTeVeel
    /// A place that came free is left as it is.
    case gatBlijftOpen
    /// Prices do not fall when a place came free.
    case prijsDaaltNiet
    /// To stay without a place costs nothing.
    case zonderIsGratis
    /// The nearest place is taken without looking on.
    case eersteDeBeste
    /// Of equal answers whichever came first.
    case gelijkspelOpVolgorde
    /// The second place of a combination is not counted.
    case tweedePlekVrij
    /// Branches are cut that could still hold the best.
    case takTeVroegAf
}
