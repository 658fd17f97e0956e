/// Whether the rows of a text leave nothing open and never say two things at once, by trying every combination of the
/// facts that they look at.
package struct Wetscontrole: Sendable {
    /// A combination of facts for which not exactly one row holds.
    package struct Bevinding: Sendable, Equatable {
        package let artikel: String
        /// The rows that hold, by their code; none: a gap; several: an overlap.
        package let rijen: [String]
        /// How many combinations have the same.
        package let aantal: Int
        /// One of them, as "feit = waarde".
        package let voorbeeld: [String]

        package var isGat: Bool { rijen.isEmpty }
    }

    package let bevindingen: [Bevinding]
    /// How many combinations were tried.
    package let aantal: Int
    /// Words that an answer rests on and that do not stand in the text of their article.
    package let vreemdeWoorden: [String]

    /// Well above what the rows of today look at; a text that looks at more facts at once cannot be tried in full.
    package static let combinatiesMax = 4_000_000

    package init(_ wet: Wet) {
        var bevindingen: [Bevinding] = []
        var aantal = 0
        var vreemd: [String] = []
        for artikel in wet.artikelen {
            let teller = Rijenteller(artikel)
            bevindingen += teller.bevindingen
            aantal += teller.aantal
            vreemd += Self.vreemdeWoorden(artikel)
        }
        self.bevindingen = bevindingen
        self.aantal = aantal
        vreemdeWoorden = vreemd
    }

    private static func vreemdeWoorden(_ artikel: Wetsprogramma) -> [String] {
        guard let plaats = artikel.uitkomst("woorden") else { return [] }
        return artikel.teksten(onder: artikel.uitkomsten[plaats].stap).filter { !artikel.tekst.contains($0) }
    }
}
