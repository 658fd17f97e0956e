import Jeugdhulp

/// One offer for each hulpvraag.
struct Combinatie: Sendable, Equatable {
    let benen: [Kandidaat]
    let punten: Int
    /// One aanbieder for all (only where there are several hulpvragen).
    let samen: Bool

    /// The same aanbieder for each hulpvraag.
    func heeftDezelfdeAanbieders(_ ander: Combinatie) -> Bool {
        benen.elementsEqual(ander.benen) { $0.aanbieder == $1.aanbieder }
    }
}

/// The best combinations over all hulpvragen, exactly, without making the whole product.
///
/// The points of a combination are the sum over its offers, plus a fixed bonus where one aanbieder serves all. One
/// frontier of combinations, best first, begins with the best offer of every hulpvraag and, for each aanbieder that
/// can serve all, with its own best ones and the bonus. What is taken from it is the next best of all; in its place
/// come those that are one step further in one hulpvraag. Nothing further can be better, so nothing is missed.
///
/// How deep the lists must go is bounded twice. Offer number `n` + 1 of a hulpvraag is in none of the best `n`
/// combinations without bonus: each offer before it makes a better one. And an offer of an aanbieder for all counts
/// only if, with the best of every other hulpvraag and the bonus, it reaches the last of those `n`.
///
/// One offer may answer two hulpvragen of a case: it is one place where a child gets both kinds of help. It then has
/// to pass every rule for each of the two, and has room once for every child: a child takes one place, however much
/// help it gets there.
struct Combinaties {
    private let index: Aanbodindex
    private let bonus: Int
    /// For each hulpvraag its candidates, best first.
    private let lijsten: [[Kandidaat]]
    private let bronnen: [Bron]

    /// Where combinations come from: for each hulpvraag the places in its list that take part.
    private struct Bron {
        let plaatsen: [[Int]]
        let samen: Bool
    }

    private struct Stap {
        let bron: Int
        /// For each hulpvraag the place within the source.
        let posities: [Int]
        /// Only steps in this hulpvraag and those after it follow from here, so that each is met once.
        let vanaf: Int
        let keuze: [Int]
        let punten: Int
        /// The sum of the starting days: only ever compared.
        let starts: Int
        let samen: Bool
    }

    /// The best combinations, at most `aantal`, best first.
    static func beste(_ aantal: Int, _ selecties: [Selectie], markt: Markt) -> [Combinatie] {
        guard !selecties.isEmpty, selecties.allSatisfy({ $0.aantalPassend > 0 }) else { return [] }
        let lijsten = selecties.map { $0.besten(aantal) }
        guard selecties.count > 1 else {
            return lijsten[0].map { Combinatie(benen: [$0], punten: $0.punten, samen: false) }
        }
        let bonus = markt.gewichten.samenhang
        let los = Bron(plaatsen: lijsten.map { Array($0.indices) }, samen: false)
        let zonder = Combinaties(index: markt.aanbod, bonus: bonus, lijsten: lijsten, bronnen: [los])
        let gevonden = zonder.loop(aantal, ontdubbeld: false)
        let drempel = gevonden.count == aantal ? (gevonden.last?.punten ?? 0) - bonus : 0
        let langer = verlengd(lijsten, selecties, drempel: drempel)
        let samen = perAanbieder(langer).map { Bron(plaatsen: $0, samen: true) }
        return Combinaties(index: markt.aanbod, bonus: bonus, lijsten: langer, bronnen: [los] + samen)
            .loop(aantal, ontdubbeld: true)
    }

    /// The lists with, behind the best, whatever else an aanbieder for all may be chosen for.
    private static func verlengd(_ lijsten: [[Kandidaat]], _ selecties: [Selectie], drempel: Int) -> [[Kandidaat]] {
        let besten = lijsten.map { $0.first?.punten ?? 0 }
        let som = besten.reduce(0, +)
        let ruim = selecties.indices.map { selecties[$0].vanaf(punten: drempel - (som - besten[$0])) }
        let overal = ruim.map { Set($0.map(\.aanbieder)) }.reduce(nil as Set<UInt32>?) { $0?.intersection($1) ?? $1 }
        return selecties.indices.map { been in
            let bekend = lijsten[been].count
            // Both are best first without a gap, so what is known of one is the beginning of the other.
            return lijsten[been] + ruim[been].dropFirst(bekend).filter { overal?.contains($0.aanbieder) ?? false }
        }
    }

