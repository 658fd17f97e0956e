/// The list of a case: the best combinations over all hulpvragen, exactly, without making the whole product, and no
/// aanbieder that fills the list where others come close (``Aandelen``).
///
/// The points of a combination are the sum over its offers, plus a fixed bonus where one aanbieder serves all. Of each
/// hulpvraag the best `kandidatenMax` offers take part, and of an aanbieder for all every offer.
///
/// How far down an aanbieder for all can matter is bounded twice. The combinations of the first `optiesMax` offers of
/// one hulpvraag with the best of the others are never all on the list, and have lost at most their share. And of
/// enough different aanbieders in each hulpvraag one stands on the list nowhere, so that it lost nothing.
///
/// One offer may answer two hulpvragen of a case: it is one place where a child gets both kinds of help. It then has
/// to pass every rule for each of the two, and has room once for every child: a child takes one place, however much
/// help it gets there.
struct Combinaties {
    private let buckets: [Bucket]
    private let gewichten: Gewichten
    /// For each hulpvraag its candidates, best first.
    private let lijsten: [[Kandidaat]]
    /// For each hulpvraag the fewest points that a candidate after its list has less than; `nil` when there is none.
    private let verder: [Int?]
    /// For each aanbieder that serves all its candidates, best first: those with the best choice first.
    private let samen: [[[Kandidaat]]]

    /// - Parameter aantal: so many candidates of each hulpvraag take part.
    init(_ aantal: Int, _ selecties: [Selectie], _ buckets: [Bucket], _ gewichten: Gewichten) {
        (self.buckets, self.gewichten) = (buckets, gewichten)
        lijsten = selecties.map { $0.besten(aantal) }
        verder = lijsten.map { gewichten.lijst.verder(na: $0, aantal) }
        samen = Self.samen(selecties, lijsten, gewichten, buckets)
    }

    /// The list, best first.
    /// - Returns: `nil` when a candidate after those that take part might have been chosen.
    func kies() -> [Combinatie]? {
        var gekozen: [Combinatie] = []
        var aandelen = Aandelen(gewichten.lijst)
        var sources = sources(aandelen)
        var frontier = BestFirstFrontier(sources, buckets)
        while gekozen.count < gewichten.lijst.optiesMax {
            guard let keuze = frontier.neem() else { return verder.allSatisfy { $0 == nil } ? gekozen : nil }
            // One aanbieder for all only counts with its bonus; what was chosen comes by again in a new frontier.
            if lijsten.count > 1, !keuze.samen, keuze.heeftEenAanbieder { continue }
            if gekozen.contains(where: { $0.benen == keuze.benen }) { continue }
            if frontier.kanBeter(dan: keuze, verder) { return nil }
            gekozen.append(
                Combinatie(
                    benen: keuze.benen, punten: keuze.punten + keuze.vol * gewichten.lijst.spreidingPunten,
                    samen: keuze.samen))
            let volle = aandelen.neem(keuze.benen)
            if volle.isEmpty { continue }
            weeg(&sources, aandelen, opnieuw: volle)
            frontier = BestFirstFrontier(sources, buckets)
        }
        return gekozen
    }

    /// First where every offer takes part, then each aanbieder for all.
    private func sources(_ aandelen: Aandelen) -> [BestFirstFrontier.CandidateSource] {
        var sources = [BestFirstFrontier.CandidateSource(plaatsen: lijsten.map(aandelen.weeg), bonus: 0, samen: false)]
        sources.reserveCapacity(1 + samen.count)
        for benen in samen { sources.append(eigen(benen, aandelen)) }
        return sources
    }

    private func eigen(_ benen: [[Kandidaat]], _ aandelen: Aandelen) -> BestFirstFrontier.CandidateSource {
        BestFirstFrontier.CandidateSource(plaatsen: benen.map(aandelen.weeg), bonus: gewichten.samenhang, samen: true)
    }

    /// Weighs what an aanbieder takes part in that has its share since.
    private func weeg(
        _ sources: inout [BestFirstFrontier.CandidateSource], _ aandelen: Aandelen, opnieuw volle: ArraySlice<UInt32>
    ) {
        sources[0] = BestFirstFrontier.CandidateSource(plaatsen: lijsten.map(aandelen.weeg), bonus: 0, samen: false)
        for nummer in samen.indices where volle.contains(samen[nummer][0][0].aanbieder) {
            sources[1 + nummer] = eigen(samen[nummer], aandelen)
        }
    }

    // MARK: One aanbieder for all

    private static func samen(
        _ selecties: [Selectie], _ lijsten: [[Kandidaat]], _ gewichten: Gewichten, _ buckets: [Bucket]
    ) -> [[[Kandidaat]]] {
        guard selecties.count > 1, lijsten.allSatisfy({ !$0.isEmpty }) else { return [] }
        let besten = lijsten.map { $0[0].punten }
        // Each option takes away one aanbieder for each hulpvraag at most.
        let genoeg = (gewichten.lijst.optiesMax - 1) * selecties.count + 1
        let over = minstens(lijsten, gewichten.lijst, genoeg) - gewichten.samenhang - besten.reduce(0, +)
        let ruim = selecties.indices.map { selecties[$0].vanaf(punten: over + besten[$0]) }
        return AanbiederIntersection(ruim, buckets).besten(genoeg)
    }

    /// No option has fewer points than this, its share taken into account.
    private static func minstens(
        _ lijsten: [[Kandidaat]], _ lijst: Gewichten.Lijstgrenzen, _ genoeg: Int
    ) -> Int {
        let som = lijsten.reduce(0) { $0 + $1[0].punten }
        let metAandeel = lijsten.compactMap { been in
            been.count < lijst.optiesMax
                ? nil : som - been[0].punten + been[lijst.optiesMax - 1].punten - lijsten.count * lijst.spreidingPunten
        }
        let zonderAandeel = lijsten.reduce(0 as Int?) { som, been in
            var gezien: [UInt32] = []
            let ander = been.first { kandidaat in
                if gezien.contains(kandidaat.aanbieder) { return false }
                gezien.append(kandidaat.aanbieder)
                return gezien.count == genoeg
            }
            return ander.flatMap { ander in som.map { $0 + ander.punten } }
        }
        return max(0, metAandeel.max() ?? 0, zonderAandeel ?? 0)
    }
}
