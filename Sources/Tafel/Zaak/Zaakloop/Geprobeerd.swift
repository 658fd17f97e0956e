import Jeugdhulp

/// An aanbieder that refused (#55).
package struct Geprobeerd: Sendable, Equatable, Decodable {
    package let agb: AgbCode
    package let aanbodId: String
    package let op: Datum
    /// As in `Poging.reden`.
    package var reden: String?

    var poging: Poging { Poging(agb: agb, aanbodId: aanbodId, op: op, uitkomst: .afgewezen, reden: reden) }
}
