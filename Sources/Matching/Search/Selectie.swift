import Jeugdhulp

/// What the market has for one hulpvraag: which offers fit, in layers by the number of doelgroepen they lack, and why
/// the others are out. Scoring is lazy: no offer is scored until ``besten(_:)`` asks.
struct Selectie {
    let hulpvraag: Hulpvraag
    private(set) var aantalPassend = 0
    private var afvallers = Afvallers()
    /// The blocks in which some offer fits.
    private var views: [BlockView] = []
    /// `views.count` × `layers` bit sets: who fits in view v and lacks n of the asked doelgroepen is at v × layers + n.
    private var wie: [BitPlane] = []
    private let layers: Int
    private let query: Query
    private let buckets: [Bucket]

    /// A block as this case sees it. The view is good as long as `query` holds the blocks.
    private struct BlockView {
        let facts: FactView
        let stand: ContractPlanes
        /// Who has room enough now.
        let vrij: BitPlane
        /// Whom some child may be too old for within a year.
        let kort: BitPlane
        /// Who was asked before and did not answer in time.
        let bleefStil: BitPlane
        let bucket, block: Int32
        /// The points that all of its offers have, with those for a stay as long as is needed.
        let vast: Int
    }

    /// The numbers of the AGB codes of those who helped the child until shortly.
    private let kennen: [UInt32]
    /// When the children are too old.
    private let uitgroei: Uitgroei

    init(_ hulpvraag: Hulpvraag, _ casus: borrowing Casus, _ query: Query) {
        self.hulpvraag = hulpvraag
        self.query = query
        buckets = query.buckets
        layers = hulpvraag.doelgroepen.aantal + 1
        let situatie = Contractsituatie(hulpvraag.hulpvorm, casus, query)
        let gevraagd = Aanbodindex.buckets(hulpvraag)
        kennen = query.scorer.kentHetKind == 0 ? [] : Self.kennen(casus, op: query.vandaag)
        let horizon = gevraagd.reduce(query.vandaag) { max($0, query.buckets[$1].horizon(query.vandaag)) }
        let sieve = Sieve(hulpvraag, casus, query, horizon: horizon, situatie)
        uitgroei = sieve.uitgroei
        let blocks = gevraagd.reduce(0) { $0 + buckets[$1].blocks.count }
        views.reserveCapacity(blocks)
        wie.reserveCapacity(blocks * layers)
        for bucket in gevraagd { neem(bucket, sieve, situatie) }
        aantalPassend = gevraagd.reduce(0) { $0 + buckets[$1].aantal } - afvallers.aantal
    }

    /// Each once.
    private static func kennen(_ casus: borrowing Casus, op dag: Datum) -> [UInt32] {
        let agbs =
            casus.aanvraag.reedsGeprobeerd.filter { $0.hielpKort(voor: dag) }.map(\.agb)
            + casus.aanvraag.lopendeHulp.map(\.agb)
        return Set(agbs.map(\.nummer)).sorted()
    }

    /// Prefetch distance: the planes of so many blocks are on their way while one is looked at.
    private static let prefetchBlocks = 4

    private mutating func neem(_ number: Int, _ sieve: Sieve, _ situatie: Contractsituatie) {
        let bucket = buckets[number]
        let (blocks, standen) = (bucket.blocks, situatie.standen(bucket))
        let vast = query.scorer.vast(bucket.voorziening)
        afvallers.begin(bucket: number, namenMax: query.voorwaarden.gewichten.lijst.namenMax)
        for block in 0..<min(Self.prefetchBlocks, blocks.count) { sieve.prefetch(blocks[block].facts) }
        for block in blocks.indices {
            if block + Self.prefetchBlocks < blocks.count { sieve.prefetch(blocks[block + Self.prefetchBlocks].facts) }
            let facts = blocks[block].facts
            let stand = situatie.stand(standen[block], facts)
            let vrij = facts.minstens(query.scorer.gelijktijdig, PlaneLayout.vrij)
            afvallers.begin(block: block)
            let passend = sieve.sieve(blocks[block], bucket.voorziening, stand, vrij: vrij, &afvallers)
            if passend.isEmpty { continue }
            let kort = query.scorer.teltBlijven ? uitgroei.kort(passend, facts) : .empty
            let bleefStil = sieve.bleefStil(blocks[block])
            // Who knows the child has more points from the outset, so those are a view of their own.
            let kent = kennen.reduce(.empty as BitPlane) { $0 | facts.van($1) } & passend
            for (wie, extra) in [(passend.subtracting(kent), 0), (kent, query.scorer.kentHetKind)] where !wie.isEmpty {
                views.append(
                    BlockView(
                        facts: facts, stand: stand, vrij: vrij, kort: kort, bleefStil: bleefStil,
                        bucket: Int32(number), block: Int32(block), vast: vast + extra))
                splitIntoLayers(wie, facts)
            }
        }
    }

