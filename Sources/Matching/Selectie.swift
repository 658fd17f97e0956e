import Jeugdhulp

/// What the market has for one hulpvraag: who can answer it, by the number of doelgroepen they lack, and why the
/// others cannot. Nobody is scored until ``besten(_:)`` asks for it.
struct Selectie: Sendable {
    let hulpvraag: Hulpvraag
    private(set) var aantalPassend = 0
    /// How many are out, per reason in the order of ``Uitsluiting/allCases``.
    private var aantallen = [Int](repeating: 0, count: Uitsluiting.allCases.count)
    /// The first of them in order of id, for each bucket.
    private var eersten = [[Uitgeslotene]](repeating: [], count: Uitsluiting.allCases.count)
    /// Layer n lacks n of the asked doelgroepen.
    private var lagen: [[Deel]]
    private let rekenaar: Rekenaar
    private let zeef: Zeef
    private let markt: Markt

    struct Uitgeslotene: Sendable {
        let emmer: Int
        let plek: Emmer.Plek
    }

    /// The fitting offers of one block in one layer.
    private struct Deel {
        let emmer, blok: Int
        let wie: Vlak
    }

    init(hulpvraag: Hulpvraag, casus: Casus, norm: Datum, vandaag: Datum, markt: Markt) {
        self.hulpvraag = hulpvraag
        self.markt = markt
        let emmers = Aanbodindex.emmers(hulpvraag)
        let horizon = emmers.reduce(vandaag) { dag, emmer in
            let hier = markt.aanbod.emmers[emmer]
            return max(dag, vandaag.plus(weken: hier.langsteWeken), hier.laatsteVrijVanaf)
        }
        zeef = Zeef(hulpvorm: hulpvraag.hulpvorm, casus: casus, vandaag: vandaag, horizon: horizon, markt: markt)
        rekenaar = Rekenaar(hulpvraag, casus, norm: norm, vandaag: vandaag, zeef: zeef, markt: markt)
        lagen = Array(repeating: [], count: hulpvraag.doelgroepen.aantal + 1)
        for emmer in emmers { neem(emmer) }
    }

    private mutating func neem(_ nummer: Int) {
        let emmer = markt.aanbod.emmers[nummer]
        let tot = eersten.map { $0.count + markt.gewichten.lijst.namenMax }
        for blok in emmer.blokken.indices {
            let uitslag = zeef.zeef(emmer.blokken[blok], emmer.voorziening)
            for reden in uitslag.uit.indices where !uitslag.uit[reden].isLeeg {
                aantallen[reden] += uitslag.uit[reden].aantal
                guard eersten[reden].count < tot[reden] else { continue }
                uitslag.uit[reden].doorloop { plaats in
                    eersten[reden].append(Uitgeslotene(emmer: nummer, plek: .init(blok: blok, plaats: plaats)))
                    return eersten[reden].count < tot[reden]
                }
            }
            guard !uitslag.passend.isLeeg else { continue }
            aantalPassend += uitslag.passend.aantal
            verdeel(uitslag.passend, emmer.blokken[blok], nummer, blok)
        }
    }

    /// Puts who fits in the layer of the doelgroepen it lacks: one step for each asked one, for 512 offers at once.
    private mutating func verdeel(_ passend: Vlak, _ blok: Blok, _ emmer: Int, _ nummer: Int) {
        var missen = [Vlak](repeating: .leeg, count: lagen.count)
        missen[0] = passend
        var (rest, gezien) = (hulpvraag.doelgroepen.rawValue, 0)
        while rest != 0 {
            let vlak = blok.vlakken[Vlakplan.doelgroepen + rest.trailingZeroBitCount]
            rest &= rest &- 1
            for laag in stride(from: gezien, through: 0, by: -1) {
                missen[laag + 1] |= missen[laag].zonder(vlak)
                missen[laag] &= vlak
            }
            gezien += 1
        }
        for laag in missen.indices where !missen[laag].isLeeg {
            lagen[laag].append(Deel(emmer: emmer, blok: nummer, wie: missen[laag]))
        }
    }

