/// What names an offer everywhere: an `aanbodId` is unique within its aanbieder, and not beyond it (contract §2).
///
/// In order of id, then of aanbieder: the order in which offers are listed and in which a tie is settled.
package struct Aanbodsleutel: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let agb: AgbCode
    package let aanbodId: String

    package init(_ agb: AgbCode, _ aanbodId: String) { (self.agb, self.aanbodId) = (agb, aanbodId) }

    /// - Parameter tekst: `<agb>/<aanbodId>`.
    /// - Returns: nil for anything else, such as an id alone.
    package init?(_ tekst: String) {
        let delen = tekst.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard delen.count == 2, let agb = AgbCode(String(delen[0])), !delen[1].isEmpty else { return nil }
        self.init(agb, String(delen[1]))
    }

    /// `<agb>/<aanbodId>`: the key of its topic.
    package var description: String { "\(agb)/\(aanbodId)" }

    package static func < (links: Aanbodsleutel, rechts: Aanbodsleutel) -> Bool {
        links.aanbodId == rechts.aanbodId
            ? links.agb < rechts.agb : links.aanbodId.utf8.lexicographicallyPrecedes(rechts.aanbodId.utf8)
    }
}

extension Aanbod {
    package var sleutel: Aanbodsleutel { Aanbodsleutel(agb, aanbodId) }
}
