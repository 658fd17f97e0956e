import Jeugdhulp

/// What a ranking asks of the offers of a block: their facts on edge in planes, and lying flat the few that a score is
/// made of, as narrow as they can be: reading them is what a ranking waits for.
///
/// They are addresses in a ``FactColumns``, so that taking them in hand counts no reference. Good as long as the block
/// they are of is held; a ranking holds its whole market (``Query``).
///
/// `@unchecked Sendable`: what they point to changes only where nobody else holds it.
struct FactView: @unchecked Sendable {
    /// What a score is made of, side by side: who is scored stands alone among those that are not.
    struct ScoreInputs: Sendable {
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

    let aantal: Int
    /// Of every fact of ``PlaneLayout`` its plane.
    let vlakken: UnsafePointer<BitPlane>
    private let korten: UnsafePointer<ScoreInputs>
    private let agbs: UnsafePointer<UInt32>
    private let regels: UnsafePointer<OfferRow>
    private let filter: AanbiederBloomFilter

    init(
        aantal: Int, vlakken: UnsafePointer<BitPlane>, kort: UnsafePointer<ScoreInputs>,
        aanbieders: UnsafePointer<UInt32>,
        rijen: UnsafePointer<OfferRow>, filter: AanbiederBloomFilter
    ) {
        (self.aantal, self.vlakken, korten) = (aantal, vlakken, kort)
        (agbs, regels, self.filter) = (aanbieders, rijen, filter)
    }

    var kort: UnsafeBufferPointer<ScoreInputs> { UnsafeBufferPointer(start: korten, count: aantal) }
    /// The number of the AGB code.
    var aanbieders: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: agbs, count: aantal) }
    var rijen: UnsafeBufferPointer<OfferRow> { UnsafeBufferPointer(start: regels, count: aantal) }
}

// MARK: Questions to the planes

extension FactView {
    /// Every place that holds an offer.
    var bezet: BitPlane { BitPlane.eerste(aantal) }

    /// The offers of an aanbieder.
    func van(_ aanbieder: UInt32) -> BitPlane {
        guard filter.kanHebben(aanbieder) else { return .leeg }
        var uit = BitPlane.leeg
        // Many blocks have none all the same, which a loop without a decision in it finds out for several at once.
        let treffers = aanbieders.reduce(0 as UInt32) { $0 &+ ($1 == aanbieder ? 1 : 0) }
        guard treffers > 0 else { return uit }
        for (plaats, hier) in aanbieders.enumerated() where hier == aanbieder { uit.zet(plaats, true) }
        return uit
    }

    /// The offers that take every one of these ages.
    /// - Parameter leeftijden: bit n for age n, see ``PlaneLayout/leeftijd(_:)``.
    @inline(__always)
    func neemt(leeftijden: UInt32) -> BitPlane {
        var uit = BitPlane.vol
        var rest = leeftijden
        while rest != 0 {
            uit &= vlakken[rest.trailingZeroBitCount]
            rest &= rest &- 1
        }
        return uit
    }

    /// The offers with at least so many weeks of waiting.
    func wacht(minstens weken: Int) -> BitPlane {
        if weken <= PlaneLayout.weken.grootste { return minstens(weken, PlaneLayout.weken) }
        return minstens(PlaneLayout.weken.grootste, PlaneLayout.weken).waar { Int(kort[$0].weken) >= weken }
    }

    /// Of the offers that name a day on which places come free those that name this one or a later one.
    func vrijVanaf(minstens dag: Int32) -> BitPlane {
        let opDag = vlakken[PlaneLayout.vrijVanaf]
        guard (1...PlaneLayout.vrijVanafdag.grootste).contains(Int(dag)) else {
            return opDag.waar { rijen[$0].vrijVanaf >= dag }
        }
        return opDag & minstens(Int(dag), PlaneLayout.vrijVanafdag)
    }

    /// The offers whose number is at least `waarde`: a comparison of 512 numbers at once, bit by bit from the lowest.
    /// A higher bit decides, and where it is the same as that of `waarde` the bits below it have decided.
    @inline(__always)
    func minstens(_ waarde: Int, _ getal: PlaneLayout.BitSlicedNumber) -> BitPlane {
        if waarde <= 0 { return .vol }
        if waarde > getal.grootste { return .leeg }
        var uit = BitPlane.vol
        for bit in 0..<getal.bits {
            let vlak = vlakken[getal.eerste + bit]
            uit = waarde >> bit & 1 == 1 ? uit & vlak : uit | vlak
        }
        return uit
    }
}