    /// Divides who fits over the layers, by counting in unary: each asked doelgroep moves those that lack it one layer
    /// down, for 512 offers at once.
    private mutating func splitIntoLayers(_ passend: BitPlane, _ facts: FactView) {
        let eerste = wie.count
        wie.append(passend)
        var rest = hulpvraag.doelgroepen.rawValue
        while rest != 0 {
            let plane = facts.plane(PlaneLayout.doelgroepen + rest.trailingZeroBitCount)
            rest &= rest &- 1
            wie.append(.empty)
            for layer in stride(from: wie.count - 1, to: eerste, by: -1) {
                wie[layer] = (wie[layer] & plane) | wie[layer - 1].subtracting(plane)
            }
            wie[eerste] &= plane
        }
    }

    // MARK: Who is out

    func aantal(_ reden: Uitsluiting) -> Int { afvallers.aantal(reden) }

    /// The first that are out for a reason, in order; at most as many as the weights say.
    func namen(_ reden: Uitsluiting) -> [Aanbodsleutel] {
        let namenMax = query.voorwaarden.gewichten.lijst.namenMax
        var namen: [Aanbodsleutel] = []
        for deel in afvallers.eersten where deel.reden == reden {
            let block = buckets[deel.bucket].blocks[deel.block]
            var over = namenMax
            deel.wie.forEachSlot { slot in
                if let sleutel = block.sleutel(slot) { namen.append(sleutel) }
                over -= 1
                return over > 0
            }
        }
        // Of one voorziening they are in order of id.
        if hulpvraag.voorziening == nil { namen.sort() }
        return Array(namen.prefix(namenMax))
    }

    // MARK: Who is best

    /// The best offers, best first.
    func besten(_ aantal: Int) -> [Kandidaat] {
        metAanbieders(TopK(aantal, buckets)) { $0.gesorteerd }
    }

    /// Every offer with at least so many points, in no order.
    func vanaf(punten: Int) -> [Kandidaat] {
        metAanbieders(TopK(.max, threshold: punten, buckets)) { $0.allen }
    }

    /// Every offer that fits, by how many of the asked doelgroepen it lacks; those that lack as many in no order.
    func lagen() -> [[Kandidaat]] {
        (0..<layers).map { layer in metAanbieders(TopK(.max, buckets), layer..<layer + 1) { $0.allen } }
    }

    /// The aanbieder is only looked up of those that are left: most candidates are pushed out again by better ones.
    private func metAanbieders(
        _ empty: TopK, _ gevraagd: Range<Int>? = nil, _ lijst: (TopK) -> [Kandidaat]
    ) -> [Kandidaat] {
        var top = empty
        collect(&top, gevraagd ?? 0..<layers)
        return lijst(top).map { een in
            een.met(aanbieder: buckets[een.bucket].blocks[een.position.block].facts.aanbieder(een.position.slot))
        }
    }

    /// Branch and bound: layer by layer, and in each the score classes with most points first, so that the threshold of
    /// the list rises soon and whole classes whose upper bound lies under it are passed over.
    private func collect(_ top: inout TopK, _ gevraagd: Range<Int>) {
        let scorer = query.scorer
        var kinds: [UInt16] = []
        kinds.reserveCapacity(views.count)
        unsafe withUnsafeTemporaryAllocation(of: PendingScore.self, capacity: DeferredScores.slotCount) { memory in
            for layer in gevraagd {
                kinds.removeAll(keepingCapacity: true)
                for scoreClass in scorer.classes {
                    // Not even the best of them can reach the list.
                    if scorer.maximum(scoreClass, gemist: layer) < top.threshold { continue }
                    if kinds.isEmpty { findKinds(layer, &kinds) }
                    var layerClass = LayerClass(
                        scoreClass, bekend: scorer.doelgroepen(gemist: layer) + scoreClass.punten)
                    var pending = unsafe DeferredScores(memory)
                    let bit = scoreClass.bit
                    for view in kinds.indices where kinds[view] & bit != 0 {
                        collect(&layerClass, view, layer, &pending, &top)
                    }
                    scorePending(layerClass, &pending, &top)
                }
            }
        }
    }

    /// Which score classes occur in a layer of each view, as a set of ``ScoreClass/bit``.
    private func findKinds(_ layer: Int, _ kinds: inout [UInt16]) {
        for view in views.indices {
            let hier = wie[view * layers + layer]
            let vanaf = views[view].facts.plane(PlaneLayout.vrijVanaf)
            kinds.append(
                hier.isEmpty ? 0 : ScoreClass.bits(hier, views[view].stand, vrij: views[view].vrij, vanaf: vanaf))
        }
    }

