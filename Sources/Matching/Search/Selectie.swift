import Jeugdhulp

/// What the market has for one hulpvraag: who can answer it, by the number of doelgroepen they lack, and why the
/// others cannot. Nobody is scored until ``besten(_:)`` asks for it.
struct Selectie {
    let hulpvraag: Hulpvraag
    private(set) var aantalPassend = 0
    private var afvallers = Afvallers()
    /// The blocks in which somebody fits.
    private var beelden: [BlockView] = []
    /// Of each of them who fits, in layers: layer n lacks n of the asked doelgroepen.
    private var wie: [BitPlane] = []
    private let lagen: Int
    private let opdracht: Query
    private let buckets: [Bucket]

    /// A block as this case sees it.
    private struct BlockView {
        let feiten: FactView
        let stand: ContractPlanes
        /// Who has room enough now.
        let vrij: BitPlane
        let bucket, block: Int32
        /// The points that all of its offers have.
        let vast: Int
    }

    init(_ hulpvraag: Hulpvraag, _ casus: borrowing Casus, _ opdracht: Query) {
        self.hulpvraag = hulpvraag
        self.opdracht = opdracht
        buckets = opdracht.buckets
        lagen = hulpvraag.doelgroepen.aantal + 1
        let papier = Contractsituatie(hulpvraag.hulpvorm, casus, opdracht)
        let gevraagd = Aanbodindex.buckets(hulpvraag)
        let horizon = gevraagd.reduce(opdracht.vandaag) { max($0, buckets[$1].horizon(opdracht.vandaag)) }
        let sieve = Sieve(hulpvraag, casus, opdracht, horizon: horizon, regioIsBekend: papier.isBekend)
        let blocks = gevraagd.reduce(0) { $0 + buckets[$1].blocks.count }
        beelden.reserveCapacity(blocks)
        wie.reserveCapacity(blocks * lagen)
        for bucket in gevraagd { neem(bucket, sieve, papier) }
        aantalPassend = gevraagd.reduce(0) { $0 + buckets[$1].aantal } - afvallers.aantal
    }

    /// The planes of so many blocks are on their way while one is looked at.
    private static let vooruit = 4

    private mutating func neem(_ nummer: Int, _ sieve: Sieve, _ papier: Contractsituatie) {
        let bucket = buckets[nummer]
        let (blocks, standen) = (bucket.blocks, papier.standen(bucket))
        let vast = opdracht.scorer.vast(bucket.voorziening)
        afvallers.begin(bucket: nummer, namenMax: opdracht.voorwaarden.gewichten.lijst.namenMax)
        for block in 0..<min(Self.vooruit, blocks.count) { sieve.vraagAan(blocks[block].feiten) }
        for block in blocks.indices {
            if block + Self.vooruit < blocks.count { sieve.vraagAan(blocks[block + Self.vooruit].feiten) }
            let feiten = blocks[block].feiten
            let stand = papier.stand(standen[block], feiten)
            let vrij = feiten.minstens(opdracht.scorer.gelijktijdig, PlaneLayout.vrij)
            afvallers.begin(block: block)
            let passend = sieve.sieve(feiten, bucket.voorziening, stand, vrij: vrij, &afvallers)
            if passend.isLeeg { continue }
            beelden.append(
                BlockView(
                    feiten: feiten, stand: stand, vrij: vrij, bucket: Int32(nummer), block: Int32(block), vast: vast))
            verdeel(passend, feiten)
        }
    }

    /// Puts who fits in the layer of the doelgroepen it lacks: one step for each asked one, for 512 offers at once.
    private mutating func verdeel(_ passend: BitPlane, _ feiten: FactView) {
        let eerste = wie.count
        wie.append(passend)
        var rest = hulpvraag.doelgroepen.rawValue
        while rest != 0 {
            let vlak = feiten.vlakken[PlaneLayout.doelgroepen + rest.trailingZeroBitCount]
            rest &= rest &- 1
            wie.append(.leeg)
            for laag in stride(from: wie.count - 1, to: eerste, by: -1) {
                wie[laag] = (wie[laag] & vlak) | wie[laag - 1].zonder(vlak)
            }
            wie[eerste] &= vlak
        }
    }

