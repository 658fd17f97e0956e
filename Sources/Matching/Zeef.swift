import Jeugdhulp

/// The hard rules of ``Toets`` for 512 offers at once: what is out for which reason, and what is left.
///
/// Made once for a hulpvraag, used for every block. The few rules that no plane can answer (a day on which places come
/// free, an earlier attempt) are looked at one by one, and only for the offers that got that far.
struct Zeef {
    private let vandaag: Datum
    /// How many children want help together.
    private let aantal: Int
    /// Bit n for age n today.
    private let leeftijden: UInt32
    private let tijdvakken: [Tijdvak]
    private let pogingen: [Poging]
    private let samen: Bool
    private let mistMachtiging: Bool
    private let wachtOp: WachtOp?
    /// With a pgb the family buys the help itself: no agreement with the gemeente is needed (#46).
    private let vraagtOvereenkomst: Bool

    /// - Parameter horizon: no offer starts later.
    init(_ hulpvraag: Hulpvraag, _ opdracht: Opdracht, horizon: Datum, regioIsBekend isBekend: Bool) {
        let casus = opdracht.casus
        vandaag = opdracht.vandaag
        aantal = casus.aantal
        tijdvakken = Tijdvak.alle(casus, van: vandaag, tot: horizon)
        leeftijden = tijdvakken.first?.leeftijden ?? 0
        pogingen = casus.aanvraag.reedsGeprobeerd.filter { $0.uitkomst == .afgewezen || $0.uitkomst == .mislukt }
        samen = hulpvraag.hulpvorm.metVerblijf
        vraagtOvereenkomst = isBekend && hulpvraag.leveringsvorm == .zin
        mistMachtiging = hulpvraag.hulpvorm == .gesloten && !casus.aanvraag.maatregel.machtigingen.contains(.gesloten)
        wachtOp = casus.aanvraag.wachtOp
    }

    /// Who fits in one block; `uit` is told who is out for which reason.
    @inline(__always)
    func zeef(
        _ feiten: Feiten, _ voorziening: Voorziening, _ stand: Contractstand, uit: (Uitsluiting, Vlak) -> Void
    ) -> Vlak {
        var over = feiten.bezet
        func houd(_ goed: Vlak, anders reden: Uitsluiting) {
            uit(reden, over.zonder(goed))
            over &= goed
        }
        houd(feiten.neemt(leeftijden: leeftijden), anders: .leeftijd)
        houd(pastBijStart(feiten, over), anders: .leeftijdBijStart)
        if samen { houd(feiten.minstens(aantal, Vlakplan.samenMax), anders: .samenPlaatsen) }
        if !pogingen.isEmpty { houd(nietGeprobeerd(feiten, over, stand), anders: .reedsGeprobeerd) }
        houd(Vlak.vol.zonder(feiten.vlakken[Vlakplan.stop]), anders: .stop)
        if mistMachtiging { houd(.leeg, anders: .geslotenZonderMachtiging) }
        if let wachtOp, wachtOp.blokkeert(voorziening) { houd(.leeg, anders: .wachtOp) }
        if vraagtOvereenkomst { houd(stand.enig | feiten.vlakken[Vlakplan.individueel], anders: .geenOvereenkomst) }
        return over
    }

    /// Who takes the children at the expected start. Without a day on which places come free the start follows from
    /// the weeks of waiting, which the planes compare.
    private func pastBijStart(_ feiten: Feiten, _ over: Vlak) -> Vlak {
        var past = Vlak.vol
        for (nummer, vak) in tijdvakken.enumerated() {
            let hier = vak.past(feiten)
            guard nummer > 0 else {
                past = hier
                continue
            }
            let zoLang = feiten.minstens(vak.vanafWeken, Vlakplan.weken)
            past = past.zonder(zoLang) | (hier & zoLang)
        }
        guard tijdvakken.count > 1 else { return past }
        let opDag = (over & feiten.vlakken[Vlakplan.vrijVanaf]).zonder(feiten.minstens(max(1, aantal), Vlakplan.vrij))
        opDag.doorloop { plaats in
            let rij = feiten.rijen[plaats]
            let start = max(vandaag.plus(weken: Int(feiten.kort[plaats].weken)).dagen, rij.vrijVanaf)
            past.zet(plaats, tijdvakken.last { $0.vanaf <= start }?.past(rij) ?? true)
            return true
        }
        return past
    }

