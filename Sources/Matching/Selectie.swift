import Jeugdhulp

/// What the market has for one hulpvraag: who can answer it, by the number of doelgroepen they lack, and why the
/// others cannot. Nobody is scored until ``besten(_:)`` asks for it.
struct Selectie {
    let hulpvraag: Hulpvraag
    private(set) var aantalPassend = 0
    /// How many are out, per reason in the order of ``Uitsluiting/allCases``.
    private var aantallen = [Int](repeating: 0, count: Uitsluiting.allCases.count)
    /// The first of them: enough to name them in order of id.
    private var eersten: [Deel] = []
    private var beelden: [Beeld] = []
    /// Who fits, block by block, in layers: layer n lacks n of the asked doelgroepen.
    private var lagen: [[Deel]]
    private let opdracht: Opdracht
    private let emmers: [Emmer]

    /// A block as this case sees it.
    private struct Beeld {
        let emmer, blok: Int
        /// The points that all of its offers have.
        let vast: Int
        let stand: Contractstand
        /// Who has room enough now.
        let vrij: Vlak
    }

    /// Some of the offers of one block, in one layer or out for one reason.
    private struct Deel {
        let beeld: Int
        /// Why they are out.
        var reden: Uitsluiting?
        let wie: Vlak
    }

    init(_ hulpvraag: Hulpvraag, _ opdracht: Opdracht) {
        self.hulpvraag = hulpvraag
        self.opdracht = opdracht
        emmers = opdracht.markt.aanbod.emmers
        lagen = Array(repeating: [], count: hulpvraag.doelgroepen.aantal + 1)
        let papier = Papier(hulpvraag.hulpvorm, opdracht)
        let gevraagd = Aanbodindex.emmers(hulpvraag)
        let horizon = gevraagd.reduce(opdracht.vandaag) { max($0, emmers[$1].horizon(opdracht.vandaag)) }
        let zeef = Zeef(hulpvraag, opdracht, horizon: horizon, regioIsBekend: papier.isBekend)
        let blokken = gevraagd.reduce(0) { $0 + emmers[$1].blokken.count }
        beelden.reserveCapacity(blokken)
        for laag in lagen.indices { lagen[laag].reserveCapacity(blokken) }
        for emmer in gevraagd { neem(emmer, zeef, papier) }
    }

    private mutating func neem(_ nummer: Int, _ zeef: Zeef, _ papier: Papier) {
        let emmer = emmers[nummer]
        let standen = papier.standen(emmer)
        let vast = opdracht.rekenaar.vast(emmer.voorziening)
        var teNoemen = [Int](repeating: opdracht.markt.gewichten.lijst.namenMax, count: aantallen.count)
        var missen = [Vlak](repeating: .leeg, count: lagen.count)
        for blok in emmer.blokken.indices {
            let feiten = emmer.blokken[blok].feiten
            let stand = papier.stand(standen[blok], feiten)
            let passend = zeef.zeef(feiten, emmer.voorziening, stand) { reden, wie in
                let aantal = wie.aantal
                guard aantal > 0 else { return }
                aantallen[reden.index] += aantal
                guard teNoemen[reden.index] > 0 else { return }
                teNoemen[reden.index] -= aantal
                eersten.append(Deel(beeld: beelden.count, reden: reden, wie: wie))
            }
            let vrij = feiten.minstens(opdracht.rekenaar.gelijktijdig, Vlakplan.vrij)
            beelden.append(Beeld(emmer: nummer, blok: blok, vast: vast, stand: stand, vrij: vrij))
            guard !passend.isLeeg else { continue }
            aantalPassend += passend.aantal
            verdeel(passend, feiten, &missen)
            for laag in missen.indices where !missen[laag].isLeeg {
                lagen[laag].append(Deel(beeld: beelden.count - 1, wie: missen[laag]))
            }
        }
    }

