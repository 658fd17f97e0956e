import Jeugdhulp

/// The facts of one block in column-major memory of its own: ``PlaneLayout/aantal`` planes of 512 bits, and columns of
/// `capacity` score inputs, AGB numbers and rows, in which slots `0..<aantal` hold an offer.
///
/// Allocated by hand and not in arrays, so that a ranking reads it by address (``FactView``): every look into an array
/// counts a reference up and down again.
///
/// Invariants: `aantal <= capacity <= 512`; bits of slots from `aantal` on are 0 in every plane; every aanbieder of a
/// slot is in the filter. Who breaks the first of these by its own argument is stopped in release too (`precondition`):
/// it would write outside the memory.
///
/// `@unchecked Sendable`: it is written only where one block alone holds it (``Block/write(slots:_:)``).
@safe final class FactColumns: @unchecked Sendable {
    /// How many offers fit in it.
    let capacity: Int
    private(set) var aantal = 0
    private let planes: UnsafeMutablePointer<BitPlane>
    private let inputs: UnsafeMutablePointer<FactView.ScoreInputs>
    private let aanbieders: UnsafeMutablePointer<UInt32>
    private let rows: UnsafeMutablePointer<OfferRow>
    private let filter: UnsafeMutablePointer<UInt64>
    /// The oldest and the latest day of a report here, as in ``FactView/ScoreInputs``.
    private var peildagen: (oudst: UInt16, jongst: UInt16) = (.max, 0)

    init(capacity: Int) {
        precondition(0...BitPlane.slotCount ~= capacity, "a block has \(BitPlane.slotCount) slots, not \(capacity)")
        self.capacity = capacity
        unsafe planes = .allocate(capacity: PlaneLayout.aantal)
        unsafe planes.initialize(repeating: .empty, count: PlaneLayout.aantal)
        unsafe (inputs, aanbieders) = (.allocate(capacity: capacity), .allocate(capacity: capacity))
        unsafe rows = .allocate(capacity: capacity)
        unsafe filter = .allocate(capacity: AanbiederBloomFilter.wordCount)
        unsafe filter.initialize(repeating: 0, count: AanbiederBloomFilter.wordCount)
    }

    /// A copy with another capacity, which must hold all of its offers.
    convenience init(_ ander: FactColumns, capacity: Int) {
        precondition(ander.aantal <= capacity, "\(ander.aantal) offers do not fit in \(capacity)")
        self.init(capacity: capacity)
        unsafe planes.update(from: ander.planes, count: PlaneLayout.aantal)
        copyRows(ander, 0..<ander.aantal)
    }

    deinit {
        unsafe planes.deallocate()
        unsafe inputs.deallocate()
        unsafe aanbieders.deallocate()
        unsafe rows.deallocate()
        unsafe filter.deallocate()
    }

    /// What a ranking reads.
    var facts: FactView {
        unsafe FactView(
            aantal: aantal, planes: UnsafePointer(planes), inputs: UnsafePointer(inputs),
            aanbieders: UnsafePointer(aanbieders), rows: UnsafePointer(rows),
            filter: AanbiederBloomFilter(UnsafePointer(filter)), peildagen: peildagen)
    }

    func insert(_ slot: Int, _ aanbod: Aanbod) {
        precondition(aantal < capacity && 0...aantal ~= slot, "no room at \(slot): \(aantal) of \(capacity)")
        move(from: slot, to: slot + 1, aantal - slot)
        aantal += 1
        setRow(slot, aanbod)
        onthoudPeildag(slot)
        let (laag, hoog) = PlaneLayout.bits(aanbod)
        for plane in 0..<PlaneLayout.aantal { unsafe planes[plane].insertSlot(slot, Self.bit(plane, laag, hoog)) }
    }

