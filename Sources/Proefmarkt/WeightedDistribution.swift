/// Values with whole weights.
struct WeightedDistribution<W: Sendable>: Sendable {
    private let waarden: [W]
    /// Per value the weight of it and all before it.
    private let totEnMet: [Int]

    /// `nil` when no value has a weight above 0.
    init?(_ paren: [(W, Int)]) {
        let echt = paren.filter { $0.1 > 0 }
        guard !echt.isEmpty else { return nil }
        waarden = echt.map(\.0)
        var som = 0
        totEnMet = echt.map { paar in
            som += paar.1
            return som
        }
    }

    var totaal: Int { totEnMet.last ?? 0 }

    /// The value whose stretch of the weights a number in `0..<totaal` falls in.
    func waarde(bij punt: Int) -> W {
        var (laag, hoog) = (0, waarden.count - 1)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if totEnMet[midden] > punt { hoog = midden } else { laag = midden + 1 }
        }
        return waarden[laag]
    }
}
