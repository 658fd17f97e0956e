import Jeugdhulp

/// The points of ``Puntentelling`` straight from a row, with what is the same for every offer worked out once.
struct Rekenaar {
    private let gewichten: Gewichten
    private let vandaag: Datum
    private let norm: Datum
    private let nabij: Gemeentecode?
    private let maxAfstandKm: Int?
    /// How many places the case takes: one for each child.
    let gelijktijdig: Int
    private let gevraagd: UInt32
    private let zeef: Zeef
    private let kaart: Gemeentekaart
    private let register: Gemeenteregister
    /// Points of the scope by the index of the region of the offer; empty when our own region is unknown.
    private let bereiken: [Int]

    /// An offer's points and start, as far as the order needs them.
    struct Som {
        let punten: Int
        let start: Int32
    }

    init(_ hulpvraag: Hulpvraag, _ casus: Casus, norm: Datum, vandaag: Datum, zeef: Zeef, markt: Markt) {
        gewichten = markt.gewichten
        self.vandaag = vandaag
        self.norm = norm
        self.zeef = zeef
        nabij = casus.nabij
        maxAfstandKm = casus.aanvraag.wensen.maxAfstandKm
        gelijktijdig = max(1, casus.aantal)
        gevraagd = hulpvraag.doelgroepen.rawValue
        kaart = markt.kaart
        register = markt.register
        let g = markt.gewichten.bereik
        bereiken =
            casus.gemeente.map { thuis in
                markt.register.regios.map {
                    Puntentelling.bereik(markt.register.bereik(van: thuis.regio, naar: $0.id), g)
                }
            } ?? []
    }

    /// The points of everything that hangs on the voorziening alone.
    func vast(_ voorziening: Voorziening) -> Int {
        gewichten.hulpvorm + Puntentelling.gezinsgericht(voorziening, gewichten.gezinsgericht)
    }

    func doelgroepen(gemist: Int) -> Int { Puntentelling.doelgroepen(gemist: gemist, gewichten.doelgroepen) }

    /// The most that an offer can have besides its fixed points, its doelgroepen, its start and its room.
    var restMaximum: Int {
        gewichten.overeenkomst.contract + gewichten.nabijheid.zelfdeGemeente + gewichten.bereik.eigenRegio
            + gewichten.versheid.vandaag
    }

    func start(naWeken weken: Int) -> Int { start(vandaag.plus(weken: weken)) }

    /// The most weeks of waiting after which the start still has so many points.
    func langsteWachttijd(metMinstens punten: Int) -> Int {
        var (laag, hoog) = (0, Vlakplan.weken.grootste)
        if punten <= 0 || start(naWeken: hoog) >= punten { return hoog }
        while laag + 1 < hoog {
            let midden = (laag + hoog) / 2
            if start(naWeken: midden) >= punten { laag = midden } else { hoog = midden }
        }
        return laag
    }

    private func start(_ dag: Datum) -> Int {
        Puntentelling.start(dag, norm: norm, vandaag: vandaag, gewichten.start)
    }

    func capaciteit(vrij: Bool) -> Int { vrij ? gewichten.capaciteit.vrij : gewichten.capaciteit.vrijVanaf }

    /// - Parameter vast: the fixed points of its voorziening.
    func som(_ blok: Blok, _ plaats: Int, vast: Int) -> Som {
        let rij = blok.rijen[plaats]
        let start = self.start(rij)
        let g = gewichten
        let vrij = rij.vrij >= gelijktijdig
        let punten =
            vast + doelgroepen(gemist: (gevraagd & ~rij.doelgroepen).nonzeroBitCount) + self.start(start)
            + Puntentelling.overeenkomst(zeef.overeenkomst(blok.aanbieders[plaats]), g.overeenkomst)
            + (vrij ? g.capaciteit.vrij : rij.heeftVrijVanaf ? g.capaciteit.vrijVanaf : 0) + ligging(rij.gemeente)
            + Puntentelling.versheid(peildatum: Datum(dagen: rij.peildatum), vandaag: vandaag, g.versheid)
        return Som(punten: punten, start: start.dagen)
    }

    /// See ``Jeugdhulp/Aanbod/startVerwacht(vandaag:aantal:)``.
    func start(_ rij: Rij) -> Datum {
        let naWachttijd = vandaag.plus(weken: rij.weken)
        guard rij.vrij < gelijktijdig, rij.heeftVrijVanaf else { return naWachttijd }
        return max(naWachttijd, Datum(dagen: rij.vrijVanaf))
    }

    private func ligging(_ gemeente: Int) -> Int {
        guard let code = Gemeentecode(nummer: UInt16(truncatingIfNeeded: gemeente)) else { return 0 }
        let afstandHm = nabij.flatMap { register.afstandHm($0, code) }
        let nabijheid = Puntentelling.nabijheid(
            afstandHm: afstandHm, maxAfstandKm: maxAfstandKm, gewichten.nabijheid)
        let regio = kaart.regio(gemeente)
        return nabijheid + (regio < bereiken.count ? bereiken[regio] : gewichten.bereik.landelijk)
    }
}

/// The jeugdregio of every gemeentecode, so that a score needs no gemeente with all its names.
struct Gemeentekaart: Sendable {
    private static let geen = Int(UInt8.max)
    private var regios: [UInt8]

    init(_ register: Gemeenteregister) {
        regios = Array(repeating: .max, count: 10_000)
        for gemeente in register.gemeenten { regios[Int(gemeente.code.nummer)] = gemeente.regio.index }
    }

    /// The index of the region in the register; past its end when the code does not exist.
    func regio(_ gemeente: Int) -> Int { gemeente < regios.count ? Int(regios[gemeente]) : Self.geen }
}