    /// For every aanbieder that is in all lists: its places in each. In the order of the first list, so that no order
    /// of a dictionary shows.
    private static func perAanbieder(_ lijsten: [[Kandidaat]]) -> [[[Int]]] {
        let groepen = lijsten.map { lijst in Dictionary(grouping: lijst.indices) { lijst[$0].aanbieder } }
        var gehad = Set<UInt32>()
        return lijsten[0].compactMap { kandidaat in
            guard gehad.insert(kandidaat.aanbieder).inserted else { return nil }
            let plaatsen = groepen.compactMap { $0[kandidaat.aanbieder] }
            return plaatsen.count == lijsten.count ? plaatsen : nil
        }
    }

    // MARK: The frontier

    /// - Parameter ontdubbeld: a choice of one aanbieder for all only counts with its bonus.
    private func loop(_ aantal: Int, ontdubbeld: Bool) -> [Combinatie] {
        var front = Front()
        for bron in bronnen.indices {
            front.zet(stap(bron, [Int](repeating: 0, count: lijsten.count), vanaf: 0))
        }
        var uit: [Combinatie] = []
        while uit.count < aantal, let beste = front.neem() {
            let benen = lijsten.indices.map { lijsten[$0][beste.keuze[$0]] }
            let eenAanbieder = benen.allSatisfy { $0.aanbieder == benen[0].aanbieder }
            if !(ontdubbeld && eenAanbieder && !beste.samen) {
                uit.append(Combinatie(benen: benen, punten: beste.punten, samen: beste.samen))
            }
            for been in beste.vanaf..<lijsten.count {
                var verder = beste.posities
                verder[been] += 1
                if verder[been] < bronnen[beste.bron].plaatsen[been].count {
                    front.zet(stap(beste.bron, verder, vanaf: been))
                }
            }
        }
        return uit
    }

    private func stap(_ nummer: Int, _ posities: [Int], vanaf: Int) -> Stap {
        let bron = bronnen[nummer]
        var (punten, starts) = (bron.samen ? bonus : 0, 0)
        let keuze = posities.indices.map { been in
            let plaats = bron.plaatsen[been][posities[been]]
            punten += lijsten[been][plaats].punten
            starts += Int(lijsten[been][plaats].start)
            return plaats
        }
        return Stap(
            bron: nummer, posities: posities, vanaf: vanaf, keuze: keuze, punten: punten, starts: starts,
            samen: bron.samen)
    }

    /// The steps that can come next; the best is always on top.
    private struct Front {
        private var hoop: [Stap] = []

        mutating func zet(_ stap: Stap) {
            hoop.append(stap)
            var hier = hoop.count - 1
            while hier > 0, Self.eerder(hoop[hier], hoop[(hier - 1) / 2]) {
                hoop.swapAt(hier, (hier - 1) / 2)
                hier = (hier - 1) / 2
            }
        }

        mutating func neem() -> Stap? {
            guard let laatste = hoop.popLast() else { return nil }
            guard let beste = hoop.first else { return laatste }
            hoop[0] = laatste
            var hier = 0
            while true {
                var eerste = hier
                for kind in [2 * hier + 1, 2 * hier + 2]
                where kind < hoop.count && Self.eerder(hoop[kind], hoop[eerste]) { eerste = kind }
                if eerste == hier { return beste }
                hoop.swapAt(hier, eerste)
                hier = eerste
            }
        }

        /// Most points, then earliest starts, then the order within the lists. The same choice stands first as the
        /// one of one aanbieder, also where that brings no points.
        private static func eerder(_ a: Stap, _ b: Stap) -> Bool {
            if a.punten != b.punten { return a.punten > b.punten }
            if a.starts != b.starts { return a.starts < b.starts }
            if a.keuze != b.keuze { return a.keuze.lexicographicallyPrecedes(b.keuze) }
            return a.samen && !b.samen
        }
    }
}