    /// Puts who fits in the layer of the doelgroepen it lacks: one step for each asked one, for 512 offers at once.
    private func verdeel(_ passend: Vlak, _ feiten: Feiten, _ missen: inout [Vlak]) {
        for laag in missen.indices { missen[laag] = .leeg }
        missen[0] = passend
        var (rest, gezien) = (hulpvraag.doelgroepen.rawValue, 0)
        while rest != 0 {
            let vlak = feiten.vlakken[Vlakplan.doelgroepen + rest.trailingZeroBitCount]
            rest &= rest &- 1
            for laag in stride(from: gezien, through: 0, by: -1) {
                missen[laag + 1] |= missen[laag].zonder(vlak)
                missen[laag] &= vlak
            }
            gezien += 1
        }
    }

    // MARK: Who is out

    func aantal(_ reden: Uitsluiting) -> Int { aantallen[reden.index] }

    /// The ids of the first that are out for a reason, in order; at most as many as the weights say.
    func namen(_ reden: Uitsluiting) -> [String] {
        let namenMax = opdracht.markt.gewichten.lijst.namenMax
        var namen: [String] = []
        for deel in eersten where deel.reden == reden {
            let beeld = beelden[deel.beeld]
            let blok = emmers[beeld.emmer].blokken[beeld.blok]
            var over = namenMax
            deel.wie.doorloop { plaats in
                namen.append(blok.id(plaats))
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
        var besten = Besten(aantal, emmers)
        verzamel(&besten)
        return besten.gesorteerd
    }

    /// Every offer with at least so many points, best first.
    func vanaf(punten: Int) -> [Kandidaat] {
        var besten = Besten(.max, drempel: punten, emmers)
        verzamel(&besten)
        return besten.gesorteerd
    }

    /// Layer by layer, and in each first the kinds with most points: the sooner the list is good, the more can be
    /// passed over.
    private func verzamel(_ besten: inout Besten) {
        let rekenaar = opdracht.rekenaar
        for (gemist, laag) in lagen.enumerated() where !laag.isEmpty {
            var soorten: [UInt16] = []
            for klasse in rekenaar.klassen {
                // Not even the best of them can reach the list.
                if rekenaar.maximum(klasse, gemist: gemist) < besten.drempel { continue }
                if soorten.isEmpty { soorten = self.soorten(laag) }
                var proef = Proef(klasse, bekend: rekenaar.doelgroepen(gemist: gemist) + klasse.punten, rekenaar)
                let bit = klasse.bit
                for plaats in laag.indices where soorten[plaats] & bit != 0 {
                    verzamel(&proef, laag[plaats], &besten)
                }
            }
        }
    }

    /// Which kinds there are in each part of a layer, see ``Klasse/bit``.
    private func soorten(_ laag: [Deel]) -> [UInt16] {
        var soorten: [UInt16] = []
        soorten.reserveCapacity(laag.count)
        for plaats in laag.indices {
            let beeld = laag[plaats].beeld
            let (emmer, blok) = (beelden[beeld].emmer, beelden[beeld].blok)
            soorten.append(
                Klasse.bits(
                    laag[plaats].wie, beelden[beeld].stand, vrij: beelden[beeld].vrij,
                    vanaf: emmers[emmer].blokken[blok].feiten.vlakken[Vlakplan.vrijVanaf]))
        }
        return soorten
    }

    /// Offers that are alike in layer, room and paper.
    private struct Proef {
        let klasse: Klasse
        let bekend: Int
        let rekenaar: Rekenaar
        /// From so many weeks of waiting on nobody reaches the list, for offers with so many points besides.
        private var (teLang, gevraagd): (Int?, Int?) = (nil, nil)

        init(_ klasse: Klasse, bekend: Int, _ rekenaar: Rekenaar) {
            (self.klasse, self.bekend, self.rekenaar) = (klasse, bekend, rekenaar)
        }

        @inline(__always)
        mutating func teLang(drempel: Int, vast: Int) -> Int? {
            let punten = drempel - bekend - vast - rekenaar.restMaximum
            if punten != gevraagd { (teLang, gevraagd) = (rekenaar.teLang(voorMinstens: punten), punten) }
            return teLang
        }
    }

    private func verzamel(_ proef: inout Proef, _ deel: Deel, _ besten: inout Besten) {
        // A later start has fewer points, so from some wait on nobody can reach the list any more.
        let teLang = proef.teLang(drempel: besten.drempel, vast: beelden[deel.beeld].vast)
        if teLang == 0 { return }
        let (emmer, blok) = (beelden[deel.beeld].emmer, beelden[deel.beeld].blok)
        var wie = proef.klasse.wie(
            deel.wie, beelden[deel.beeld].stand, vrij: beelden[deel.beeld].vrij,
            vanaf: emmers[emmer].blokken[blok].feiten.vlakken[Vlakplan.vrijVanaf])
        // A few are scored sooner than compared.
        if let teLang, wie.aantal > 24 {
            wie = wie.zonder(emmers[emmer].blokken[blok].feiten.minstens(teLang, Vlakplan.weken))
        }
        let kort = emmers[emmer].blokken[blok].feiten.kort
        let bekend = proef.bekend + beelden[deel.beeld].vast
        wie.doorloop { plaats in
            let punten = bekend + proef.rekenaar.punten(kort[plaats])
            if punten >= besten.drempel {
                bied(proef, punten, kort[plaats].weken, emmer, .init(blok: blok, plaats: plaats), &besten)
            }
            return true
        }
    }

    @inline(never)
    private func bied(
        _ proef: Proef, _ punten: Int, _ weken: UInt16, _ emmer: Int, _ plek: Emmer.Plek, _ besten: inout Besten
    ) {
        var (punten, start) = (punten, proef.rekenaar.naWachttijd(weken))
        // Only who has room from a day on can start later than after its wait.
        if proef.klasse.ruimte == .vanaf {
            let rij = emmers[emmer].blokken[plek.blok].feiten.rijen[plek.plaats]
            let later = proef.rekenaar.start(rij, naWachttijd: start)
            punten += proef.rekenaar.verschil(later, start)
            start = later
            if punten < besten.drempel { return }
        }
        besten.bied(
            Kandidaat(
                punten: punten, start: start.dagen, emmer: emmer, plek: plek,
                aanbieder: emmers[emmer].blokken[plek.blok].feiten.aanbieders[plek.plaats]))
    }

    // MARK: What all that fit lack

    /// Whether some fitting offer serves every asked doelgroep.
    var ietsVolledig: Bool { !lagen[0].isEmpty }

    /// Whether some fitting offer starts by a day.
    func ietsOpTijd(_ norm: Datum) -> Bool {
        guard norm >= opdracht.vandaag else { return false }
        let (rekenaar, weken) = (opdracht.rekenaar, (norm - opdracht.vandaag) / 7 + 1)
        return heeftPassend { wie, beeld, feiten in
            let naWachttijd = wie.zonder(feiten.minstens(weken, Vlakplan.weken))
            let opDag = feiten.vlakken[Vlakplan.vrijVanaf].zonder(beeld.vrij)
            return !naWachttijd.zonder(opDag).isLeeg
                || !(naWachttijd & opDag).doorloop { plaats in
                    let naWachttijd = rekenaar.naWachttijd(feiten.kort[plaats].weken)
                    return rekenaar.start(feiten.rijen[plaats], naWachttijd: naWachttijd) > norm
                }
        }
    }

    /// Whether some fitting offer has a contract, also one near its ceiling.
    var ietsMetContract: Bool { heeftPassend { wie, beeld, _ in !(wie & beeld.stand.hoog).isLeeg } }

    /// Whether some fitting offer has a contract at its ceiling.
    var ietsMetPlafond: Bool { heeftPassend { wie, beeld, _ in !(wie & beeld.stand.bereikt).isLeeg } }

    private func heeftPassend(_ voldoet: (Vlak, Beeld, Feiten) -> Bool) -> Bool {
        lagen.joined().contains { deel in
            let beeld = beelden[deel.beeld]
            return voldoet(deel.wie, beeld, emmers[beeld.emmer].blokken[beeld.blok].feiten)
        }
    }
}
