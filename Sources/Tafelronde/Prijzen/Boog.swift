/// That a case can have a place, at a cost.
package struct Boog: Sendable, Hashable {
    package let plaats: Int32
    package let kosten: Kosten

    package init(plaats: Int, kosten: Kosten) { (self.plaats, self.kosten) = (Int32(clamping: plaats), kosten) }
}

/// Where the arcs of a case come from, cheapest first, so many at a time: a round seldom needs more than the first few.
package protocol Boogbron: Sendable {
    /// The arcs of a case from number `vanaf` on in order of cost, at most `aantal`; fewer means that these are the last.
    func bogen(_ zaak: Int, vanaf: Int, aantal: Int) -> [Boog]
}

/// All arcs at hand.
package struct Booglijst: Boogbron {
    private let lijsten: [[Boog]]

    /// - Parameter lijsten: for each case its arcs, in any order; of equal ones the first place goes first.
    package init(_ lijsten: [[Boog]]) {
        self.lijsten = lijsten.map { lijst in
            lijst.sorted { $0.kosten != $1.kosten ? $0.kosten < $1.kosten : $0.plaats < $1.plaats }
        }
    }

    package func bogen(_ zaak: Int, vanaf: Int, aantal: Int) -> [Boog] {
        guard lijsten.indices.contains(zaak), vanaf < lijsten[zaak].count else { return [] }
        return Array(lijsten[zaak][vanaf..<min(lijsten[zaak].count, vanaf + aantal)])
    }
}
