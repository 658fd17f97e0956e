/// Counts in levels: what a level counts is the sum of what lies under it. A publication that is one tree has no other
/// sums than these, so what can be computed from it can be known exactly.
struct CountTree: Sendable, Equatable {
    let naam: String
    let aantal: Int
    /// In the order of their names.
    let takken: [CountTree]

    init(_ naam: String, _ aantal: Int) {
        self.naam = naam
        self.aantal = aantal
        takken = []
    }

    init(_ naam: String, _ takken: [CountTree]) {
        self.naam = naam
        aantal = takken.reduce(0) { $0 + $1.aantal }
        self.takken = takken
    }

    /// - Parameter paden: of each thing that is counted the names from under the root to its leaf; all equally long.
    init(_ naam: String, paden: [[String]]) {
        self.init(naam, paden: paden[...].map { $0[...] })
    }

    private init(_ naam: String, paden: [ArraySlice<String>]) {
        let dieper = paden.filter { !$0.isEmpty }
        guard !dieper.isEmpty else {
            self.init(naam, paden.count)
            return
        }
        let groepen = Dictionary(grouping: dieper) { $0.first ?? "" }
        self.init(naam, groepen.keys.sorted().map { CountTree($0, paden: (groepen[$0] ?? []).map { $0.dropFirst() }) })
    }
}
