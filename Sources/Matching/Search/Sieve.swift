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
    private let pogingen: [Tevergeefs]
    private let omstandigheden: Pogingstoets.Omstandigheden
    /// Reports of before this day no longer count.
    private let oudsteOpgave: Int32
    /// When the children are too old.
    let uitgroei: Uitgroei
    private let samen: Bool
    private let mistMachtiging: Bool
    private let wachtOp: WachtOp?
    private let planesRead: [Int]
    /// With a pgb the family buys the help itself: no agreement with the gemeente is needed (#46).
    private let vraagtOvereenkomst: Bool

    /// An attempt that came to nothing, and what there is now with its aanbieder.
    private struct Tevergeefs {
        let poging: Poging
        /// The key of the offer that was tried, where one was named.
        let key: StringArena.IdBytes?
        let contractVanaf: Datum?

        init(_ poging: Poging, _ situatie: Contractsituatie) {
            self.poging = poging
            key = poging.aanbodId.map { StringArena.key(Aanbodsleutel(poging.agb, $0)) }
            contractVanaf = situatie.contract(poging.agb)?.van
        }
    }

    /// - Parameter horizon: no offer starts later.
    init(
        _ hulpvraag: Hulpvraag, _ casus: borrowing Casus, _ query: Query, horizon: Datum, _ situatie: Contractsituatie
    ) {
        let isBekend = situatie.isBekend
        aantal = casus.aantal
        omstandigheden = casus.omstandigheden(query.vandaag)
        oudsteOpgave = Uitsluitingstoets.oudsteOpgave(query.vandaag).dagen
        let (nu, verder) = Tijdvak.alle(
            casus, van: query.vandaag, tot: horizon.plus(dagen: Verblijfsduur.dagen))
        self.nu = nu
        later = verder.filter { $0.vanaf <= horizon.dagen }
        uitgroei = Uitgroei([nu] + verder)
        leeftijden = nu.leeftijden
        pogingen = casus.aanvraag.reedsGeprobeerd.filter(\.isTevergeefs).map { Tevergeefs($0, situatie) }
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
        _ block: Block, _ voorziening: Voorziening, _ stand: ContractPlanes, vrij: BitPlane, _ uit: inout Afvallers
    ) -> BitPlane {
        let facts = block.facts
        var over = facts.bezet
        let verlopen = facts.opgave(voor: oudsteOpgave)
        if !verlopen.isEmpty { over = uit.keep(over, over.subtracting(verlopen), anders: .opgaveVerlopen) }
        over = uit.keep(over, facts.neemt(leeftijden: leeftijden), anders: .leeftijd)
        if !later.isEmpty || nu.eistDoor18 {
            over = uit.keep(over, pastBijStart(facts, over, vrij: vrij), anders: .leeftijdBijStart)
        }
        if samen { over = uit.keep(over, facts.minstens(aantal, PlaneLayout.samenMax), anders: .samenPlaatsen) }
        if !pogingen.isEmpty { over = uit.keep(over, nietGeprobeerd(block, over, stand), anders: .reedsGeprobeerd) }
        over = uit.keep(over, BitPlane.full.subtracting(facts.plane(PlaneLayout.stop)), anders: .stop)
        if mistMachtiging { over = uit.keep(over, .empty, anders: .geslotenZonderMachtiging) }
        if let wachtOp, wachtOp.blokkeert(voorziening) { over = uit.keep(over, .empty, anders: .wachtOp) }
        if vraagtOvereenkomst {
            over = uit.keep(over, stand.enig | facts.plane(PlaneLayout.individueel), anders: .geenOvereenkomst)
        }
        return over
    }

    /// Who was asked before and did not answer in time.
    func bleefStil(_ block: Block) -> BitPlane {
        var uit = BitPlane.empty
        for een in pogingen where een.poging.isStilte {
            uit |= block.facts.van(een.poging.agb.nummer).filter { slot in
                een.poging.bereik == .aanbieder || een.key.map { block.key(slot) == $0[...] } ?? false
            }
        }
        return uit
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

    /// See ``Pogingstoets/staat(_:_:_:)``.
    private func nietGeprobeerd(_ block: Block, _ over: BitPlane, _ stand: ContractPlanes) -> BitPlane {
        var fout = BitPlane.empty
        let facts = block.facts
        for een in pogingen {
            fout |= (over & facts.van(een.poging.agb.nummer)).filter { slot in
                let isGenoemd = een.key.map { block.key(slot) == $0[...] } ?? false
                guard isGenoemd || een.poging.bereik == .aanbieder else { return false }
                let rij = facts.row(slot)
                return Pogingstoets.staat(
                    een.poging,
                    Pogingstoets.Feiten(
                        isGenoemd: isGenoemd, vrij: rij.vrij, peildag: rij.peildag, doelgroepen: rij.doelgroepen,
                        metContract: stand.contract.contains(slot), contractVanaf: een.contractVanaf),
                    omstandigheden)
            }
        }
        return BitPlane.full.subtracting(fout)
    }
}
