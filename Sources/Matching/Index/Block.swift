import Jeugdhulp

/// Up to 512 offers of one voorziening, in order of id.
struct Block: Sendable {
    static let plaatsen = BitPlane.plaatsen

    /// Where its facts stand, and how they are read.
    private var blad: FactColumns
    private(set) var feiten: FactView
    private var teksten: StringArena
    /// Another one when other aanbieders stand here, or at other places.
    private(set) var aanbieders = ChangeStamp()

    init() { self.init(FactColumns(ruimte: 8), StringArena()) }

    private init(_ blad: FactColumns, _ teksten: StringArena) {
        (self.blad, feiten, self.teksten) = (blad, blad.feiten, teksten)
    }

    var aantal: Int { feiten.aantal }
    var isVol: Bool { aantal == Self.plaatsen }

    func id(_ plaats: Int) -> String { teksten.id(plaats) }
    func sleutel(_ plaats: Int) -> ArraySlice<UInt8> { teksten.sleutel(plaats) }

    func aanbod(_ plaats: Int, _ voorziening: Voorziening) -> Aanbod? {
        guard let agb = AgbCode(nummer: feiten.aanbieders[plaats]),
            let gemeente = Gemeentecode(nummer: feiten.kort[plaats].gemeente)
        else { return nil }
        return feiten.rijen[plaats].aanbod(
            id: teksten.id(plaats), agb: agb, naam: teksten.naam(plaats), voorziening: voorziening, gemeente: gemeente)
    }

    /// Where an id stands, or would have to stand.
    func zoek(_ id: StringArena.IdBytes) -> (plaats: Int, gevonden: Bool) {
        var (laag, hoog) = (0, aantal)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if teksten.vergelijk(midden, id) < 0 { laag = midden + 1 } else { hoog = midden }
        }
        return (laag, laag < aantal && teksten.vergelijk(laag, id) == 0)
    }

    /// Whether the first id of this block comes after `id`.
    func begintNa(_ id: StringArena.IdBytes) -> Bool { aantal > 0 && teksten.vergelijk(0, id) > 0 }

    mutating func voegIn(_ plaats: Int, _ aanbod: Aanbod) {
        aanbieders = ChangeStamp()
        schrijf(plaatsen: aantal + 1) { $0.voegIn(plaats, aanbod) }
        teksten.voegIn(plaats, id: aanbod.aanbodId, naam: aanbod.naam)
    }

    /// Another report of the same offer.
    mutating func vervang(_ plaats: Int, _ aanbod: Aanbod) {
        if feiten.aanbieders[plaats] != aanbod.agb.nummer { aanbieders = ChangeStamp() }
        schrijf(plaatsen: aantal) { $0.vervang(plaats, aanbod) }
        teksten.hernoem(plaats, aanbod.naam)
    }

    mutating func haalUit(_ plaats: Int) {
        aanbieders = ChangeStamp()
        schrijf(plaatsen: aantal) { $0.haalUit(plaats) }
        teksten.haalUit(plaats)
    }

    /// Moves everything from `plaats` on into a new block.
    mutating func splits(_ plaats: Int) -> Block {
        let (voor, na) = blad.splits(plaats)
        (blad, feiten) = (voor, voor.feiten)
        aanbieders = ChangeStamp()
        return Block(na, teksten.splits(plaats))
    }

    /// Changes its facts, in a copy where another block holds them too or where there is no room for so many.
    private mutating func schrijf(plaatsen: Int, _ doe: (FactColumns) -> Void) {
        if plaatsen > blad.ruimte {
            blad = FactColumns(blad, ruimte: min(Self.plaatsen, max(8, 2 * blad.ruimte)))
        } else if !isKnownUniquelyReferenced(&blad) {
            blad = FactColumns(blad, ruimte: blad.ruimte)
        }
        doe(blad)
        feiten = blad.feiten
    }
}
