import Berichten

/// One version of the proposal for a case, as far as the table saw it.
package struct Voorstelversie: Sendable {
    package var versie: Int
    package var op: Tijdstip
    /// How many options it had.
    package var opties: Int
    /// What is otherwise than in the version before it; `nil` for the first.
    package var gewijzigd: Versieverschil?
}
