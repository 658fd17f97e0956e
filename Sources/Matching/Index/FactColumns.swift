import Jeugdhulp

/// The memory in which the facts of one block stand.
///
/// Memory of its own and no arrays, so that a ranking goes through a market by address: every look into an array
/// counts a reference up and down again, and a ranking looks into a block some ten times.
///
/// `@unchecked Sendable`: it is written only where one block alone holds it (``Block``).
final class FactColumns: @unchecked Sendable {
    /// How many offers fit in it.
    let ruimte: Int
    private(set) var aantal = 0
    private let vlakken: UnsafeMutablePointer<BitPlane>
    private let kort: UnsafeMutablePointer<FactView.ScoreInputs>
    private let aanbieders: UnsafeMutablePointer<UInt32>
    private let rijen: UnsafeMutablePointer<OfferRow>
    private let filter: UnsafeMutablePointer<UInt64>

    init(ruimte: Int) {
        self.ruimte = ruimte
        vlakken = .allocate(capacity: PlaneLayout.aantal)
        vlakken.initialize(repeating: .leeg, count: PlaneLayout.aantal)
        (kort, aanbieders) = (.allocate(capacity: ruimte), .allocate(capacity: ruimte))
        rijen = .allocate(capacity: ruimte)
        filter = .allocate(capacity: AanbiederBloomFilter.woorden)
        filter.initialize(repeating: 0, count: AanbiederBloomFilter.woorden)
    }

    /// A copy with another amount of room; what does not fit is left out of the rows.
    convenience init(_ ander: FactColumns, ruimte: Int) {
        self.init(ruimte: ruimte)
        vlakken.update(from: ander.vlakken, count: PlaneLayout.aantal)
        neemRijen(ander, van: 0, tot: min(ander.aantal, ruimte))
    }

    deinit {
        vlakken.deallocate()
        kort.deallocate()
        aanbieders.deallocate()
        rijen.deallocate()
        filter.deallocate()
    }

    /// What a ranking reads.
    var feiten: FactView {
        FactView(
            aantal: aantal, vlakken: UnsafePointer(vlakken), kort: UnsafePointer(kort),
            aanbieders: UnsafePointer(aanbieders), rijen: UnsafePointer(rijen),
            filter: AanbiederBloomFilter(UnsafePointer(filter)))
    }

    func voegIn(_ plaats: Int, _ aanbod: Aanbod) {
        precondition(aantal < ruimte && 0...aantal ~= plaats, "no room at \(plaats): \(aantal) of \(ruimte)")
        schuif(van: plaats, naar: plaats + 1, aantal - plaats)
        aantal += 1
        zetRij(plaats, aanbod)
        let (laag, hoog) = PlaneLayout.bits(aanbod)
        for vlak in 0..<PlaneLayout.aantal { vlakken[vlak].schuifIn(plaats, Self.bit(vlak, laag, hoog)) }
    }

    func vervang(_ plaats: Int, _ aanbod: Aanbod) {
        precondition(0..<aantal ~= plaats, "no offer at \(plaats) of \(aantal)")
        zetRij(plaats, aanbod)
        let (laag, hoog) = PlaneLayout.bits(aanbod)
        // One word of each plane, and not the plane.
        let woorden = UnsafeMutableRawPointer(vlakken) + (plaats >> 6) * 8
        let (bit, rest) = (UInt64(1) << UInt64(plaats & 63), plaats & 63)
        for vlak in 0..<PlaneLayout.aantal {
            let woord = woorden + vlak * MemoryLayout<BitPlane>.stride
            let nieuw = (Self.bit(vlak, laag, hoog) ? 1 as UInt64 : 0) << UInt64(rest)
            woord.storeBytes(of: woord.load(as: UInt64.self) & ~bit | nieuw, as: UInt64.self)
        }
    }

    func haalUit(_ plaats: Int) {
        precondition(0..<aantal ~= plaats, "no offer at \(plaats) of \(aantal)")
        schuif(van: plaats + 1, naar: plaats, aantal - plaats - 1)
        aantal -= 1
        for vlak in 0..<PlaneLayout.aantal { vlakken[vlak].schuifUit(plaats) }
    }

    /// Everything before `plaats` and everything from there on, each in memory as large as it needs.
    func splits(_ plaats: Int) -> (FactColumns, FactColumns) {
        precondition(0...aantal ~= plaats, "no place \(plaats) in \(aantal)")
        let (voor, na) = (FactColumns(ruimte: plaats), FactColumns(ruimte: aantal - plaats))
        voor.neemRijen(self, van: 0, tot: plaats)
        na.neemRijen(self, van: plaats, tot: aantal)
        let blijft = BitPlane.eerste(plaats)
        for vlak in 0..<PlaneLayout.aantal {
            voor.vlakken[vlak] = vlakken[vlak] & blijft
            vlakken[vlak].zonder(blijft).doorloop { hier in
                na.vlakken[vlak].zet(hier - plaats, true)
                return true
            }
        }
        return (voor, na)
    }

    private func neemRijen(_ ander: FactColumns, van: Int, tot: Int) {
        kort.initialize(from: ander.kort + van, count: tot - van)
        aanbieders.initialize(from: ander.aanbieders + van, count: tot - van)
        rijen.initialize(from: ander.rijen + van, count: tot - van)
        aantal = tot - van
        for plaats in 0..<aantal { zetFilter(aanbieders[plaats]) }
    }

    private func zetFilter(_ aanbieder: UInt32) {
        let (woord, bit) = AanbiederBloomFilter.plaats(aanbieder)
        filter[woord] |= bit
    }

    private func schuif(van: Int, naar: Int, _ aantal: Int) {
        (kort + naar).moveInitialize(from: kort + van, count: aantal)
        (aanbieders + naar).moveInitialize(from: aanbieders + van, count: aantal)
        (rijen + naar).moveInitialize(from: rijen + van, count: aantal)
    }

    private func zetRij(_ plaats: Int, _ aanbod: Aanbod) {
        kort[plaats] = FactView.ScoreInputs(aanbod)
        aanbieders[plaats] = aanbod.agb.nummer
        rijen[plaats] = OfferRow(aanbod)
        zetFilter(aanbod.agb.nummer)
    }

    private static func bit(_ vlak: Int, _ laag: UInt64, _ hoog: UInt64) -> Bool {
        (vlak < 64 ? laag >> UInt64(vlak) : hoog >> UInt64(vlak - 64)) & 1 != 0
    }
}
