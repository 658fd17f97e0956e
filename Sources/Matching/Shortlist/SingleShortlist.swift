/// The list of a case with one hulpvraag: what ``Combinaties`` makes where there is nothing to combine.
///
/// The next best is the first candidate that does not have its share (``Aandelen``), or the first that has, counted
/// for less: what is taken off is the same for each of those, so they keep their order.
struct SingleShortlist {
    private let lijst: Gewichten.Lijstgrenzen
    private let kandidaten: [Kandidaat]
    /// A candidate after those that take part has at most this many points; `nil` when there is none.
    private let verder: Int?
    private var standen: [CandidateState]
    /// How often the aanbieder of each option chosen so far is on the list by then.
    private var aanbieders: [UInt32] = []

    private enum CandidateState {
        case open, vol, gekozen
    }

    /// - Parameter aantal: so many candidates take part.
    /// - Parameter kandidaten: the best of the hulpvraag.
    init(_ aantal: Int, _ kandidaten: [Kandidaat], _ lijst: Gewichten.Lijstgrenzen) {
        self.lijst = lijst
        self.kandidaten = kandidaten
        verder = lijst.verder(na: kandidaten, aantal)
        standen = Array(repeating: .open, count: kandidaten.count)
        aanbieders.reserveCapacity(lijst.optiesMax)
    }

    /// The list, best first.
    /// - Returns: `nil` when a candidate after those that take part might have been chosen.
    mutating func kies() -> [Combinatie]? {
        var gekozen: [Combinatie] = []
        gekozen.reserveCapacity(lijst.optiesMax)
        while gekozen.count < lijst.optiesMax {
            guard let (plaats, punten) = volgende() else { return verder == nil ? gekozen : nil }
            if let verder, verder >= punten { return nil }
            let kandidaat = kandidaten[plaats]
            gekozen.append(Combinatie(benen: [kandidaat], punten: kandidaat.punten, samen: false))
            standen[plaats] = .gekozen
            tel(kandidaat.aanbieder)
        }
        return gekozen
    }

    /// The next best and how much it counts for. Where both count the same, the one that has no share yet goes first.
    private func volgende() -> (plaats: Int, punten: Int)? {
        let vol = standen.firstIndex(of: .vol).map { ($0, kandidaten[$0].punten - lijst.spreidingPunten) }
        guard let open = standen.firstIndex(of: .open) else { return vol }
        guard let vol, vol.1 > kandidaten[open].punten else { return (open, kandidaten[open].punten) }
        return vol
    }

    private mutating func tel(_ aanbieder: UInt32) {
        aanbieders.append(aanbieder)
        guard aanbieders.count(where: { $0 == aanbieder }) == lijst.perAanbiederMax else { return }
        for plaats in standen.indices where standen[plaats] == .open && kandidaten[plaats].aanbieder == aanbieder {
            standen[plaats] = .vol
        }
    }
}
