/// Draws numbers for one thing of the market: the same seed, kind and number give the same draws on every machine.
///
/// Each thing has a stream of its own, so that offer 700 000 can be made without the ones before it, on any thread.
/// The numbers are those of SplitMix64 (Steele, Lea and Flood, 2014): the state grows by 0x9E3779B97F4A7C15 and is
/// mixed into each output. The stream starts at the mix of the seed, then of the kind, then of the number. Ranges are
/// made here and not by the standard library, whose way of doing so may change with a release of Swift.
struct SeededDraws: Sendable {
    /// What is drawn for: things of different kinds with the same number have nothing in common.
    enum DrawKind: UInt64 {
        case aanbieder = 1
        case contract, aanbod, aanvraag
    }

    private var toestand: UInt64

    init(zaad: UInt64, _ soort: DrawKind, _ nummer: Int) {
        toestand = Self.meng(Self.meng(Self.meng(zaad) ^ soort.rawValue) ^ UInt64(truncatingIfNeeded: nummer))
    }

    private static func meng(_ waarde: UInt64) -> UInt64 {
        var z = waarde &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private mutating func volgende() -> UInt64 {
        let waarde = Self.meng(toestand)
        toestand &+= 0x9E37_79B9_7F4A_7C15
        return waarde
    }

    /// A whole number below `grens`, at least 0: the high half of a 64 by 64 bit product. Some values come up more
    /// often than others by at most `grens` in 2^64, which no market is large enough to show.
    mutating func onder(_ grens: Int) -> Int {
        guard grens > 1 else { return 0 }
        return Int(volgende().multipliedFullWidth(by: UInt64(grens)).high)
    }

    /// A whole number in the range, each as likely.
    mutating func getal(_ bereik: ClosedRange<Int>) -> Int {
        bereik.lowerBound + onder(bereik.upperBound - bereik.lowerBound + 1)
    }

    /// The lower of two draws: low numbers are common, high ones rare.
    mutating func laag(_ bereik: ClosedRange<Int>) -> Int { min(getal(bereik), getal(bereik)) }

    /// Whether something that happens `promille` times in a thousand happens.
    mutating func kans(_ promille: Int) -> Bool { onder(1_000) < promille }

    mutating func een<W>(_ eerste: W, _ andere: W...) -> W {
        let keus = onder(andere.count + 1)
        return keus == 0 ? eerste : andere[keus - 1]
    }

    /// One of the values, each as often as its weight says.
    mutating func een<W>(_ verdeling: WeightedDistribution<W>) -> W { verdeling.waarde(bij: onder(verdeling.totaal)) }
}
