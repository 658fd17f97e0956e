/// Which aanbieders have their share of a list: no aanbieder fills it where others come close.
///
/// The best combination left is chosen, time and again. An offer of an aanbieder that takes part in `perAanbiederMax`
/// options already counts for `spreidingPunten` less, so that an option without it goes first when it is at most that
/// far behind, for each hulpvraag apart: an aanbieder that nobody can replace keeps its place, and what goes with it
/// is spread all the same.
struct Aandelen {
    private let lijst: Gewichten.Lijstgrenzen
    private var keren: [UInt32: Int] = [:]
    private var volle: Set<UInt32> = []

    init(_ lijst: Gewichten.Lijstgrenzen) { self.lijst = lijst }

    /// Counts an option.
    /// - Returns: whether an aanbieder has its share now that had not.
    mutating func neem(_ benen: [Kandidaat]) -> Bool {
        let voorheen = volle.count
        for aanbieder in Set(benen.map(\.aanbieder)) {
            keren[aanbieder, default: 0] += 1
            if keren[aanbieder] == lijst.perAanbiederMax { volle.insert(aanbieder) }
        }
        return volle.count > voorheen
    }

    /// Candidates as they count now, best first.
    func weeg(_ kandidaten: [Kandidaat]) -> [Keuzefront.Plaats] {
        guard !volle.isEmpty else { return kandidaten.map { .init($0) } }
        var uit: [Keuzefront.Plaats] = []
        uit.reserveCapacity(kandidaten.count)
        var achter: [Keuzefront.Plaats] = []
        for kandidaat in kandidaten where volle.contains(kandidaat.aanbieder) {
            achter.append(.init(kandidaat, minder: lijst.spreidingPunten))
        }
        var vol = achter[...]
        for kandidaat in kandidaten where !volle.contains(kandidaat.aanbieder) {
            while let eerste = vol.first, eerste.punten > kandidaat.punten { uit.append(vol.removeFirst()) }
            uit.append(.init(kandidaat))
        }
        return uit + vol
    }
}
