import Jeugdhulp

/// Up to 512 offers of one voorziening, in order of id: facts in columns, texts in an arena, slot n of both the same
/// offer. A value: copies share their memory until one of them changes.
struct Block: Sendable {
    static let slotCount = BitPlane.slotCount

    /// The memory of its facts, and a view of it; always of one another.
    private var columns: FactColumns
    private(set) var facts: FactView
    private var texts: StringArena
    /// Another one when other offers stand here, or at other slots.
    private(set) var aanbieders = ChangeStamp()

    init() { self.init(FactColumns(capacity: 8), StringArena()) }

    private init(_ columns: FactColumns, _ texts: StringArena) {
        (self.columns, facts, self.texts) = (columns, columns.facts, texts)
    }

    var aantal: Int { facts.aantal }
    var isFull: Bool { aantal == Self.slotCount }

    func id(_ slot: Int) -> String { texts.id(slot) }
    func sleutel(_ slot: Int) -> Aanbodsleutel? {
        AgbCode(nummer: facts.aanbieder(slot)).map { Aanbodsleutel($0, texts.id(slot)) }
    }
    func key(_ slot: Int) -> ArraySlice<UInt8> { texts.key(slot) }

    func aanbod(_ slot: Int, _ voorziening: Voorziening) -> Aanbod? {
        guard let agb = AgbCode(nummer: facts.aanbieder(slot)),
            let gemeente = Gemeentecode(nummer: facts.scoreInputs(slot).gemeente)
        else { return nil }
        return facts.row(slot).aanbod(
            id: texts.id(slot), agb: agb, naam: texts.naam(slot), voorziening: voorziening, gemeente: gemeente)
    }

    /// The slot at which an id stands, or would have to stand: a binary search.
    func find(_ id: StringArena.IdBytes) -> (slot: Int, found: Bool) {
        var (laag, hoog) = (0, aantal)
        while laag < hoog {
            let middle = (laag + hoog) / 2
            if texts.compare(middle, id) < 0 { laag = middle + 1 } else { hoog = middle }
        }
        return (laag, laag < aantal && texts.compare(laag, id) == 0)
    }

    /// Whether the first id of this block comes after `id`.
    func beginsAfter(_ id: StringArena.IdBytes) -> Bool { aantal > 0 && texts.compare(0, id) > 0 }

    mutating func insert(_ slot: Int, _ aanbod: Aanbod) {
        aanbieders = ChangeStamp()
        write(slots: aantal + 1) { $0.insert(slot, aanbod) }
        texts.insert(slot, key: StringArena.key(aanbod.sleutel), naam: aanbod.naam)
        assert(isSound(around: slot), "block out of order at \(slot) of \(aantal)")
    }

    /// Another report of the same offer.
    mutating func replace(_ slot: Int, _ aanbod: Aanbod) {
        write(slots: aantal) { $0.replace(slot, aanbod) }
        texts.rename(slot, aanbod.naam)
        assert(isSound(around: slot), "block out of order at \(slot) of \(aantal)")
    }

    mutating func remove(_ slot: Int) {
        aanbieders = ChangeStamp()
        write(slots: aantal) { $0.remove(slot) }
        texts.remove(slot)
        assert(isSound(around: slot), "block out of order at \(slot) of \(aantal)")
    }

    /// Moves everything from `slot` on into a new block.
    mutating func split(_ slot: Int) -> Block {
        let (voor, na) = columns.split(slot)
        (columns, facts) = (voor, voor.facts)
        aanbieders = ChangeStamp()
        return Block(na, texts.split(slot))
    }

    /// Copy-on-write: changes its facts in place where no other block holds them and there is room, else in a copy.
    /// Views that were handed out before keep reading the old memory, which their block holds.
    private mutating func write(slots: Int, _ doe: (FactColumns) -> Void) {
        if slots > columns.capacity {
            columns = FactColumns(columns, capacity: min(Self.slotCount, max(8, 2 * columns.capacity)))
        } else if !isKnownUniquelyReferenced(&columns) {
            columns = FactColumns(columns, capacity: columns.capacity)
        }
        doe(columns)
        facts = columns.facts
    }

    /// Whether facts and texts are of as many offers, and the ids beside a slot are in order.
    private func isSound(around slot: Int) -> Bool {
        texts.aantal == aantal
            && (max(slot, 1)..<max(slot + 2, 1)).allSatisfy { hier in
                hier >= aantal || key(hier - 1).lexicographicallyPrecedes(key(hier))
            }
    }
}
