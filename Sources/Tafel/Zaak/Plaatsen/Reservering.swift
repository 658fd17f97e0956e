import Berichten

/// A record of `doorbraak.plaatsen`: a case holds places at an offer. Its key is `aanbodId/casusId`; a tombstone gives
/// the places back. Nothing in it is about the child.
package struct Reservering: Sendable, Equatable {
    package let aanbodId, casusId, voordrachtId: String
    /// How many children are to come.
    package let aantal: Int

    package init(aanbodId: String, casusId: String, voordrachtId: String, aantal: Int) {
        self.aanbodId = aanbodId
        self.casusId = casusId
        self.voordrachtId = voordrachtId
        self.aantal = aantal
    }

    static func sleutel(aanbodId: String, casusId: String) -> String { "\(aanbodId)/\(casusId)" }
    var sleutel: String { Self.sleutel(aanbodId: aanbodId, casusId: casusId) }

    /// Of which case at which offer; no id holds a slash.
    static func delen(_ sleutel: String) -> (aanbodId: String, casusId: String)? {
        let delen = sleutel.split(separator: "/", omittingEmptySubsequences: false)
        guard delen.count == 2, let aanbodId = delen.first, let casusId = delen.last, !aanbodId.isEmpty,
            !casusId.isEmpty
        else { return nil }
        return (String(aanbodId), String(casusId))
    }

    private struct Reserveringsrecord: Decodable {
        let v: Int
        let voordrachtId: String
        let aantal: Int
    }

    /// - Returns: `nil` when it is not a record of ours.
    init?(sleutel: String, waarde: [UInt8]) {
        guard let (aanbodId, casusId) = Self.delen(sleutel),
            let inhoud = try? NodeDecoder.lees(Reserveringsrecord.self, waarde),
            RecordVersion.reservering.contains(inhoud.v),
            (1...Self.aantalMax).contains(inhoud.aantal)
        else { return nil }
        self.init(aanbodId: aanbodId, casusId: casusId, voordrachtId: inhoud.voordrachtId, aantal: inhoud.aantal)
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