    func replace(_ slot: Int, _ aanbod: Aanbod) {
        precondition(0..<aantal ~= slot, "no offer at \(slot) of \(aantal)")
        let vorige = unsafe inputs[slot].peildag
        setRow(slot, aanbod)
        vergeetPeildag(vorige)
        onthoudPeildag(slot)
        let (laag, hoog) = PlaneLayout.bits(aanbod)
        // One word of each plane, and not the plane.
        let words = unsafe UnsafeMutableRawPointer(planes) + (slot >> 6) * 8
        let (bit, rest) = (UInt64(1) << UInt64(slot & 63), slot & 63)
        for plane in 0..<PlaneLayout.aantal {
            let word = unsafe words + plane * MemoryLayout<BitPlane>.stride
            let nieuw = (Self.bit(plane, laag, hoog) ? 1 as UInt64 : 0) << UInt64(rest)
            unsafe word.storeBytes(of: word.load(as: UInt64.self) & ~bit | nieuw, as: UInt64.self)
        }
    }

    func remove(_ slot: Int) {
        precondition(0..<aantal ~= slot, "no offer at \(slot) of \(aantal)")
        let vorige = unsafe inputs[slot].peildag
        move(from: slot + 1, to: slot, aantal - slot - 1)
        aantal -= 1
        vergeetPeildag(vorige)
        for plane in 0..<PlaneLayout.aantal { unsafe planes[plane].removeSlot(slot) }
    }

    /// Everything before `slot` and everything from there on, each in memory as large as it needs.
    func split(_ slot: Int) -> (FactColumns, FactColumns) {
        precondition(0...aantal ~= slot, "no slot \(slot) in \(aantal)")
        let (voor, na) = (FactColumns(capacity: slot), FactColumns(capacity: aantal - slot))
        voor.copyRows(self, 0..<slot)
        na.copyRows(self, slot..<aantal)
        let blijft = BitPlane.first(slot)
        for plane in 0..<PlaneLayout.aantal {
            unsafe voor.planes[plane] = planes[plane] & blijft
            unsafe planes[plane].subtracting(blijft).forEachSlot { hier in
                unsafe na.planes[plane].set(hier - slot, true)
                return true
            }
        }
        return (voor, na)
    }

    private func copyRows(_ ander: FactColumns, _ slots: Range<Int>) {
        assert(
            slots.upperBound <= ander.aantal && slots.count <= capacity, "\(slots) of \(ander.aantal) to \(capacity)")
        unsafe inputs.initialize(from: ander.inputs + slots.lowerBound, count: slots.count)
        unsafe aanbieders.initialize(from: ander.aanbieders + slots.lowerBound, count: slots.count)
        unsafe rows.initialize(from: ander.rows + slots.lowerBound, count: slots.count)
        aantal = slots.count
        for slot in 0..<aantal {
            unsafe setFilter(aanbieders[slot])
            onthoudPeildag(slot)
        }
    }

    private func onthoudPeildag(_ slot: Int) {
        let dag = unsafe inputs[slot].peildag
        peildagen = (min(peildagen.oudst, dag), max(peildagen.jongst, dag))
    }

    /// A report of this day is here no more: only where it was the oldest or the latest have the others to be looked
    /// at.
    private func vergeetPeildag(_ dag: UInt16) {
        guard dag == peildagen.oudst || dag == peildagen.jongst else { return }
        peildagen = (.max, 0)
        for slot in 0..<aantal { onthoudPeildag(slot) }
    }

    private func setFilter(_ aanbieder: UInt32) {
        let (word, bit) = AanbiederBloomFilter.position(aanbieder)
        unsafe filter[word] |= bit
    }

    private func move(from van: Int, to naar: Int, _ aantal: Int) {
        assert(min(van, naar, aantal) >= 0 && max(van, naar) + aantal <= capacity, "\(aantal) from \(van) to \(naar)")
        unsafe (inputs + naar).moveInitialize(from: inputs + van, count: aantal)
        unsafe (aanbieders + naar).moveInitialize(from: aanbieders + van, count: aantal)
        unsafe (rows + naar).moveInitialize(from: rows + van, count: aantal)
    }

    private func setRow(_ slot: Int, _ aanbod: Aanbod) {
        unsafe inputs[slot] = FactView.ScoreInputs(aanbod)
        unsafe aanbieders[slot] = aanbod.agb.nummer
        unsafe rows[slot] = OfferRow(aanbod)
        setFilter(aanbod.agb.nummer)
    }

    private static func bit(_ plane: Int, _ laag: UInt64, _ hoog: UInt64) -> Bool {
        (plane < 64 ? laag >> UInt64(plane) : hoog >> UInt64(plane - 64)) & 1 != 0
    }
}
