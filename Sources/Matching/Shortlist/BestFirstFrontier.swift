/// The combinations that can come next, best first, without making them all.
///
/// It begins with the best combination of every source. What is taken from it is the next best of all; in its place
/// come those that are one step further in one hulpvraag. Nothing further can be better, so nothing is missed.
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
        fileprivate let bron: Int
        /// For each hulpvraag the place within the source.
        fileprivate let posities: [Int]
        /// Only steps in this hulpvraag and those after it follow from here, so that each is met once.
        fileprivate let vanaf: Int
        let benen: [Kandidaat]
        /// As they count now.
        let punten: Int
        /// How many of its offers count for less.
        let vol: Int
        /// The sum of the starting days: only ever compared.
        fileprivate let starts: Int
        let samen: Bool

        var heeftEenAanbieder: Bool { benen.allSatisfy { $0.aanbieder == benen[0].aanbieder } }
    }

    private let bronnen: [CandidateSource]
    private let buckets: [Bucket]
    private var hoop: [FrontierEntry] = []

    init(_ bronnen: [CandidateSource], _ buckets: [Bucket]) {
        (self.bronnen, self.buckets) = (bronnen, buckets)
        for bron in bronnen.indices where bronnen[bron].plaatsen.allSatisfy({ !$0.isEmpty }) {
            zet(keuze(bron, [Int](repeating: 0, count: bronnen[bron].plaatsen.count), vanaf: 0))
        }
    }

    /// The next best.
    mutating func neem() -> FrontierEntry? {
        guard let beste = haalBoven() else { return nil }
        let plaatsen = bronnen[beste.bron].plaatsen
        for been in beste.vanaf..<plaatsen.count where beste.posities[been] + 1 < plaatsen[been].count {
            var verder = beste.posities
            verder[been] += 1
            zet(keuze(beste.bron, verder, vanaf: been))
        }
        return beste
    }

    /// Whether a candidate that comes after the lists of the first source could make a choice as good.
    /// - Parameter verder: for each hulpvraag the most points of such a candidate, `nil` when there is none.
    func kanBeter(dan keuze: FrontierEntry, _ verder: [Int?]) -> Bool {
        let besten = bronnen[0].plaatsen.map { $0[0].punten }
        let som = besten.reduce(0, +)
        return zip(verder, besten).contains { verder, beste in verder.map { som - beste + $0 >= keuze.punten } ?? false
        }
    }

    private func keuze(_ nummer: Int, _ posities: [Int], vanaf: Int) -> FrontierEntry {
        let bron = bronnen[nummer]
        var (punten, vol, starts) = (bron.bonus, 0, 0)
        let benen = posities.indices.map { been in
            let plaats = bron.plaatsen[been][posities[been]]
            punten += plaats.punten
            vol += plaats.isVol ? 1 : 0
            starts += Int(plaats.kandidaat.start)
            return plaats.kandidaat
        }
        return FrontierEntry(
            bron: nummer, posities: posities, vanaf: vanaf, benen: benen, punten: punten, vol: vol, starts: starts,
            samen: bron.samen)
    }

    /// Most points, then the fewest that have their share, then earliest starts, then the order of the candidates. The
    /// same choice stands first as the one of one aanbieder, also where that brings no points.
    private func eerder(_ a: FrontierEntry, _ b: FrontierEntry) -> Bool {
        if a.punten != b.punten { return a.punten > b.punten }
        if a.vol != b.vol { return a.vol < b.vol }
        if a.starts != b.starts { return a.starts < b.starts }
        for (een, ander) in zip(a.benen, b.benen) where een != ander { return een.gaatVoor(ander, buckets) }
        return a.samen && !b.samen
    }

    // MARK: A heap with the best on top

    private mutating func zet(_ keuze: FrontierEntry) {
        hoop.append(keuze)
        var hier = hoop.count - 1
        while hier > 0, eerder(hoop[hier], hoop[(hier - 1) / 2]) {
            hoop.swapAt(hier, (hier - 1) / 2)
            hier = (hier - 1) / 2
        }
    }

    private mutating func haalBoven() -> FrontierEntry? {
        guard let laatste = hoop.popLast() else { return nil }
        guard let beste = hoop.first else { return laatste }
        hoop[0] = laatste
        var hier = 0
        while true {
            var eerste = hier
            for kind in [2 * hier + 1, 2 * hier + 2] where kind < hoop.count && eerder(hoop[kind], hoop[eerste]) {
                eerste = kind
            }
            if eerste == hier { return beste }
            hoop.swapAt(hier, eerste)
            hier = eerste
        }
    }
}