    // MARK: Who is out

    func aantal(_ reden: Uitsluiting) -> Int { aantallen[reden.index] }

    /// The ids of the first that are out for a reason, in order; at most as many as the weights say.
    func namen(_ reden: Uitsluiting) -> [String] {
        let namen = eersten[reden.index].map { markt.aanbod.emmers[$0.emmer].id($0.plek) }
        let inVolgorde =
            hulpvraag.voorziening == nil ? namen.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } : namen
        return Array(inVolgorde.prefix(markt.gewichten.lijst.namenMax))
    }

    // MARK: Who is best

    /// The best offers, best first.
    func besten(_ aantal: Int) -> [Kandidaat] {
        var besten = Besten(aantal, markt.aanbod)
        verzamel(&besten)
        return besten.gesorteerd
    }

    /// Every offer with at least so many points, best first.
    func vanaf(punten: Int) -> [Kandidaat] {
        var besten = Besten(.max, drempel: punten, markt.aanbod)
        verzamel(&besten)
        return besten.gesorteerd
    }

    private func verzamel(_ besten: inout Besten) {
        for (gemist, laag) in lagen.enumerated() {
            for deel in laag {
                let emmer = markt.aanbod.emmers[deel.emmer]
                let vast = rekenaar.vast(emmer.voorziening)
                let blok = emmer.blokken[deel.blok]
                let vrij = blok.minstens(rekenaar.gelijktijdig, Vlakplan.vrij)
                let rest = vast + rekenaar.doelgroepen(gemist: gemist) + rekenaar.restMaximum
                verzamel(deel.wie & vrij, deel, blok, vast, rest + rekenaar.capaciteit(vrij: true), &besten)
                verzamel(deel.wie.zonder(vrij), deel, blok, vast, rest + rekenaar.capaciteit(vrij: false), &besten)
            }
        }
    }

    /// - Parameter hoogstens: the most points one of these can have besides those for its start.
    private func verzamel(
        _ wie: Vlak, _ deel: Deel, _ blok: Blok, _ vast: Int, _ hoogstens: Int, _ besten: inout Besten
    ) {
        guard !wie.isLeeg, hoogstens + rekenaar.start(naWeken: 0) >= besten.drempel else { return }
        // A later start has fewer points, so from some wait on nobody can reach the list any more.
        let weken = rekenaar.langsteWachttijd(metMinstens: besten.drempel - hoogstens)
        let kansrijk = wie.zonder(blok.minstens(weken + 1, Vlakplan.weken))
        kansrijk.doorloop { plaats in
            let som = rekenaar.som(blok, plaats, vast: vast)
            if som.punten >= besten.drempel {
                besten.bied(
                    Kandidaat(
                        punten: som.punten, start: som.start, emmer: deel.emmer,
                        plek: .init(blok: deel.blok, plaats: plaats), aanbieder: blok.aanbieders[plaats]))
            }
            return true
        }
    }

    // MARK: What all that fit lack

    /// Whether some fitting offer serves every asked doelgroep.
    var ietsVolledig: Bool { !lagen[0].isEmpty }

    /// Whether some fitting offer starts by a day.
    func ietsOpTijd(_ norm: Datum) -> Bool {
        heeftPassend { blok, plaats in rekenaar.start(blok.rijen[plaats]) <= norm }
    }

    /// Whether some fitting offer has one of these contract statuses.
    func ietsMet(_ statussen: Overeenkomst...) -> Bool {
        heeftPassend { blok, plaats in statussen.contains(zeef.overeenkomst(blok.aanbieders[plaats])) }
    }

    private func heeftPassend(_ voldoet: (Blok, Int) -> Bool) -> Bool {
        lagen.contains { laag in
            laag.contains { deel in
                let blok = markt.aanbod.emmers[deel.emmer].blokken[deel.blok]
                return !deel.wie.doorloop { plaats in !voldoet(blok, plaats) }
            }
        }
    }
}
