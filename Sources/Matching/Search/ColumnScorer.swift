import Jeugdhulp

/// ``Puntentelling`` over columns: what is the same for every offer is worked out once for a case, into tables by
/// weeks of waiting and by gemeente, so that an offer costs a few look-ups.
final class ColumnScorer: Sendable {
    let gelijktijdig: Int
    /// Every kind of room and contract status together, most points first.
    let classes: [ScoreClass]
    private let gewichten: Gewichten
    private let vandaag: Datum
    private let norm: Datum
    /// Points for a start after n weeks, up to the first n that has none, as no longer wait has any either. Where the
    /// last entry has some left, a longer wait is worked out when it occurs.
    private let startNaWeken: [Int32]
    private static let wekenMax = 105
    private let proximity: ProximityScores
    /// The points of an offer whose aanbieder helped the child until shortly.
    var kentHetKind: Int { gewichten.kentHetKind }
    /// The most that an offer can have for that in this case.
    private let kentHetKindMax: Int

    init(
        _ casus: borrowing Casus, norm: Datum, vandaag: Datum, _ voorwaarden: Voorwaarden, _ tables: SearchTables
    ) {
        (gewichten, self.vandaag, self.norm) = (voorwaarden.gewichten, vandaag, norm)
        gelijktijdig = max(1, casus.aantal)
        let (normDagen, dagenMax) = (norm - vandaag, Datum.laatste - vandaag)
        let start = gewichten.start
        var startNaWeken: [Int32] = []
        startNaWeken.reserveCapacity(Self.wekenMax + 1)
        while startNaWeken.count <= Self.wekenMax, startNaWeken.last != 0 {
            let naDagen = min(7 * startNaWeken.count, dagenMax)
            startNaWeken.append(
                Int32(clamping: Puntentelling.start(naDagen: naDagen, normDagen: normDagen, start)))
        }
        self.startNaWeken = startNaWeken
        proximity = ProximityScores(casus, voorwaarden, tables.gemeenten)
        classes = tables.classes
        let kent = casus.aanvraag.reedsGeprobeerd.contains { $0.hielpKort(voor: vandaag) }
        kentHetKindMax = kent || !casus.aanvraag.lopendeHulp.isEmpty ? voorwaarden.gewichten.kentHetKind : 0
    }

    /// The points of everything that hangs on the voorziening alone, and of a stay as long as is needed.
    func vast(_ voorziening: Voorziening) -> Int {
        gewichten.hulpvorm + gewichten.gezinspunten(voorziening) + gewichten.blijven.jaar
    }

    /// Whether it counts at all how long a child can stay.
    var teltBlijven: Bool { gewichten.blijven.jaar > 0 }

    /// What a stay of fewer weeks than a year costs, beside one of a year.
    func verschil(wekenOver: Int?) -> Int {
        Puntentelling.blijven(wekenOver: wekenOver, gewichten.blijven) - gewichten.blijven.jaar
    }

    func doelgroepen(gemist: Int) -> Int { Puntentelling.doelgroepen(gemist: gemist, gewichten.doelgroepen) }

    /// The most that an offer can have for where it is and for a fresh report.
    var restMaximum: Int { proximity.hoogste + gewichten.versheid.vandaag }

    /// The most that an offer of any voorziening can have.
    func maximum(_ scoreClass: ScoreClass, gemist: Int) -> Int {
        gewichten.hulpvorm + gewichten.gezinsgericht.gezin + doelgroepen(gemist: gemist) + scoreClass.punten
            + restMaximum + gewichten.blijven.jaar + kentHetKindMax
            + Int(startNaWeken[0])
    }

    /// The fewest weeks of waiting that leave fewer points for the start than this; `nil` when none does so soon.
    func teLang(voorMinstens punten: Int) -> Int? {
        if Int(startNaWeken[startNaWeken.count - 1]) >= punten { return nil }
        var (laag, hoog) = (0, startNaWeken.count - 1)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if Int(startNaWeken[midden]) < punten { hoog = midden } else { laag = midden + 1 }
        }
        return laag
    }

    /// The points for where an offer is, for a start after its wait and for how fresh its report is.
    @inline(__always)
    func punten(_ inputs: FactView.ScoreInputs) -> Int {
        let weken = Int(inputs.weken)
        let start = weken < startNaWeken.count ? Int(startNaWeken[weken]) : startpunten(naWeken: weken)
        return start &+ proximity.punten(inputs.gemeente) &+ versheid(inputs.peildag)
    }

    @inline(__always)
    private func versheid(_ peildag: UInt16) -> Int {
        let oud = Int(vandaag.dagen) &- Int(peildag)
        return oud < 0 ? 0 : max(0, gewichten.versheid.vandaag - oud * gewichten.versheid.perDag)
    }

    /// After more weeks than are worked out beforehand.
    @inline(never)
    private func startpunten(naWeken weken: Int) -> Int {
        startNaWeken.count <= Self.wekenMax ? 0 : startpunten(vandaag.plus(weken: weken))
    }

    private func startpunten(_ dag: Datum) -> Int {
        Puntentelling.start(dag, norm: norm, vandaag: vandaag, gewichten.start)
    }

    /// What another start costs, beside one after the wait.
    func verschil(_ start: Datum, _ naWachttijd: Datum) -> Int { startpunten(start) - startpunten(naWachttijd) }

    /// See ``Jeugdhulp/Aanbod/startVerwacht(vandaag:aantal:)``.
    func start(_ rij: OfferRow, naWachttijd: Datum) -> Datum {
        rij.vrij < gelijktijdig ? max(naWachttijd, Datum(dagen: rij.vrijVanaf)) : naWachttijd
    }

    /// The start of an offer that names no later day.
    @inline(__always)
    func naWachttijd(_ weken: UInt16) -> Datum { vandaag.plus(weken: Int(weken)) }
}
