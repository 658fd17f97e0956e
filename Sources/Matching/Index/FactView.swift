import Cvooruit
import Jeugdhulp

/// A read-only view of the facts of one block (``FactColumns``): a bit-sliced plane of 512 bits for each fact of
/// ``PlaneLayout``, and columns with one entry a slot for what a score is made of.
///
/// Base addresses and no references, because a ranking looks into a block some ten times and counting a reference up
/// and down each time took a sixth of it. So a view is good only as long as somebody holds the block: a ranking does,
/// through its ``Query``. Slots and plane numbers are asserted, not checked: in release a wrong one reads what is
/// beside the column.
///
/// `@unchecked Sendable`: what it points to changes only where no other block or view holds it
/// (``Block/write(slots:_:)``).
@safe struct FactView: @unchecked Sendable {
    /// The column that scores are made of: 6 bytes a slot, so that the few offers of a block that are scored cost one
    /// cache line each.
    struct ScoreInputs: Sendable {
        /// Weeks of waiting; 65 535 stands for more.
        let weken: UInt16
        /// The number of the gemeentecode.
        let gemeente: UInt16
        /// The day of the report, in days since 1 January 1970. One before that day, or after 2149, counts as the
        /// nearest.
        let peildag: UInt16

        init(_ aanbod: Aanbod) {
            weken = UInt16(clamping: aanbod.wachttijd.totaalWeken)
            gemeente = aanbod.gemeente.nummer
            peildag = UInt16(clamping: aanbod.wachttijd.peildatum.dagen)
        }
    }

    /// Slots `0..<aantal` hold an offer.
    let aantal: Int
    private let planes: UnsafePointer<BitPlane>
    private let inputs: UnsafePointer<ScoreInputs>
    private let aanbieders: UnsafePointer<UInt32>
    private let rows: UnsafePointer<OfferRow>
    private let filter: AanbiederBloomFilter
    /// The oldest and the latest day of a report here, as in ``ScoreInputs``.
    private let peildagen: (oudst: UInt16, jongst: UInt16)

    /// - Parameters:
    ///   - planes: ``PlaneLayout/aantal`` of them.
    ///   - inputs: at least `aantal` of them, as of `aanbieders` and `rows`.
    init(
        aantal: Int, planes: UnsafePointer<BitPlane>, inputs: UnsafePointer<ScoreInputs>,
        aanbieders: UnsafePointer<UInt32>, rows: UnsafePointer<OfferRow>, filter: AanbiederBloomFilter,
        peildagen: (oudst: UInt16, jongst: UInt16)
    ) {
        self.peildagen = peildagen
        assert(0...BitPlane.slotCount ~= aantal, "\(aantal) offers in a block of \(BitPlane.slotCount)")
        unsafe (self.aantal, self.planes, self.inputs) = (aantal, planes, inputs)
        unsafe (self.aanbieders, self.rows, self.filter) = (aanbieders, rows, filter)
    }

    /// The plane with a number of ``PlaneLayout``: bit n for slot n.
    @inline(__always)
    func plane(_ number: Int) -> BitPlane {
        assert(0..<PlaneLayout.aantal ~= number, "no plane \(number) of \(PlaneLayout.aantal)")
        return unsafe planes[number]
    }

    @inline(__always)
    func scoreInputs(_ slot: Int) -> ScoreInputs {
        assert(0..<aantal ~= slot, "no offer at \(slot) of \(aantal)")
        return unsafe inputs[slot]
    }

    /// The number of the AGB code.
    @inline(__always)
    func aanbieder(_ slot: Int) -> UInt32 {
        assert(0..<aantal ~= slot, "no offer at \(slot) of \(aantal)")
        return unsafe aanbieders[slot]
    }

    @inline(__always)
    func row(_ slot: Int) -> OfferRow {
        assert(0..<aantal ~= slot, "no offer at \(slot) of \(aantal)")
        return unsafe rows[slot]
    }
}

// MARK: Prefetching: asking for a cache line now, to read it later without waiting

extension FactView {
    @inline(__always)
    func prefetch(plane: Int) { unsafe vooruit(planes + plane) }

    /// Everything that a score of one offer is made of.
    @inline(__always)
    func prefetch(slot: Int, withRow: Bool) {
        unsafe vooruit(inputs + slot)
        if withRow { unsafe vooruit(rows + slot) }
    }
}

// MARK: Questions to the planes: answers for 512 offers at once

extension FactView {
    /// Every slot that holds an offer.
    var bezet: BitPlane { BitPlane.first(aantal) }

    /// The offers of an aanbieder, by the number of its AGB code.
    func van(_ aanbieder: UInt32) -> BitPlane {
        guard filter.mayContain(aanbieder) else { return .empty }
        var uit = BitPlane.empty
        let column = unsafe UnsafeBufferPointer(start: aanbieders, count: aantal)
        // The filter affirms too much: a loop without a branch in it, which runs over several at once, sorts that out.
        let treffers = unsafe column.reduce(0 as UInt32) { $0 &+ ($1 == aanbieder ? 1 : 0) }
        guard treffers > 0 else { return uit }
        for slot in 0..<aantal where unsafe column[slot] == aanbieder { uit.set(slot, true) }
        return uit
    }

    /// The offers whose report is of before a day. Most blocks hold none, which is known without looking.
    /// - Parameter dag: in days since 1 January 1970.
    func opgave(voor dag: Int32) -> BitPlane {
        guard Int32(peildagen.oudst) < dag || peildagen.oudst == 0 else { return .empty }
        return bezet.filter { row($0).peildag < dag }
    }

    /// The offers that take every one of these ages.
    /// - Parameter leeftijden: bit n for age n, see ``PlaneLayout/leeftijd(_:)``.
    @inline(__always)
    func neemt(leeftijden: UInt32) -> BitPlane {
        var uit = BitPlane.full
        var rest = leeftijden
        while rest != 0 {
            uit &= plane(rest.trailingZeroBitCount)
            rest &= rest &- 1
        }
        return uit
    }

    /// The offers with at least so many weeks of waiting.
    func wacht(minstens weken: Int) -> BitPlane {
        if weken <= PlaneLayout.weken.grootste { return minstens(weken, PlaneLayout.weken) }
        return minstens(PlaneLayout.weken.grootste, PlaneLayout.weken).filter { Int(scoreInputs($0).weken) >= weken }
    }

    /// Of the offers that name a day on which places come free those that name this one or a later one.
    /// - Parameter dag: in days since 1 January 1970.
    func vrijVanaf(minstens dag: Int32) -> BitPlane {
        let opDag = plane(PlaneLayout.vrijVanaf)
        guard (1...PlaneLayout.vrijVanafdag.grootste).contains(Int(dag)) else {
            return opDag.filter { row($0).vrijVanaf >= dag }
        }
        return opDag & minstens(Int(dag), PlaneLayout.vrijVanafdag)
    }

    /// The offers whose number is at least `waarde`: a bit-sliced comparison of 512 numbers at once, from the lowest
    /// bit up. A higher bit decides; where it is that of `waarde` the bits below it have decided.
    @inline(__always)
    func minstens(_ waarde: Int, _ getal: PlaneLayout.BitSlicedNumber) -> BitPlane {
        if waarde <= 0 { return .full }
        if waarde > getal.grootste { return .empty }
        var uit = BitPlane.full
        for bit in 0..<getal.bits {
            let hier = plane(getal.eerste + bit)
            uit = waarde >> bit & 1 == 1 ? uit & hier : uit | hier
        }
        return uit
    }
}
