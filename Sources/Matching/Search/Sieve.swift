import Jeugdhulp

/// The hard rules of ``Uitsluitingstoets`` for 512 offers at once: what is out for which reason, and what is left.
///
/// Made once for a hulpvraag, used for every block. The rules that no plane can answer (an earlier attempt, a wait or
/// day beyond the planes) are looked at one offer at a time, and only for those that got that far.
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
    private let planesRead: [Int]
    /// With a pgb the family buys the help itself: no agreement with the gemeente is needed (#46).
    private let vraagtOvereenkomst: Bool

    /// - Parameter horizon: no offer starts later.
    init(
        _ hulpvraag: Hulpvraag, _ casus: borrowing Casus, _ query: Query, horizon: Datum,
        regioIsBekend isBekend: Bool
    ) {
        aantal = casus.aantal
        (nu, later) = Tijdvak.alle(casus, van: query.vandaag, tot: horizon)
        leeftijden = nu.leeftijden
        pogingen = casus.aanvraag.reedsGeprobeerd.filter { $0.uitkomst == .afgewezen || $0.uitkomst == .mislukt }
        samen = hulpvraag.hulpvorm.metVerblijf
        vraagtOvereenkomst = isBekend && hulpvraag.leveringsvorm == .zin
        mistMachtiging = hulpvraag.hulpvorm == .gesloten && !casus.aanvraag.maatregel.machtigingen.contains(.gesloten)
        wachtOp = casus.aanvraag.wachtOp
        planesRead = Self.planesRead(hulpvraag, nu, later, samen: samen)
    }

    /// Prefetches the planes that ``sieve(_:_:_:vrij:_:)`` will read.
    func prefetch(_ facts: FactView) { for plane in planesRead { facts.prefetch(plane: plane) } }

    /// The numbers of the planes that are read of every block: each is a cache line of its own.
    private static func planesRead(
        _ hulpvraag: Hulpvraag, _ nu: Tijdvak, _ later: [Tijdvak], samen: Bool
    ) -> [Int] {
        var planesRead: [Int] = []
        planesRead.reserveCapacity(64)
        planesRead += [PlaneLayout.individueel, PlaneLayout.stop, PlaneLayout.vrijVanaf]
        func neem(_ bits: UInt32, vanaf eerste: Int) {
            var rest = bits
            while rest != 0 {
                planesRead.append(eerste + rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
        neem(later.reduce(nu.leeftijden) { $0 | $1.leeftijden }, vanaf: 0)
        neem(hulpvraag.doelgroepen.rawValue, vanaf: PlaneLayout.doelgroepen)
        planesRead += PlaneLayout.vrij.planes
        if samen { planesRead += PlaneLayout.samenMax.planes }
        return planesRead + PlaneLayout.weken.planes
    }

    /// Who fits in one block; who is out is noted with the reason.
    /// - Parameter vrij: who has room enough now.
    func sieve(
        _ facts: FactView, _ voorziening: Voorziening, _ stand: ContractPlanes, vrij: BitPlane, _ uit: inout Afvallers
    ) -> BitPlane {
        var over = facts.bezet
        over = uit.keep(over, facts.neemt(leeftijden: leeftijden), anders: .leeftijd)
        if !later.isEmpty || nu.eistDoor18 {
            over = uit.keep(over, pastBijStart(facts, over, vrij: vrij), anders: .leeftijdBijStart)
        }
        if samen { over = uit.keep(over, facts.minstens(aantal, PlaneLayout.samenMax), anders: .samenPlaatsen) }
        if !pogingen.isEmpty { over = uit.keep(over, nietGeprobeerd(facts, over, stand), anders: .reedsGeprobeerd) }
        over = uit.keep(over, BitPlane.full.subtracting(facts.plane(PlaneLayout.stop)), anders: .stop)
        if mistMachtiging { over = uit.keep(over, .empty, anders: .geslotenZonderMachtiging) }
        if let wachtOp, wachtOp.blokkeert(voorziening) { over = uit.keep(over, .empty, anders: .wachtOp) }
        if vraagtOvereenkomst {
            over = uit.keep(over, stand.enig | facts.plane(PlaneLayout.individueel), anders: .geenOvereenkomst)
        }
        return over
    }

    /// Who takes the children at the expected start: after the weeks of waiting, and where there is no room yet not
    /// before the day on which there is.
    private func pastBijStart(_ facts: FactView, _ over: BitPlane, vrij: BitPlane) -> BitPlane {
        var past = over & nu.past(facts)
        for vak in later.indices {
            let hier = over & later[vak].past(facts)
            let verschil = past ^ hier
            // Hardly anybody stops at just this age, and then the waits of a block need not be read.
            if verschil.isEmpty { continue }
            var dan = facts.wacht(minstens: later[vak].vanafWeken)
            if !verschil.subtracting(dan | vrij).isEmpty {
                dan |= facts.vrijVanaf(minstens: later[vak].vanaf).subtracting(vrij)
            }
            past = past.subtracting(dan) | (hier & dan)
        }
        return past
    }

    /// See ``Uitsluitingstoets/staat(_:vrij:aantal:metContract:)``.
    private func nietGeprobeerd(_ facts: FactView, _ over: BitPlane, _ stand: ContractPlanes) -> BitPlane {
        var fout = BitPlane.empty
        for poging in pogingen {
            fout |= (over & facts.van(poging.agb.nummer)).filter { slot in
                Uitsluitingstoets.staat(
                    poging, vrij: facts.row(slot).vrij, aantal: aantal,
                    metContract: stand.contract.contains(slot))
            }
        }
        return BitPlane.full.subtracting(fout)
    }
}
