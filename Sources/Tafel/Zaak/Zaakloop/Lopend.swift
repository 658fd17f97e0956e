import Berichten
import Jeugdhulp

/// Help that runs for one hulpvraag.
package struct Lopend: Sendable, Equatable, Decodable {
    package let hulpvraag: String
    /// The day it started.
    package let op: Datum
    /// Where, as far as the GI said.
    package let aanbodId: String?
    package internal(set) var agb: AgbCode?
    /// As ``HulpGestart/Via``.
    package let via: String
    /// Why it started late, as a code (#4).
    package let redenTeLaat: String?

    /// - Parameter deel: who was asked for it, where help starts there.
    package init(_ hulpvraag: String, _ start: HulpGestart, bij deel: Voorgedragen? = nil) {
        self.hulpvraag = hulpvraag
        op = start.op
        aanbodId = start.aanbodId ?? deel?.aanbodId
        agb = start.agb ?? deel?.agb
        via = start.totstandkomingVia.rawValue
        redenTeLaat = start.redenTeLaat
    }
}