    /// See ``Toets/staat(_:vrij:aantal:metContract:)``.
    private func nietGeprobeerd(_ feiten: Feiten, _ over: Vlak, _ stand: Contractstand) -> Vlak {
        var goed = Vlak.vol
        for poging in pogingen {
            (over & feiten.van(poging.agb.nummer)).doorloop { plaats in
                let staat = Toets.staat(
                    poging, vrij: feiten.rijen[plaats].vrij, aantal: aantal,
                    metContract: stand.contract.bevat(plaats))
                if staat { goed.zet(plaats, false) }
                return true
            }
        }
        return goed
    }
}

/// From a day on the ages of the children of a case, until the first of them has a birthday.
struct Tijdvak: Equatable {
    /// Days since 1 January 1970.
    let vanaf: Int32
    /// The fewest weeks from today that reach it.
    let vanafWeken: Int
    /// Bit n for age n.
    let leeftijden: UInt32

    /// Every change of ages from one day to another, the first day's ages first.
    static func alle(_ casus: Casus, van: Datum, tot: Datum) -> [Tijdvak] {
        var uit = [Tijdvak(casus, van, vandaag: van)]
        var dag = van
        let laatste = som(casus, tot)
        while som(casus, dag) < laatste, uit.last?.iederUitgegroeid == false {
            dag = volgende(casus, na: dag, tot: tot)
            uit.append(Tijdvak(casus, dag, vandaag: van))
        }
        return uit
    }

    private init(_ casus: Casus, _ dag: Datum, vandaag: Datum) {
        vanaf = dag.dagen
        vanafWeken = (dag - vandaag + 6) / 7
        leeftijden = casus.aanvraag.jeugdigen.reduce(0) { bits, jeugdige in
            bits | 1 << UInt32(Vlakplan.leeftijd(jeugdige.leeftijd(op: dag, opgegevenOp: casus.ingediendOp)))
        }
    }

    /// All ages together; it never falls, so that a birthday can be found by halving.
    private static func som(_ casus: Casus, _ dag: Datum) -> Int {
        casus.aanvraag.jeugdigen.reduce(0) { $0 &+ $1.leeftijd(op: dag, opgegevenOp: casus.ingediendOp) }
    }

    /// The first day after `dag` on which somebody is a year older; at most `tot`, on which somebody is.
    private static func volgende(_ casus: Casus, na dag: Datum, tot: Datum) -> Datum {
        let nu = som(casus, dag)
        var (laag, hoog) = (dag.dagen, min(dag.dagen + 367, tot.dagen))
        while laag + 1 < hoog {
            let midden = (laag + hoog) / 2
            if som(casus, Datum(dagen: midden)) > nu { hoog = midden } else { laag = midden }
        }
        return Datum(dagen: hoog)
    }

    /// Whether further birthdays change nothing.
    private var iederUitgegroeid: Bool { leeftijden == 1 << UInt32(Vlakplan.leeftijden - 1) }

    private var oudste: Int { 31 - leeftijden.leadingZeroBitCount }

    /// Whoever takes these ages, and goes on after 18 where one of them is.
    func past(_ feiten: Feiten) -> Vlak {
        let leeftijd = feiten.neemt(leeftijden: leeftijden)
        return leeftijden != 0 && oudste >= 18 ? leeftijd & feiten.vlakken[Vlakplan.door18] : leeftijd
    }

    func past(_ rij: Rij) -> Bool {
        guard leeftijden != 0 else { return true }
        return Int(rij.van) <= leeftijden.trailingZeroBitCount && oudste < Int(rij.tot) && (oudste < 18 || rij.door18)
    }
}
