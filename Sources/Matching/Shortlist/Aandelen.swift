/// The spreading of a list over aanbieders, greedily: counts options per aanbieder, and lowers the candidates of those
/// that have their share, so that no aanbieder fills the list where others come close.
///
/// The best combination left is chosen, time and again. An offer of an aanbieder that takes part in `perAanbiederMax`
/// options already counts for `spreidingPunten` less, so that an option without it goes first when it is at most that
/// far behind, for each hulpvraag apart: an aanbieder that nobody can replace keeps its place, and what goes with it
/// is spread all the same.
struct Aandelen {
    private let lijst: Gewichten.Lijstgrenzen
    /// The aanbieders of every option so far: few enough to look through.
    private var gekozen: [UInt32] = []
    private var volle: [UInt32] = []

    init(_ lijst: Gewichten.Lijstgrenzen) { self.lijst = lijst }

    /// Counts an option.
    /// - Returns: the aanbieders that have their share now and had not.
    mutating func neem(_ benen: [Kandidaat]) -> ArraySlice<UInt32> {
        let voorheen = volle.count
        for been in benen.indices {
            let aanbieder = benen[been].aanbieder
            // Once for each option, also where it answers two hulpvragen.
            if benen[..<been].contains(where: { $0.aanbieder == aanbieder }) { continue }
            gekozen.append(aanbieder)
            if gekozen.count(where: { $0 == aanbieder }) == lijst.perAanbiederMax { volle.append(aanbieder) }
        }
        return volle[voorheen...]
    }

    /// Candidates as they count now, best first.
    func weeg(_ kandidaten: [Kandidaat]) -> [BestFirstFrontier.GewogenKandidaat] {
        guard !volle.isEmpty else { return kandidaten.map { .init($0) } }
        var uit: [BestFirstFrontier.GewogenKandidaat] = []
        uit.reserveCapacity(kandidaten.count)
        var achter: [BestFirstFrontier.GewogenKandidaat] = []
        achter.reserveCapacity(kandidaten.count)
        for kandidaat in kandidaten where volle.contains(kandidaat.aanbieder) {
            achter.append(.init(kandidaat, minder: lijst.spreidingPunten))
        }
        var vol = achter[...]
        for kandidaat in kandidaten where !volle.contains(kandidaat.aanbieder) {
            while let eerste = vol.first, eerste.punten > kandidaat.punten { uit.append(vol.removeFirst()) }
            uit.append(.init(kandidaat))
        }
        uit += vol
        return uit
    }
}
