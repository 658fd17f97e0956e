import Jeugdhulp

/// All offers of one voorziening, in order of id, in blocks of at most 512.
struct Bucket: Sendable {
    let voorziening: Voorziening
    private(set) var blocks: [Block] = []
    let contracten = ContractPlaneCache()
    private(set) var aantal = 0
    /// No offer here waits longer, or names a later day for new places. They only grow: they are bounds.
    private var langsteWeken = 0
    private var laatsteVrijVanaf = Datum.eerste
    /// The few offers with numbers that fit no row, whole.
    private var groot: [String: Aanbod] = [:]

    /// Where an offer stands. Good until the next change.
    struct Position: Sendable, Equatable {
        let block, plaats: Int
    }

    init(_ voorziening: Voorziening) { self.voorziening = voorziening }

    /// The last day on which an offer of this bucket can be expected to start.
    func horizon(_ vandaag: Datum) -> Datum { max(vandaag.plus(weken: langsteWeken), laatsteVrijVanaf) }

    func plek(_ id: StringArena.IdBytes) -> Position? {
        let block = block(voor: id)
        guard block < blocks.count else { return nil }
        let (plaats, gevonden) = blocks[block].zoek(id)
        return gevonden ? Position(block: block, plaats: plaats) : nil
    }

    func id(_ plek: Position) -> String { blocks[plek.block].id(plek.plaats) }
    func sleutel(_ plek: Position) -> ArraySlice<UInt8> { blocks[plek.block].sleutel(plek.plaats) }

    func aanbod(_ plek: Position) -> Aanbod? {
        let block = blocks[plek.block]
        if block.feiten.rijen[plek.plaats].isGroot { return groot[block.id(plek.plaats)] }
        return block.aanbod(plek.plaats, voorziening)
    }

    func voorElk(_ doe: (Aanbod) -> Void) {
        for block in blocks.indices {
            for plaats in 0..<blocks[block].aantal {
                if let aanbod = aanbod(Position(block: block, plaats: plaats)) { doe(aanbod) }
            }
        }
    }

    /// Takes in an offer that is not here yet.
    mutating func voegIn(_ aanbod: Aanbod, _ id: StringArena.IdBytes) {
        var block = block(voor: id)
        if block == blocks.count { blocks.append(Block()) }
        var plaats = blocks[block].zoek(id).plaats
        if blocks[block].isVol {
            // Past the end nothing has to move: reports in order of id fill their blocks to the last place.
            let knip = plaats == Block.plaatsen ? plaats : Block.plaatsen / 2
            blocks.insert(blocks[block].splits(knip), at: block + 1)
            if plaats >= knip { (block, plaats) = (block + 1, plaats - knip) }
        }
        blocks[block].voegIn(plaats, aanbod)
        aantal += 1
        onthoud(aanbod)
    }

    mutating func vervang(_ plek: Position, _ aanbod: Aanbod) {
        if blocks[plek.block].feiten.rijen[plek.plaats].isGroot { groot[aanbod.aanbodId] = nil }
        blocks[plek.block].vervang(plek.plaats, aanbod)
        onthoud(aanbod)
    }

    mutating func haalUit(_ plek: Position) {
        if blocks[plek.block].feiten.rijen[plek.plaats].isGroot { groot[id(plek)] = nil }
        blocks[plek.block].haalUit(plek.plaats)
        aantal -= 1
        if blocks[plek.block].aantal == 0 { blocks.remove(at: plek.block) }
    }

    private mutating func onthoud(_ aanbod: Aanbod) {
        if OfferRow(aanbod).isGroot { groot[aanbod.aanbodId] = aanbod }
        langsteWeken = max(langsteWeken, aanbod.wachttijd.totaalWeken)
        if let dag = aanbod.plaatsen.vrijVanaf { laatsteVrijVanaf = max(laatsteVrijVanaf, dag) }
    }

    /// The block in which an id stands or belongs: the last that does not begin after it.
    private func block(voor id: StringArena.IdBytes) -> Int {
        var (laag, hoog) = (0, blocks.count)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if blocks[midden].begintNa(id) { hoog = midden } else { laag = midden + 1 }
        }
        return max(0, laag - 1)
    }
}