    /// The offers of one layer and one score class: alike in all points but those for wait, place and freshness.
    private struct LayerClass {
        let scoreClass: ScoreClass
        /// The points for layer and class.
        let bekend: Int
        /// The last answer of ``teLang(threshold:vast:_:)`` and the points that it was for: blocks mostly ask the same.
        private var (teLang, gevraagd): (Int?, Int?) = (nil, nil)

        init(_ scoreClass: ScoreClass, bekend: Int) { (self.scoreClass, self.bekend) = (scoreClass, bekend) }

        /// From how many weeks of waiting on no offer reaches the threshold; `nil` when the wait decides nothing.
        /// - Parameter vast: the points that the offers of the block have in common.
        @inline(__always)
        mutating func teLang(threshold: Int, vast: Int, _ scorer: ColumnScorer) -> Int? {
            let punten = threshold - bekend - vast - scorer.restMaximum
            if punten != gevraagd { (teLang, gevraagd) = (scorer.teLang(voorMinstens: punten), punten) }
            return teLang
        }
    }

    private func collect(
        _ layerClass: inout LayerClass, _ view: Int, _ layer: Int, _ pending: inout DeferredScores, _ top: inout TopK
    ) {
        // Points fall with the wait, so from some number of weeks on no offer can reach the threshold any more.
        let teLang = layerClass.teLang(threshold: top.threshold, vast: views[view].vast, query.scorer)
        if teLang == 0 { return }
        let facts = views[view].facts
        var deel = layerClass.scoreClass.wie(
            wie[view * layers + layer], views[view].stand, vrij: views[view].vrij,
            vanaf: facts.plane(PlaneLayout.vrijVanaf))
        if let teLang { deel = deel.subtracting(facts.wacht(minstens: teLang)) }
        // The row is only read of who has room from a day on.
        let withRow = layerClass.scoreClass.ruimte == .vanaf
        deel.forEachSlot { slot in
            pending.insert(PendingScore(view: view, slot: slot), facts, withRow: withRow)
            if pending.isFull { scorePending(layerClass, &pending, &top) }
            return true
        }
    }

    /// Scores the batch, whose memory has been asked for.
    private func scorePending(_ layerClass: LayerClass, _ pending: inout DeferredScores, _ top: inout TopK) {
        let scorer = query.scorer
        for number in 0..<pending.takeAll() {
            let een = pending[number]
            let view = een.view
            let punten =
                layerClass.bekend + views[view].vast + scorer.punten(views[view].facts.scoreInputs(een.slot))
            if punten >= top.threshold { bid(layerClass, punten, view, een.slot, &top) }
        }
    }

    /// Enters a scored offer for the list. Out of line: few get here, and the loop around it stays small.
    @inline(never)
    private func bid(_ layerClass: LayerClass, _ punten: Int, _ view: Int, _ slot: Int, _ top: inout TopK) {
        let facts = views[view].facts
        var (punten, start) = (punten, query.scorer.naWachttijd(facts.scoreInputs(slot).weken))
        // Only who has room from a day on can start later than after its wait.
        if layerClass.scoreClass.ruimte == .vanaf {
            let later = query.scorer.start(facts.row(slot), naWachttijd: start)
            punten += query.scorer.verschil(later, start)
            start = later
            if punten < top.threshold { return }
        }
        if views[view].kort.contains(slot) {
            punten += query.scorer.verschil(wekenOver: uitgroei.wekenOver(facts.row(slot), start: start.dagen))
            if punten < top.threshold { return }
        }
        top.bid(
            Kandidaat(
                punten: punten, bleefStil: views[view].bleefStil.contains(slot), start: start.dagen,
                bucket: Int(views[view].bucket),
                position: .init(block: Int(views[view].block), slot: slot)))
    }

    // MARK: What all that fit lack

    /// Whether some fitting offer serves every asked doelgroep.
    var ietsVolledig: Bool { views.indices.contains { !wie[$0 * layers].isEmpty } }

    /// Whether some fitting offer starts by a day.
    func ietsOpTijd(_ norm: Datum) -> Bool {
        guard norm >= query.vandaag else { return false }
        let weken = (norm - query.vandaag) / 7 + 1
        return heeftPassend { wie, view in
            let teLaat = view.facts.vrijVanaf(minstens: norm.dagen + 1).subtracting(view.vrij)
            return !wie.subtracting(teLaat | view.facts.wacht(minstens: weken)).isEmpty
        }
    }

    /// Whether some fitting offer has a contract, also one near its ceiling.
    var ietsMetContract: Bool { heeftPassend { wie, view in !(wie & view.stand.hoog).isEmpty } }

    /// Whether some fitting offer has a contract at its ceiling.
    var ietsMetPlafond: Bool { heeftPassend { wie, view in !(wie & view.stand.bereikt).isEmpty } }

    private func heeftPassend(_ voldoet: (BitPlane, BlockView) -> Bool) -> Bool {
        wie.indices.contains { voldoet(wie[$0], views[$0 / layers]) }
    }
}
