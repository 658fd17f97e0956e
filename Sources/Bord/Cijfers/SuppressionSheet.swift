/// The tree as a row of nodes, each after its parent: bounds go up from the back and down from the front.
struct SuppressionSheet {
    let namen: [String]
    let aantallen: [Int]
    let ouders: [Int?]
    let takken: [[Int]]
    var verborgen: [Bool]
    private var klein: [Bool]

    init(_ boom: CountTree) {
        var rij: [(boom: CountTree, ouder: Int?)] = [(boom, nil)]
        var takken: [[Int]] = []
        var plaats = 0
        while plaats < rij.count {
            let begin = rij.count
            rij += rij[plaats].boom.takken.map { ($0, plaats) }
            takken.append(Array(begin..<rij.count))
            plaats += 1
        }
        namen = rij.map(\.boom.naam)
        aantallen = rij.map(\.boom.aantal)
        ouders = rij.map(\.ouder)
        self.takken = takken
        verborgen = Array(repeating: false, count: rij.count)
        klein = verborgen
    }

    mutating func verbergKlein(_ drempel: Int) {
        klein = aantallen.map { $0 > 0 && $0 < drempel }
        verborgen = klein
    }

    /// More than any count, and small enough to add up without overflow.
    private static let oneindig = Int.max >> 24

    /// Between which values each number must lie for who sees only what is shown. On a tree one pass up and one down
    /// find the narrowest bounds.
    func grenzen() -> [(laag: Int, hoog: Int)] {
        var uit = aantallen.indices.map { verborgen[$0] ? (1, Self.oneindig) : (aantallen[$0], aantallen[$0]) }
        for knoop in aantallen.indices.reversed() where !takken[knoop].isEmpty && verborgen[knoop] {
            let laag = takken[knoop].reduce(0) { $0 + uit[$1].0 }
            let hoog = takken[knoop].reduce(0) { min(Self.oneindig, $0 + uit[$1].1) }
            uit[knoop] = (max(uit[knoop].0, laag), min(uit[knoop].1, hoog))
        }
        for knoop in aantallen.indices {
            let laag = takken[knoop].reduce(0) { $0 + uit[$1].0 }
            let hoog = takken[knoop].map { uit[$0].1 }
            let oneindigen = hoog.filter { $0 >= Self.oneindig }.count
            let eindig = hoog.filter { $0 < Self.oneindig }.reduce(0, +)
            let ouder = uit[knoop]
            for tak in takken[knoop] where verborgen[tak] {
                let (eigenLaag, eigenHoog) = uit[tak]
                let anderenOneindig = oneindigen - (eigenHoog >= Self.oneindig ? 1 : 0) > 0
                let anderenHoog = eindig - (eigenHoog < Self.oneindig ? eigenHoog : 0)
                uit[tak] = (
                    anderenOneindig ? eigenLaag : max(eigenLaag, ouder.0 - anderenHoog),
                    ouder.1 >= Self.oneindig ? eigenHoog : min(eigenHoog, ouder.1 - (laag - eigenLaag))
                )
            }
        }
        return uit
    }

    /// The first small number that could be told to be small.
    func eersteBlote(_ drempel: Int) -> Int? {
        let grenzen = grenzen()
        return aantallen.indices.first { klein[$0] && grenzen[$0].hoog < drempel }
    }

    /// What is hidden along with a number: the smallest shown one beside it, else what lies above it, and so on
    /// upwards.
    func erbij(_ knoop: Int) -> [Int] {
        var hier = knoop
        while let ouder = ouders[hier] {
            if let naast = kleinsteGetoonde(takken[ouder]) { return metEenPadOmlaag(naast) }
            if !verborgen[ouder] { return [ouder] }
            hier = ouder
        }
        return []
    }

    private func kleinsteGetoonde(_ knopen: [Int]) -> Int? {
        knopen.filter { !verborgen[$0] && aantallen[$0] > 0 }.min { aantallen[$0] < aantallen[$1] }
    }

    /// A sum is only hidden when one of its parts is, down to the last level.
    private func metEenPadOmlaag(_ knoop: Int) -> [Int] {
        var pad = [knoop]
        while let laatste = pad.last, !takken[laatste].contains(where: { verborgen[$0] }),
            let tak = kleinsteGetoonde(takken[laatste])
        {
            pad.append(tak)
        }
        return pad
    }

    func boom(_ knoop: Int) -> PublishedTree {
        PublishedTree(
            naam: namen[knoop], aantal: verborgen[knoop] ? nil : aantallen[knoop],
            takken: takken[knoop].map { boom($0) })
    }
}
