/// What a choice costs: two whole numbers, the first of which decides. An ordered group, so that a shortest path over
/// it is a shortest path over all aims in their order (``Doelen`` says which aim stands where).
package struct Kosten: Sendable, Hashable, Comparable {
    package var hoog, laag: Int128

    package init(hoog: Int128 = 0, laag: Int128) { (self.hoog, self.laag) = (hoog, laag) }

    package static let nul = Kosten(laag: 0)

    @inline(__always)
    package static func < (een: Kosten, ander: Kosten) -> Bool {
        een.hoog != ander.hoog ? een.hoog < ander.hoog : een.laag < ander.laag
    }

    // No sum comes near the end of 128 bits: ``Doelen`` bounds each part, and a round bounds its cases.
    @inline(__always)
    package static func + (een: Kosten, ander: Kosten) -> Kosten {
        Kosten(hoog: een.hoog &+ ander.hoog, laag: een.laag &+ ander.laag)
    }

    @inline(__always)
    package static func - (een: Kosten, ander: Kosten) -> Kosten {
        Kosten(hoog: een.hoog &- ander.hoog, laag: een.laag &- ander.laag)
    }

    package static func += (een: inout Kosten, ander: Kosten) { een = een + ander }
    package static func -= (een: inout Kosten, ander: Kosten) { een = een - ander }

    package func maal(_ aantal: Int) -> Kosten {
        Kosten(hoog: hoog &* Int128(aantal), laag: laag &* Int128(aantal))
    }
}
