import Berichten
import Jeugdhulp

/// What is told of where a case stands: what happens now, who must act, by when.
package struct Zaakmelding: Sendable, Equatable {
    package let aan: Aan
    package let fase: StatusGewijzigd.Fase
    package let wat, wie: String
    package var uiterlijk: Datum?
    package var gewijzigd: Versieverschil?
    package var gestart: Hulpstart?
    /// Who decided, and why, where this tells what came of a decision.
    package var besluit: Besluitgrond?
    /// For which hulpvragen help started with this, and for which it is still needed.
    package var gestartVoor: [String] = []
    package var nogOpen: [String] = []

    package enum Aan: Sendable {
        case giEnTafel
        /// Only the table: for the GI nothing changed.
        case tafel
        /// Only the GI: the table has nothing more to do with it.
        case gi
    }
}
