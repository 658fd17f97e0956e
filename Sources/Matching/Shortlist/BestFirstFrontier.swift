/// Best-first search over combinations, with a binary heap for a frontier: the next best is there without making the
/// whole product.
///
/// It begins with the best combination of every source. What is taken from it is the next best of all; in its place
/// come its successors, one step further in one hulpvraag. No successor is better, so nothing is missed.
struct BestFirstFrontier {
    /// A candidate as it counts now: less where its aanbieder has its share of the list.
    struct GewogenKandidaat {
        let kandidaat: Kandidaat
        let punten: Int
        let isVol: Bool

        init(_ kandidaat: Kandidaat, minder: Int? = nil) {
            self.kandidaat = kandidaat
            punten = kandidaat.punten - (minder ?? 0)
            isVol = minder != nil
        }
    }

    /// Where combinations come from: for each hulpvraag those that take part, best first.
    struct CandidateSource {
        let plaatsen: [[GewogenKandidaat]]
        let bonus: Int
        let samen: Bool
    }

    struct FrontierEntry {
        fileprivate let source: Int
        /// For each hulpvraag the place within the source.
        fileprivate let positions: [Int]
        /// Only steps in this hulpvraag and those after it follow from here, so that each is met once.
        fileprivate let vanaf: Int
        let benen: [Kandidaat]
        /// As they count now.
        let punten: Int
        /// How many of its offers count for less.
        let vol: Int
        /// How many of its aanbieders were asked before and did not answer in time.
        fileprivate let stil: Int
        /// The sum of the starting days: only ever compared.
        fileprivate let starts: Int
        let samen: Bool

        var heeftEenAanbieder: Bool { benen.allSatisfy { $0.aanbieder == benen[0].aanbieder } }
    }

    private let sources: [CandidateSource]
    private let buckets: [Bucket]
    private var heap: [FrontierEntry] = []

    init(_ sources: [CandidateSource], _ buckets: [Bucket]) {
        (self.sources, self.buckets) = (sources, buckets)
        for source in sources.indices where sources[source].plaatsen.allSatisfy({ !$0.isEmpty }) {
            push(keuze(source, [Int](repeating: 0, count: sources[source].plaatsen.count), vanaf: 0))
        }
    }

    /// The next best.
    mutating func neem() -> FrontierEntry? {
        guard let beste = popBest() else { return nil }
        let plaatsen = sources[beste.source].plaatsen
        for been in beste.vanaf..<plaatsen.count where beste.positions[been] + 1 < plaatsen[been].count {
            var verder = beste.positions
            verder[been] += 1
            push(keuze(beste.source, verder, vanaf: been))
        }
        return beste
    }

    /// Whether a candidate that comes after the lists of the first source could make a choice as good.
    /// - Parameter verder: for each hulpvraag the most points of such a candidate, `nil` when there is none.
    func kanBeter(dan keuze: FrontierEntry, _ verder: [Int?]) -> Bool {
        let besten = sources[0].plaatsen.map { $0[0].punten }
        let som = besten.reduce(0, +)
        return zip(verder, besten).contains { verder, beste in verder.map { som - beste + $0 >= keuze.punten } ?? false
        }
    }

    private func keuze(_ nummer: Int, _ positions: [Int], vanaf: Int) -> FrontierEntry {
        let source = sources[nummer]
        var (punten, vol, stil, starts) = (source.bonus, 0, 0, 0)
        let benen = positions.indices.map { been in
            let plaats = source.plaatsen[been][positions[been]]
            punten += plaats.punten
            vol += plaats.isVol ? 1 : 0
            stil += plaats.kandidaat.bleefStil ? 1 : 0
            starts += Int(plaats.kandidaat.start)
            return plaats.kandidaat
        }
        return FrontierEntry(
            source: nummer, positions: positions, vanaf: vanaf, benen: benen, punten: punten, vol: vol, stil: stil,
            starts: starts,
            samen: source.samen)
    }

    /// Most points, then the fewest that have their share, then the fewest that stayed silent, then earliest starts,
    /// then the order of the candidates. The same choice stands first as the one of one aanbieder, also where that
    /// brings no points.
    private func eerder(_ a: FrontierEntry, _ b: FrontierEntry) -> Bool {
        if a.punten != b.punten { return a.punten > b.punten }
        if a.vol != b.vol { return a.vol < b.vol }
        if a.stil != b.stil { return a.stil < b.stil }
        if a.starts != b.starts { return a.starts < b.starts }
        for (een, ander) in zip(a.benen, b.benen) where een != ander { return een.precedes(ander, buckets) }
        return a.samen && !b.samen
    }

    // MARK: A binary heap with the best on top

    private mutating func push(_ keuze: FrontierEntry) {
        heap.append(keuze)
        var hier = heap.count - 1
        while hier > 0, eerder(heap[hier], heap[(hier - 1) / 2]) {
            heap.swapAt(hier, (hier - 1) / 2)
            hier = (hier - 1) / 2
        }
    }

    private mutating func popBest() -> FrontierEntry? {
        guard let laatste = heap.popLast() else { return nil }
        guard let beste = heap.first else { return laatste }
        heap[0] = laatste
        var hier = 0
        while true {
            var eerste = hier
            for kind in [2 * hier + 1, 2 * hier + 2] where kind < heap.count && eerder(heap[kind], heap[eerste]) {
                eerste = kind
            }
            if eerste == hier { return beste }
            heap.swapAt(hier, eerste)
            hier = eerste
        }
    }
}