    // MARK: Who is out

    func aantal(_ reden: Uitsluiting) -> Int { afvallers.aantal(reden) }

    /// The ids of the first that are out for a reason, in order; at most as many as the weights say.
    func namen(_ reden: Uitsluiting) -> [String] {
        let namenMax = opdracht.voorwaarden.gewichten.lijst.namenMax
        var namen: [String] = []
        for deel in afvallers.eersten where deel.reden == reden {
            let block = buckets[deel.bucket].blocks[deel.block]
            var over = namenMax
            deel.wie.doorloop { plaats in
                namen.append(block.id(plaats))
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
        metAanbieders(TopK(.max, drempel: punten, buckets)) { $0.allen }
    }

    /// Most of what is offered is pushed out again by better ones: only of what is left the aanbieder is looked up.
    private func metAanbieders(_ leeg: TopK, _ lijst: (TopK) -> [Kandidaat]) -> [Kandidaat] {
        var besten = leeg
        verzamel(&besten)
        return lijst(besten).map { een in
            een.met(aanbieder: buckets[een.bucket].blocks[een.plek.block].feiten.aanbieders[een.plek.plaats])
        }
    }

    /// Layer by layer, and in each first the kinds with most points: the sooner the list is good, the more can be
    /// passed over.
    private func verzamel(_ besten: inout TopK) {
        let rekenaar = opdracht.scorer
        var soorten: [UInt16] = []
        soorten.reserveCapacity(beelden.count)
        withUnsafeTemporaryAllocation(of: PendingScore.self, capacity: DeferredScores.plaatsen) { geheugen in
            for laag in 0..<lagen {
                soorten.removeAll(keepingCapacity: true)
                for klasse in rekenaar.classes {
                    // Not even the best of them can reach the list.
                    if rekenaar.maximum(klasse, gemist: laag) < besten.drempel { continue }
                    if soorten.isEmpty { zetSoorten(laag, &soorten) }
                    var proef = LayerClass(klasse, bekend: rekenaar.doelgroepen(gemist: laag) + klasse.punten)
                    var rij = DeferredScores(geheugen)
                    let bit = klasse.bit
                    for beeld in soorten.indices where soorten[beeld] & bit != 0 {
                        verzamel(&proef, beeld, laag, &rij, &besten)
                    }
                    waardeer(proef, &rij, &besten)
                }
            }
        }
    }

    /// Which kinds there are in a layer of each block, see ``ScoreClass/bit``.
    private func zetSoorten(_ laag: Int, _ soorten: inout [UInt16]) {
        for beeld in beelden.indices {
            let hier = wie[beeld * lagen + laag]
            let vanaf = beelden[beeld].feiten.vlakken[PlaneLayout.vrijVanaf]
            soorten.append(
                hier.isLeeg ? 0 : ScoreClass.bits(hier, beelden[beeld].stand, vrij: beelden[beeld].vrij, vanaf: vanaf))
        }
    }

    /// Offers that are alike in layer, room and paper.
    private struct LayerClass {
        let klasse: ScoreClass
        let bekend: Int
        /// From so many weeks of waiting on nobody reaches the list, for offers with so many points besides.
        private var (teLang, gevraagd): (Int?, Int?) = (nil, nil)

        init(_ klasse: ScoreClass, bekend: Int) { (self.klasse, self.bekend) = (klasse, bekend) }

        @inline(__always)
        mutating func teLang(drempel: Int, vast: Int, _ rekenaar: ColumnScorer) -> Int? {
            let punten = drempel - bekend - vast - rekenaar.restMaximum
            if punten != gevraagd { (teLang, gevraagd) = (rekenaar.teLang(voorMinstens: punten), punten) }
            return teLang
        }
    }

    private func verzamel(
        _ proef: inout LayerClass, _ nummer: Int, _ laag: Int, _ rij: inout DeferredScores, _ besten: inout TopK
    ) {
        // A later start has fewer points, so from some wait on nobody can reach the list any more.
        let teLang = proef.teLang(drempel: besten.drempel, vast: beelden[nummer].vast, opdracht.scorer)
        if teLang == 0 { return }
        let feiten = beelden[nummer].feiten
        var deel = proef.klasse.wie(
            wie[nummer * lagen + laag], beelden[nummer].stand, vrij: beelden[nummer].vrij,
            vanaf: feiten.vlakken[PlaneLayout.vrijVanaf])
        if let teLang { deel = deel.zonder(feiten.wacht(minstens: teLang)) }
        // Only who has room from a day on is looked up in its row.
        let metRij = proef.klasse.ruimte == .vanaf
        deel.doorloop { plaats in
            rij.vraagAan(PendingScore(beeld: nummer, plaats: plaats), feiten, metRij: metRij)
            if rij.isVol { waardeer(proef, &rij, &besten) }
            return true
        }
    }

    /// Scores who waits for it.
    private func waardeer(_ proef: LayerClass, _ rij: inout DeferredScores, _ besten: inout TopK) {
        let rekenaar = opdracht.scorer
        for een in rij.neem() {
            let beeld = een.beeld
            let punten =
                proef.bekend + beelden[beeld].vast + rekenaar.punten(beelden[beeld].feiten.kort[een.plaats])
            if punten >= besten.drempel { bied(proef, punten, beeld, een.plaats, &besten) }
        }
    }

    @inline(never)
    private func bied(_ proef: LayerClass, _ punten: Int, _ nummer: Int, _ plaats: Int, _ besten: inout TopK) {
        let feiten = beelden[nummer].feiten
        var (punten, start) = (punten, opdracht.scorer.naWachttijd(feiten.kort[plaats].weken))
        // Only who has room from a day on can start later than after its wait.
        if proef.klasse.ruimte == .vanaf {
            let later = opdracht.scorer.start(feiten.rijen[plaats], naWachttijd: start)
            punten += opdracht.scorer.verschil(later, start)
            start = later
            if punten < besten.drempel { return }
        }
        besten.bied(
            Kandidaat(
                punten: punten, start: start.dagen, bucket: Int(beelden[nummer].bucket),
                plek: .init(block: Int(beelden[nummer].block), plaats: plaats)))
    }

    // MARK: What all that fit lack

    /// Whether some fitting offer serves every asked doelgroep.
    var ietsVolledig: Bool { beelden.indices.contains { !wie[$0 * lagen].isLeeg } }

    /// Whether some fitting offer starts by a day.
    func ietsOpTijd(_ norm: Datum) -> Bool {
        guard norm >= opdracht.vandaag else { return false }
        let weken = (norm - opdracht.vandaag) / 7 + 1
        return heeftPassend { wie, beeld in
            let teLaat = beeld.feiten.vrijVanaf(minstens: norm.dagen + 1).zonder(beeld.vrij)
            return !wie.zonder(teLaat | beeld.feiten.wacht(minstens: weken)).isLeeg
        }
    }

    /// Whether some fitting offer has a contract, also one near its ceiling.
    var ietsMetContract: Bool { heeftPassend { wie, beeld in !(wie & beeld.stand.hoog).isLeeg } }

    /// Whether some fitting offer has a contract at its ceiling.
    var ietsMetPlafond: Bool { heeftPassend { wie, beeld in !(wie & beeld.stand.bereikt).isLeeg } }

    private func heeftPassend(_ voldoet: (BitPlane, BlockView) -> Bool) -> Bool {
        wie.indices.contains { voldoet(wie[$0], beelden[$0 / lagen]) }
    }
}
