import Jeugdhulp

/// All offers of one voorziening, in order of id over blocks of at most 512, none of which is empty: a two-level sorted
/// list, in which a report moves one block and not the bucket.
struct Bucket: Sendable {
    let voorziening: Voorziening
    private(set) var blocks: [Block] = []
    let contracten = ContractPlaneCache()
    private(set) var aantal = 0
    /// Upper bounds: no offer here waits longer, or names a later day for new places. They never fall.
    private var langsteWeken = 0
    private var laatsteVrijVanaf = Datum.eerste
    /// The few offers with numbers that fit no ``OfferRow``, whole.
    private var groot: [Aanbodsleutel: Aanbod] = [:]

    /// Which slot of which block an offer stands in. Good until the next change of the bucket.
    struct Position: Sendable, Equatable {
        let block, slot: Int
    }

    init(_ voorziening: Voorziening) { self.voorziening = voorziening }

    /// The last day on which an offer of this bucket can be expected to start.
    func horizon(_ vandaag: Datum) -> Datum { max(vandaag.plus(weken: langsteWeken), laatsteVrijVanaf) }

    func position(_ id: StringArena.IdBytes) -> Position? {
        let block = block(voor: id)
        guard block < blocks.count else { return nil }
        let (slot, found) = blocks[block].find(id)
        return found ? Position(block: block, slot: slot) : nil
    }

    func sleutel(_ position: Position) -> Aanbodsleutel? { blocks[position.block].sleutel(position.slot) }
    func key(_ position: Position) -> ArraySlice<UInt8> { blocks[position.block].key(position.slot) }

    func aanbod(_ position: Position) -> Aanbod? {
        let block = blocks[position.block]
        if block.facts.row(position.slot).isGroot { return block.sleutel(position.slot).flatMap { groot[$0] } }
        return block.aanbod(position.slot, voorziening)
    }

    /// The places of all offers with an id, whoever gives them: they stand together.
    func positions(metId aanbodId: String) -> [Position] {
        let begin = StringArena.prefix(aanbodId)
        var uit: [Position] = []
        var block = block(voor: begin)
        while block < blocks.count {
            let eerste = blocks[block].find(begin).slot
            for slot in eerste..<blocks[block].aantal {
                guard blocks[block].key(slot).starts(with: begin) else { return uit }
                uit.append(Position(block: block, slot: slot))
            }
            block += 1
        }
        return uit
    }

    func forEach(_ doe: (Aanbod) -> Void) {
        for block in blocks.indices {
            for slot in 0..<blocks[block].aantal {
                if let aanbod = aanbod(Position(block: block, slot: slot)) { doe(aanbod) }
            }
        }
    }

    /// Takes in an offer that is not here yet.
    mutating func insert(_ aanbod: Aanbod, _ id: StringArena.IdBytes) {
        var block = block(voor: id)
        if block == blocks.count { blocks.append(Block()) }
        var slot = blocks[block].find(id).slot
        if blocks[block].isFull {
            // Past the end nothing has to move, so that reports in order of id fill their blocks to the last slot.
            let cut = slot == Block.slotCount ? slot : Block.slotCount / 2
            blocks.insert(blocks[block].split(cut), at: block + 1)
            if slot >= cut { (block, slot) = (block + 1, slot - cut) }
        }
        blocks[block].insert(slot, aanbod)
        aantal += 1
        assert(isOrdered(around: block), "block \(block) of \(blocks.count) is out of order")
        onthoud(aanbod)
    }

    mutating func replace(_ position: Position, _ aanbod: Aanbod) {
        if blocks[position.block].facts.row(position.slot).isGroot { groot[aanbod.sleutel] = nil }
        blocks[position.block].replace(position.slot, aanbod)
        onthoud(aanbod)
    }

    mutating func remove(_ position: Position) {
        if blocks[position.block].facts.row(position.slot).isGroot, let sleutel = sleutel(position) {
            groot[sleutel] = nil
        }
        blocks[position.block].remove(position.slot)
        aantal -= 1
        if blocks[position.block].aantal == 0 { blocks.remove(at: position.block) }
        assert(aantal == blocks.reduce(0) { $0 + $1.aantal }, "\(aantal) offers are not what the blocks hold")
    }

    /// Whether the blocks beside this one begin after what they must.
    private func isOrdered(around block: Int) -> Bool {
        (max(block, 1)..<min(block + 2, blocks.count)).allSatisfy { hier in
            let vorige = blocks[hier - 1]
            return vorige.aantal > 0 && blocks[hier].aantal > 0
                && vorige.key(vorige.aantal - 1).lexicographicallyPrecedes(blocks[hier].key(0))
        }
    }

    private mutating func onthoud(_ aanbod: Aanbod) {
        if OfferRow(aanbod).isGroot { groot[aanbod.sleutel] = aanbod }
        langsteWeken = max(langsteWeken, aanbod.wachttijd.totaalWeken)
        if let dag = aanbod.plaatsen.vrijVanaf { laatsteVrijVanaf = max(laatsteVrijVanaf, dag) }
    }

    /// The block in which an id stands or belongs: the last that does not begin after it.
    private func block(voor id: StringArena.IdBytes) -> Int {
        var (laag, hoog) = (0, blocks.count)
        while laag < hoog {
            let middle = (laag + hoog) / 2
            if blocks[middle].beginsAfter(id) { hoog = middle } else { laag = middle + 1 }
        }
        return max(0, laag - 1)
    }
}
