import Jeugdhulp

/// One offer for each hulpvraag: for each selection the index of the chosen offer in it.
struct Combinatie: Sendable, Equatable {
    let keuze: [Int]
    let punten: Int
    /// The sum of the starting days: only ever compared, and it grows with each step along a selection whose points
    /// stay equal, which is what the frontier needs.
    let starts: Int
    /// One aanbieder for all (only where there are several hulpvragen).
    let samen: Bool
}

/// The best combinations over all hulpvragen, exactly, without making the whole product.
///
/// The points of a combination are the sum over its offers, plus a fixed bonus where one aanbieder serves all. Without
/// the bonus the best combinations come out of the sorted selections one by one (a frontier: from each combination
/// taken, one step further in one selection). The combinations of one aanbieder are a product of its own few offers,
/// taken in the same way. The best of both together are the best of all.
enum Combinaties {
    static func beste(_ selecties: [Selectie], markt: Markt) -> [Combinatie] {
        guard !selecties.isEmpty, selecties.allSatisfy({ !$0.passend.isEmpty }) else { return [] }
        let grens = markt.gewichten.lijst.kandidatenMax
        // Offer number `grens` of a selection cannot be in the best `grens`: each before it makes a better one.
        let indexen = selecties.map { Array($0.passend.indices.prefix(grens)) }
        guard selecties.count > 1 else {
            return indexen[0].map { combinatie([$0], selecties, bonus: nil) }
        }
        var gevonden = frontlijn(indexen, selecties, bonus: nil, aantal: grens)
        for lijsten in perAanbieder(selecties, markt: markt) {
            gevonden += frontlijn(lijsten, selecties, bonus: markt.gewichten.samenhang, aantal: grens)
        }
        gevonden.sort(by: eerder)
        return Array(ontdubbeld(gevonden).prefix(grens))
    }

    /// The order of combinations: most points, then earliest starts, then the order within the selections. The same
    /// choice stands first as the one of one aanbieder, also where that brings no points.
    private static func eerder(_ a: Combinatie, _ b: Combinatie) -> Bool {
        if a.punten != b.punten { return a.punten > b.punten }
        if a.starts != b.starts { return a.starts < b.starts }
        if a.keuze != b.keuze { return a.keuze.lexicographicallyPrecedes(b.keuze) }
        return a.samen && !b.samen
    }

    private static func combinatie(_ keuze: [Int], _ selecties: [Selectie], bonus: Int?) -> Combinatie {
        var punten = bonus ?? 0
        var starts = 0
        for (selectie, index) in zip(selecties, keuze) {
            punten += selectie.passend[index].totaal
            starts += Int(selectie.passend[index].start.dagen)
        }
        return Combinatie(keuze: keuze, punten: punten, starts: starts, samen: bonus != nil)
    }

    /// The same choice comes in twice when one aanbieder serves all: with the bonus first, then without.
    private static func ontdubbeld(_ gesorteerd: [Combinatie]) -> [Combinatie] {
        var gezien = Set<[Int]>()
        return gesorteerd.filter { gezien.insert($0.keuze).inserted }
    }

    /// For every aanbieder that is in all selections: its offers in each, best first. In the order of the first
    /// selection, so that no dictionary order shows.
    private static func perAanbieder(_ selecties: [Selectie], markt: Markt) -> [[[Int]]] {
        let groepen = selecties.map { selectie in
            Dictionary(grouping: selectie.passend.indices) { markt.aanbod.plekken[selectie.passend[$0].plek]?.agb }
        }
        var gehad = Set<AgbCode>()
        return selecties[0].passend.compactMap { beoordeling in
            guard let agb = markt.aanbod.plekken[beoordeling.plek]?.agb, gehad.insert(agb).inserted else { return nil }
            let lijsten = groepen.compactMap { $0[agb] }
            return lijsten.count == selecties.count ? lijsten : nil
        }
    }

    /// The best combinations out of `lijsten` (indices into the selections, each best first).
    private static func frontlijn(
        _ lijsten: [[Int]], _ selecties: [Selectie], bonus: Int?, aantal: Int
    ) -> [Combinatie] {
        typealias Stap = (posities: [Int], combinatie: Combinatie)
        func stap(_ posities: [Int]) -> Stap {
            (posities, combinatie(zip(lijsten, posities).map { $0[$1] }, selecties, bonus: bonus))
        }
        let begin = [Int](repeating: 0, count: lijsten.count)
        // Worst first, so that the best is taken from the end.
        var front = [stap(begin)]
        var gezien: Set<[Int]> = [begin]
        var uit: [Combinatie] = []
        while uit.count < aantal, let beste = front.popLast() {
            uit.append(beste.combinatie)
            for been in lijsten.indices where beste.posities[been] + 1 < lijsten[been].count {
                var volgende = beste.posities
                volgende[been] += 1
                guard gezien.insert(volgende).inserted else { continue }
                let nieuw = stap(volgende)
                front.insert(nieuw, at: eerste(in: front) { !eerder(nieuw.combinatie, $0.combinatie) })
            }
        }
        return uit
    }

    /// The first index whose element meets a condition that, once met, stays met.
    private static func eerste<E>(in lijst: [E], waar: (E) -> Bool) -> Int {
        var (laag, hoog) = (0, lijst.count)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if waar(lijst[midden]) { hoog = midden } else { laag = midden + 1 }
        }
        return laag
    }
}
