import Jeugdhulp

/// The points of ``Puntentelling`` straight from a row, with what is the same for every offer worked out once.
struct Rekenaar {
    private let gewichten: Gewichten
    private let vandaag: Datum
    private let vandaagDagen: Int
    private let norm: Datum
    /// How many places the case takes: one for each child.
    let gelijktijdig: Int
    private let papier: Papier
    /// Points for a start after so many weeks; a longer wait is worked out when it occurs.
    private let startNaWeken: [Int]
    private static let wekenMax = 105
    private var ligging: Ligging

    init(_ opdracht: Opdracht, _ papier: Papier) {
        let (gewichten, vandaag, norm) = (opdracht.markt.gewichten, opdracht.vandaag, opdracht.norm.uiterlijk)
        self.gewichten = gewichten
        self.vandaag = vandaag
        self.norm = norm
        vandaagDagen = Int(vandaag.dagen)
        self.papier = papier
        gelijktijdig = max(1, opdracht.casus.aantal)
        startNaWeken = (0...Self.wekenMax).map { weken in
            Puntentelling.start(vandaag.plus(weken: weken), norm: norm, vandaag: vandaag, gewichten.start)
        }
        ligging = Ligging(opdracht)
    }

    /// The points of everything that hangs on the voorziening alone.
    func vast(_ voorziening: Voorziening) -> Int {
        gewichten.hulpvorm + gewichten.gezinspunten(voorziening)
    }

    func doelgroepen(gemist: Int) -> Int { Puntentelling.doelgroepen(gemist: gemist, gewichten.doelgroepen) }

    /// The points for room: enough now, or from a day on, or neither.
    func capaciteit(vrij: Bool, vanaf: Bool) -> Int {
        vrij ? gewichten.capaciteit.vrij : vanaf ? gewichten.capaciteit.vrijVanaf : 0
    }

    /// The most that an offer can have besides its fixed points, its doelgroepen, its start and its room.
    var restMaximum: Int {
        gewichten.overeenkomst.contract + gewichten.nabijheid.zelfdeGemeente + gewichten.bereik.eigenRegio
            + gewichten.versheid.vandaag
    }

    /// The fewest weeks of waiting that leave fewer points for the start than this; `nil` when none does so soon.
    func teLang(voorMinstens punten: Int) -> Int? {
        if startNaWeken[Self.wekenMax] >= punten { return nil }
        var (laag, hoog) = (0, Self.wekenMax)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if startNaWeken[midden] < punten { hoog = midden } else { laag = midden + 1 }
        }
        return laag
    }

    /// The points for where an offer is and when it starts.
    /// - Parameter opDag: those for the start, where they do not follow from the weeks of waiting.
    @inline(__always)
    mutating func ligging(_ feiten: Feiten, _ plaats: Int, start opDag: Int?) -> Int {
        let punten = ligging.punten(Int(feiten.gemeenten[plaats]))
        if let opDag { return punten &+ opDag }
        let weken = Int(feiten.weken[plaats])
        return punten &+ (weken <= Self.wekenMax ? startNaWeken[weken] : startpunten(vandaag.plus(weken: weken)))
    }

    /// The points for how fresh a report is.
    func versheid(_ feiten: Feiten, _ plaats: Int) -> Int {
        let oud = vandaagDagen - Int(feiten.peildagen[plaats])
        return oud < 0 ? 0 : max(0, gewichten.versheid.vandaag - oud * gewichten.versheid.perDag)
    }

    /// The most points for a contract and a fresh report together.
    var naderMaximum: Int { gewichten.overeenkomst.contract + gewichten.versheid.vandaag }

    func startpunten(_ dag: Datum) -> Int {
        Puntentelling.start(dag, norm: norm, vandaag: vandaag, gewichten.start)
    }

    func overeenkomst(_ aanbieder: UInt32) -> Int {
        Puntentelling.overeenkomst(papier.overeenkomst(aanbieder), gewichten.overeenkomst)
    }

    /// See ``Jeugdhulp/Aanbod/startVerwacht(vandaag:aantal:)``.
    func start(_ feiten: Feiten, _ plaats: Int) -> Datum {
        let naWachttijd = naWachttijd(feiten, plaats)
        guard feiten.rijen[plaats].vrij < gelijktijdig else { return naWachttijd }
        return max(naWachttijd, Datum(dagen: feiten.rijen[plaats].vrijVanaf))
    }

    func naWachttijd(_ feiten: Feiten, _ plaats: Int) -> Datum {
        vandaag.plus(weken: Int(feiten.weken[plaats]))
    }
}

/// Points for nearness and scope of each gemeente, worked out when first asked for: a few dozen of them decide a list.
private struct Ligging {
    private let opdracht: Opdracht
    private let kaart: Gemeentekaart
    private var bekend: [Int32]
    private static let onbekend = Int32.min

    init(_ opdracht: Opdracht) {
        self.opdracht = opdracht
        kaart = opdracht.markt.kaart
        // One more for every code that does not exist.
        bekend = Array(repeating: Self.onbekend, count: opdracht.markt.register.gemeenten.count + 1)
    }

    @inline(__always)
    mutating func punten(_ gemeente: Int) -> Int {
        let plaats = kaart.plaats(gemeente)
        let punten = bekend[plaats]
        return punten == Self.onbekend ? bereken(plaats) : Int(punten)
    }

    @inline(never)
    private mutating func bereken(_ plaats: Int) -> Int {
        let punten = punten(opPlaats: plaats)
        bekend[plaats] = Int32(clamping: punten)
        return punten
    }

    private func punten(opPlaats plaats: Int) -> Int {
        let (g, casus, register) = (opdracht.markt.gewichten, opdracht.casus, opdracht.markt.register)
        guard plaats < register.gemeenten.count else { return g.bereik.landelijk }
        let daar = register.gemeenten[plaats]
        let nabijheid = Puntentelling.nabijheid(
            afstandHm: casus.nabij.flatMap { register.afstandHm($0, daar.code) },
            maxAfstandKm: casus.aanvraag.wensen.maxAfstandKm, g.nabijheid)
        let bereik = casus.gemeente.map { register.bereik(van: $0.regio, naar: daar.regio) }
        return nabijheid + Puntentelling.bereik(bereik, g.bereik)
    }
}

/// The place in the register of every gemeentecode, so that a score needs no gemeente with all its names.
struct Gemeentekaart: Sendable {
    private var plaatsen: [UInt16]
    private let geen: UInt16

    init(_ register: Gemeenteregister) {
        geen = UInt16(register.gemeenten.count)
        plaatsen = Array(repeating: geen, count: 10_000)
        for gemeente in register.gemeenten { plaatsen[Int(gemeente.code.nummer)] = UInt16(gemeente.index) }
    }

    /// Its place in the register; just past the end when there is no such gemeente.
    func plaats(_ gemeente: Int) -> Int { Int(gemeente < plaatsen.count ? plaatsen[gemeente] : geen) }
}
