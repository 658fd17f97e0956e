/// A sort-merge join on aanbieder: those that have a candidate for every hulpvraag of a case.
///
/// The candidates of each hulpvraag are sorted by aanbieder and walked through side by side: no set, no dictionary, and
/// lists only of the few aanbieders that are asked for.
struct AanbiederIntersection {
    /// For each hulpvraag its candidates by aanbieder, those of one aanbieder best first.
    private let benen: [[Kandidaat]]
    private let buckets: [Bucket]
    private var groepen: [AanbiederMatch] = []
    /// For each group, for each hulpvraag, where its candidates begin.
    private var begin: [Int] = []

    /// An aanbieder, with the sums over its best candidate for each hulpvraag.
    private struct AanbiederMatch {
        let aanbieder: UInt32
        let nummer, punten, stil, starts: Int
    }

    /// - Parameter kandidaten: for each hulpvraag, in any order; at least one hulpvraag.
    init(_ kandidaten: [[Kandidaat]], _ buckets: [Bucket]) {
        self.buckets = buckets
        benen = kandidaten.map { been in
            been.sorted { $0.aanbieder == $1.aanbieder ? $0.precedes($1, buckets) : $0.aanbieder < $1.aanbieder }
        }
        var hier = [Int](repeating: 0, count: benen.count)
        while hier[0] < benen[0].count {
            let aanbieder = benen[0][hier[0]].aanbieder
            for been in benen.indices { hier[been] = eerste(been, na: hier[been]) { $0 >= aanbieder } }
            if benen.indices.allSatisfy({ isVan(aanbieder, $0, hier[$0]) }) { voegToe(aanbieder, hier) }
            hier[0] = eerste(0, na: hier[0]) { $0 > aanbieder }
        }
    }

    private func isVan(_ aanbieder: UInt32, _ been: Int, _ plaats: Int) -> Bool {
        plaats < benen[been].count && benen[been][plaats].aanbieder == aanbieder
    }

    /// The first place from here on whose aanbieder will do.
    private func eerste(_ been: Int, na plaats: Int, _ voldoet: (UInt32) -> Bool) -> Int {
        var hier = plaats
        while hier < benen[been].count, !voldoet(benen[been][hier].aanbieder) { hier += 1 }
        return hier
    }

    private mutating func voegToe(_ aanbieder: UInt32, _ hier: [Int]) {
        var (punten, stil, starts) = (0, 0, 0)
        for been in benen.indices {
            punten += benen[been][hier[been]].punten
            stil += benen[been][hier[been]].bleefStil ? 1 : 0
            starts += Int(benen[been][hier[been]].start)
        }
        groepen.append(
            AanbiederMatch(
                aanbieder: aanbieder, nummer: groepen.count, punten: punten, stil: stil, starts: starts))
        begin += hier
    }

    /// The first so many by their best combination (``BestFirstFrontier``): of each, for each hulpvraag, its
    /// candidates.
    func besten(_ aantal: Int) -> [[[Kandidaat]]] {
        groepen.sorted { eerder($0, $1) }.prefix(aantal).map { groep in
            benen.indices.map { been in
                let van = begin[groep.nummer * benen.count + been]
                return Array(benen[been][van..<eerste(been, na: van) { $0 > groep.aanbieder }])
            }
        }
    }

    private func eerder(_ een: AanbiederMatch, _ ander: AanbiederMatch) -> Bool {
        if een.punten != ander.punten { return een.punten > ander.punten }
        if een.stil != ander.stil { return een.stil < ander.stil }
        if een.starts != ander.starts { return een.starts < ander.starts }
        for been in benen.indices {
            let (a, b) = (begin[een.nummer * benen.count + been], begin[ander.nummer * benen.count + been])
            if a != b { return benen[been][a].precedes(benen[been][b], buckets) }
        }
        return false
    }
}
