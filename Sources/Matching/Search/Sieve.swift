import Jeugdhulp

/// The hard rules of ``Uitsluitingstoets`` for 512 offers at once: what is out for which reason, and what is left.
///
/// Made once for a hulpvraag, used for every block. The few rules that no plane can answer (a day on which places come
/// free, an earlier attempt) are looked at one by one, and only for the offers that got that far.
struct Sieve {
    /// How many children want help together.
    private let aantal: Int
    /// Bit n for age n today.
    private let leeftijden: UInt32
    /// The ages today, and after each birthday before the last day on which an offer can start.
    private let nu: Tijdvak
    private let later: [Tijdvak]
    private let pogingen: [Poging]
    private let samen: Bool
    private let mistMachtiging: Bool
    private let wachtOp: WachtOp?
    private let gelezen: [Int]
    /// With a pgb the family buys the help itself: no agreement with the gemeente is needed (#46).
    private let vraagtOvereenkomst: Bool

    /// - Parameter horizon: no offer starts later.
    init(
        _ hulpvraag: Hulpvraag, _ casus: borrowing Casus, _ opdracht: Query, horizon: Datum,
        regioIsBekend isBekend: Bool
    ) {
        aantal = casus.aantal
        (nu, later) = Tijdvak.alle(casus, van: opdracht.vandaag, tot: horizon)
        leeftijden = nu.leeftijden
        pogingen = casus.aanvraag.reedsGeprobeerd.filter { $0.uitkomst == .afgewezen || $0.uitkomst == .mislukt }
        samen = hulpvraag.hulpvorm.metVerblijf
        vraagtOvereenkomst = isBekend && hulpvraag.leveringsvorm == .zin
        mistMachtiging = hulpvraag.hulpvorm == .gesloten && !casus.aanvraag.maatregel.machtigingen.contains(.gesloten)
        wachtOp = casus.aanvraag.wachtOp
        gelezen = Self.gelezen(hulpvraag, nu, later, samen: samen)
    }

    /// Asks for the planes that ``sieve(_:_:_:vrij:_:)`` will read.
    func vraagAan(_ feiten: FactView) { for vlak in gelezen { feiten.vraagAan(vlak: vlak) } }

    /// The planes that are read of every block: they may all be somewhere else in memory.
    private static func gelezen(
        _ hulpvraag: Hulpvraag, _ nu: Tijdvak, _ later: [Tijdvak], samen: Bool
    ) -> [Int] {
        var gelezen: [Int] = []
        gelezen.reserveCapacity(64)
        gelezen += [PlaneLayout.individueel, PlaneLayout.stop, PlaneLayout.vrijVanaf]
        func neem(_ bits: UInt32, vanaf eerste: Int) {
            var rest = bits
            while rest != 0 {
                gelezen.append(eerste + rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
        neem(later.reduce(nu.leeftijden) { $0 | $1.leeftijden }, vanaf: 0)
        neem(hulpvraag.doelgroepen.rawValue, vanaf: PlaneLayout.doelgroepen)
        gelezen += PlaneLayout.vrij.vlakken
        if samen { gelezen += PlaneLayout.samenMax.vlakken }
        return gelezen + PlaneLayout.weken.vlakken
    }

    /// Who fits in one block; who is out is noted with the reason.
    /// - Parameter vrij: who has room enough now.
    func sieve(
        _ feiten: FactView, _ voorziening: Voorziening, _ stand: ContractPlanes, vrij: BitPlane, _ uit: inout Afvallers
    ) -> BitPlane {
        var over = feiten.bezet
        over = uit.houd(over, feiten.neemt(leeftijden: leeftijden), anders: .leeftijd)
        if !later.isEmpty || nu.eistDoor18 {
            over = uit.houd(over, pastBijStart(feiten, over, vrij: vrij), anders: .leeftijdBijStart)
        }
        if samen { over = uit.houd(over, feiten.minstens(aantal, PlaneLayout.samenMax), anders: .samenPlaatsen) }
        if !pogingen.isEmpty { over = uit.houd(over, nietGeprobeerd(feiten, over, stand), anders: .reedsGeprobeerd) }
        over = uit.houd(over, BitPlane.vol.zonder(feiten.vlakken[PlaneLayout.stop]), anders: .stop)
        if mistMachtiging { over = uit.houd(over, .leeg, anders: .geslotenZonderMachtiging) }
        if let wachtOp, wachtOp.blokkeert(voorziening) { over = uit.houd(over, .leeg, anders: .wachtOp) }
        if vraagtOvereenkomst {
            over = uit.houd(over, stand.enig | feiten.vlakken[PlaneLayout.individueel], anders: .geenOvereenkomst)
        }
        return over
    }

    /// Who takes the children at the expected start: after the weeks of waiting, and where there is no room yet not
    /// before the day on which there is.
    private func pastBijStart(_ feiten: FactView, _ over: BitPlane, vrij: BitPlane) -> BitPlane {
        var past = over & nu.past(feiten)
        for vak in later.indices {
            let hier = over & later[vak].past(feiten)
            let verschil = past ^ hier
            // Hardly anybody stops at just this age, and then the waits of a block need not be read.
            if verschil.isLeeg { continue }
            var dan = feiten.wacht(minstens: later[vak].vanafWeken)
            if !verschil.zonder(dan | vrij).isLeeg {
                dan |= feiten.vrijVanaf(minstens: later[vak].vanaf).zonder(vrij)
            }
            past = past.zonder(dan) | (hier & dan)
        }
        return past
    }

    /// See ``Uitsluitingstoets/staat(_:vrij:aantal:metContract:)``.
    private func nietGeprobeerd(_ feiten: FactView, _ over: BitPlane, _ stand: ContractPlanes) -> BitPlane {
        var fout = BitPlane.leeg
        for poging in pogingen {
            fout |= (over & feiten.van(poging.agb.nummer)).waar { plaats in
                Uitsluitingstoets.staat(
                    poging, vrij: feiten.rijen[plaats].vrij, aantal: aantal,
                    metContract: stand.contract.bevat(plaats))
            }
        }
        return BitPlane.vol.zonder(fout)
    }
}
