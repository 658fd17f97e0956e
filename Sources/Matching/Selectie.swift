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
    /// Who fits, block by block, in layers: layer n lacks n of the asked doelgroepen.
    private var delen: [Deel] = []
    private let lagen: Int
    private let rekenaar: Rekenaar
    private let papier: Papier
    private let opdracht: Opdracht
    private let emmers: [Emmer]

    /// Some of the offers of one block, in one layer or out for one reason.
    private struct Deel {
        let emmer, blok: Int
        /// The number of the layer or of the reason.
        let laag: Int
        let wie: Vlak
    }

    init(_ hulpvraag: Hulpvraag, _ opdracht: Opdracht) {
        self.hulpvraag = hulpvraag
        self.opdracht = opdracht
        emmers = opdracht.markt.aanbod.emmers
        lagen = hulpvraag.doelgroepen.aantal + 1
        papier = Papier(hulpvraag.hulpvorm, opdracht)
        rekenaar = Rekenaar(opdracht, papier)
        let gevraagd = Aanbodindex.emmers(hulpvraag)
        let horizon = gevraagd.reduce(opdracht.vandaag) { max($0, emmers[$1].horizon(opdracht.vandaag)) }
        let zeef = Zeef(hulpvraag, opdracht, horizon: horizon, papier)
        for emmer in gevraagd { neem(emmer, zeef) }
    }

    private mutating func neem(_ nummer: Int, _ zeef: Zeef) {
        let emmer = emmers[nummer]
        var teNoemen = [Int](repeating: opdracht.markt.gewichten.lijst.namenMax, count: aantallen.count)
        var missen = [Vlak](repeating: .leeg, count: lagen)
        for blok in emmer.blokken.indices {
            let feiten = emmer.blokken[blok].feiten
            let uitslag = zeef.zeef(feiten, emmer.voorziening)
            for reden in aantallen.indices {
                let aantal = uitslag.uit[reden].aantal
                guard aantal > 0 else { continue }
                aantallen[reden] += aantal
                guard teNoemen[reden] > 0 else { continue }
                teNoemen[reden] -= aantal
                eersten.append(Deel(emmer: nummer, blok: blok, laag: reden, wie: uitslag.uit[reden]))
            }
            guard !uitslag.passend.isLeeg else { continue }
            aantalPassend += uitslag.passend.aantal
            verdeel(uitslag.passend, feiten, &missen)
            for laag in missen.indices where !missen[laag].isLeeg {
                delen.append(Deel(emmer: nummer, blok: blok, laag: laag, wie: missen[laag]))
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
        for deel in eersten where deel.laag == reden.index {
            let blok = emmers[deel.emmer].blokken[deel.blok]
            var over = namenMax
            deel.wie.doorloop { plaats in
                namen.append(blok.id(plaats))
                over -= 1
                return over > 0
            }
        }
        // Of one voorziening they are in order of id.
        if hulpvraag.voorziening == nil { namen.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
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

    /// Layer by layer, and in each first who has room: the sooner the list is good, the more can be passed over.
    private func verzamel(_ besten: inout Besten) {
        var rekenaar = rekenaar
        var proef = Proef()
        for laag in 0..<lagen {
            for deel in delen where deel.laag == laag {
                let emmer = emmers[deel.emmer]
                let feiten = emmer.blokken[deel.blok].feiten
                let vast = rekenaar.vast(emmer.voorziening) + rekenaar.doelgroepen(gemist: laag)
                let vrij = feiten.minstens(rekenaar.gelijktijdig, Vlakplan.vrij)
                let vanaf = feiten.vlakken[Vlakplan.vrijVanaf]
                func neem(_ wie: Vlak, vrij: Bool, vanaf: Bool) {
                    guard !wie.isLeeg else { return }
                    proef.bekend = vast + rekenaar.capaciteit(vrij: vrij, vanaf: vanaf)
                    proef.vanaf = vanaf
                    verzamel(wie, deel, feiten, &proef, &rekenaar, &besten)
                }
                let vol = deel.wie.zonder(vrij)
                neem(deel.wie & vrij, vrij: true, vanaf: false)
                neem(vol & vanaf, vrij: false, vanaf: true)
                neem(vol.zonder(vanaf), vrij: false, vanaf: false)
            }
        }
    }

    /// Offers of one block that are alike in layer and room.
    private struct Proef {
        /// The points that all of them have.
        var bekend = 0
        /// They start on the day on which places come free, if that is later than their wait.
        var vanaf = false
        /// Room to work in.
        var plaatsen = [UInt16](repeating: 0, count: Vlak.plaatsen)
        var punten = [Int](repeating: 0, count: Vlak.plaatsen)
    }

    private func verzamel(
        _ wie: Vlak, _ deel: Deel, _ feiten: Feiten, _ proef: inout Proef, _ rekenaar: inout Rekenaar,
        _ besten: inout Besten
    ) {
        // A later start has fewer points, so from some wait on nobody can reach the list any more.
        var kansrijk = wie
        if let weken = rekenaar.teLang(voorMinstens: besten.drempel - proef.bekend - rekenaar.restMaximum) {
            kansrijk = wie.zonder(feiten.minstens(weken, Vlakplan.weken))
        }
        var aantal = 0
        kansrijk.doorloop { plaats in
            proef.plaatsen[aantal] = UInt16(truncatingIfNeeded: plaats)
            aantal += 1
            return true
        }
        // Apart, so that the columns are read one after another without a decision in between.
        for nummer in 0..<aantal {
            let plaats = Int(proef.plaatsen[nummer])
            let start = proef.vanaf ? rekenaar.startpunten(rekenaar.start(feiten, plaats)) : nil
            proef.punten[nummer] = proef.bekend + rekenaar.ligging(feiten, plaats, start: start)
        }
        let nader = rekenaar.naderMaximum
        for nummer in 0..<aantal where proef.punten[nummer] + nader >= besten.drempel {
            let plaats = Int(proef.plaatsen[nummer])
            let aanbieder = feiten.aanbieders[plaats]
            let punten =
                proef.punten[nummer] + rekenaar.versheid(feiten, plaats) + rekenaar.overeenkomst(aanbieder)
            guard punten >= besten.drempel else { continue }
            let start = proef.vanaf ? rekenaar.start(feiten, plaats) : rekenaar.naWachttijd(feiten, plaats)
            besten.bied(
                Kandidaat(
                    punten: punten, start: start.dagen, emmer: deel.emmer,
                    plek: .init(blok: deel.blok, plaats: plaats), aanbieder: aanbieder))
        }
    }

    // MARK: What all that fit lack

    /// Whether some fitting offer serves every asked doelgroep.
    var ietsVolledig: Bool { delen.contains { $0.laag == 0 } }

    /// Whether some fitting offer starts by a day.
    func ietsOpTijd(_ norm: Datum) -> Bool {
        heeftPassend { feiten, plaats in rekenaar.start(feiten, plaats) <= norm }
    }

    /// Whether some fitting offer has one of these contract statuses.
    func ietsMet(_ statussen: Overeenkomst...) -> Bool {
        heeftPassend { feiten, plaats in statussen.contains(papier.overeenkomst(feiten.aanbieders[plaats])) }
    }

    private func heeftPassend(_ voldoet: (Feiten, Int) -> Bool) -> Bool {
        delen.contains { deel in
            let feiten = emmers[deel.emmer].blokken[deel.blok].feiten
            return !deel.wie.doorloop { plaats in !voldoet(feiten, plaats) }
        }
    }
}
