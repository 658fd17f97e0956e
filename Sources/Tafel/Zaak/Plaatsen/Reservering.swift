import Berichten
import Jeugdhulp

/// A record of `doorbraak.plaatsen`: a case holds places at an offer. Its key is `agb/aanbodId/casusId`; a tombstone
/// gives the places back. Nothing in it is about the child.
package struct Reservering: Sendable, Equatable {
    /// Named by its id alone in records of before.
    package let aanbod: Aanbodverwijzing
    package let casusId, voordrachtId: String
    /// How many children are to come.
    package let aantal: Int

    package init(aanbod: Aanbodverwijzing, casusId: String, voordrachtId: String, aantal: Int) {
        self.aanbod = aanbod
        self.casusId = casusId
        self.voordrachtId = voordrachtId
        self.aantal = aantal
    }

    var plek: CasusBijAanbod { CasusBijAanbod(aanbod, casusId) }
    var sleutel: String { plek.sleutel }

    private struct Reserveringsrecord: Decodable {
        let v: Int
        let voordrachtId: String
        let aantal: Int
    }

    /// - Returns: `nil` when it is not a record of ours.
    init?(_ plek: CasusBijAanbod, waarde: [UInt8]) {
        guard let inhoud = try? NodeDecoder.lees(Reserveringsrecord.self, waarde),
            RecordVersion.reservering.contains(inhoud.v),
            (1...Self.aantalMax).contains(inhoud.aantal)
        else { return nil }
        self.init(
            aanbod: plek.aanbod, casusId: plek.casusId, voordrachtId: inhoud.voordrachtId, aantal: inhoud.aantal)
    }

    /// A case has at most twelve children.
    private static let aantalMax = 12

    var waarde: [UInt8] {
        // The id is a UUID of our own making: nothing in it has to be escaped.
        Array(
            #"{"aantal":\#(aantal),"v":\#(RecordVersion.reservering.upperBound),"voordrachtId":"\#(voordrachtId)"}"#
                .utf8
        )
    }
}
