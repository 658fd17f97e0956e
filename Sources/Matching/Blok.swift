import Jeugdhulp

/// Up to 512 offers of one voorziening, in order of id.
struct Blok: Sendable {
    static let plaatsen = Vlak.plaatsen

    private(set) var feiten = Feiten()
    private var teksten = Tekstrij()
    /// Another one when other aanbieders stand here, or at other places.
    private(set) var aanbieders = Merk()

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
    func zoek(_ id: Tekstrij.Sleutel) -> (plaats: Int, gevonden: Bool) {
        var (laag, hoog) = (0, aantal)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if teksten.vergelijk(midden, id) < 0 { laag = midden + 1 } else { hoog = midden }
        }
        return (laag, laag < aantal && teksten.vergelijk(laag, id) == 0)
    }

    /// Whether the first id of this block comes after `id`.
    func begintNa(_ id: Tekstrij.Sleutel) -> Bool { aantal > 0 && teksten.vergelijk(0, id) > 0 }

    mutating func voegIn(_ plaats: Int, _ aanbod: Aanbod) {
        aanbieders = Merk()
        feiten.voegIn(plaats, aanbod)
        teksten.voegIn(plaats, id: aanbod.aanbodId, naam: aanbod.naam)
    }

    /// Another report of the same offer.
    mutating func vervang(_ plaats: Int, _ aanbod: Aanbod) {
        if feiten.aanbieders[plaats] != aanbod.agb.nummer { aanbieders = Merk() }
        feiten.vervang(plaats, aanbod)
        teksten.hernoem(plaats, aanbod.naam)
    }

    mutating func haalUit(_ plaats: Int) {
        aanbieders = Merk()
        feiten.haalUit(plaats)
        teksten.haalUit(plaats)
    }

    /// Moves everything from `plaats` on into a new block.
    mutating func splits(_ plaats: Int) -> Blok {
        var nieuw = Blok()
        aanbieders = Merk()
        nieuw.feiten = feiten.splits(plaats)
        nieuw.teksten = teksten.splits(plaats)
        return nieuw
    }
}
