/// That a case can have a place, at a cost.
package struct Arc: Sendable, Hashable {
    package let plaats: Int32
    package let kosten: Kosten

    package init(plaats: Int, kosten: Kosten) { (self.plaats, self.kosten) = (Int32(clamping: plaats), kosten) }
}

/// Where the arcs of a case come from, cheapest first, so many at a time: a round seldom needs more than the first few.
package protocol ArcSource: Sendable {
    /// The arcs of a case from number `vanaf` on in order of cost, at most `aantal`; fewer: these are the last.
    func bogen(_ zaak: Int, vanaf: Int, aantal: Int) -> [Arc]
}

/// All arcs at hand.
package struct ArcList: ArcSource {
    private let lijsten: [[Arc]]

    /// - Parameter lijsten: for each case its arcs, in any order; of equal ones the first place goes first.
    package init(_ lijsten: [[Arc]]) {
        self.lijsten = lijsten.map { lijst in
            lijst.sorted { $0.kosten != $1.kosten ? $0.kosten < $1.kosten : $0.plaats < $1.plaats }
        }
    }

    package func bogen(_ zaak: Int, vanaf: Int, aantal: Int) -> [Arc] {
        guard lijsten.indices.contains(zaak), vanaf < lijsten[zaak].count else { return [] }
        return Array(lijsten[zaak][vanaf..<min(lijsten[zaak].count, vanaf + aantal)])
    }
}
