/// How unevenly something is spread, in whole thousandths.
package struct Spreidingsmaten: Sendable, Equatable {
    /// The share of the five that have most.
    package let topVijf: Int
    /// 0 when all have as much, towards 1000 when one has all (Gini).
    package let gini: Int
    /// The sum of the squares of the shares: 1000 when one has all, 1000 / n when n have as much (Herfindahl).
    package let herfindahl: Int

    /// - Parameter aantallen: at least 0 each; the order does not matter. Nothing to share out gives zeros.
    package init(_ aantallen: [Int]) {
        let oplopend = aantallen.sorted()
        let som = oplopend.reduce(0, +)
        guard som > 0 else {
            (topVijf, gini, herfindahl) = (0, 0, 0)
            return
        }
        topVijf = oplopend.suffix(5).reduce(0, +) * 1_000 / som
        // Gini over sorted values x1…xn: (2 Σ i·xi) / (n Σ xi) − (n + 1) / n, here over one denominator.
        let n = oplopend.count
        let gewogen = oplopend.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
        gini = (2 * gewogen - (n + 1) * som) * 1_000 / (n * som)
        herfindahl = oplopend.reduce(0) { $0 + $1 * $1 } * 1_000 / (som * som)
    }
}
