import Jeugdhulp

/// Up to 512 offers of one voorziening, in order of id: their facts on edge in planes, and lying flat in rows.
struct Blok: Sendable {
    static let plaatsen = Vlak.plaatsen

    private(set) var vlakken = [Vlak](repeating: .leeg, count: Vlakplan.aantal)
    private(set) var rijen: [Rij] = []
    /// The AGB number of each offer, apart because it is what contracts and earlier attempts are compared by.
    private(set) var aanbieders: [UInt32] = []
    private var teksten = Tekstrij()

    var aantal: Int { rijen.count }
    var isVol: Bool { rijen.count == Self.plaatsen }

    func id(_ plaats: Int) -> String { teksten.id(plaats) }
    func sleutel(_ plaats: Int) -> ArraySlice<UInt8> { teksten.sleutel(plaats) }

    func aanbod(_ plaats: Int, _ voorziening: Voorziening) -> Aanbod? {
        guard rijen.indices.contains(plaats), let agb = AgbCode(nummer: aanbieders[plaats]) else { return nil }
        return rijen[plaats].aanbod(
            id: teksten.id(plaats), agb: agb, naam: teksten.naam(plaats), voorziening: voorziening)
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
        rijen.insert(Rij(aanbod), at: plaats)
        aanbieders.insert(aanbod.agb.nummer, at: plaats)
        teksten.voegIn(plaats, id: aanbod.aanbodId, naam: aanbod.naam)
        let (laag, hoog) = Vlakplan.bits(aanbod)
        for vlak in 0..<Vlakplan.aantal { vlakken[vlak].schuifIn(plaats, Self.bit(vlak, laag, hoog)) }
    }

    /// Another report of the same offer.
    mutating func vervang(_ plaats: Int, _ aanbod: Aanbod) {
        rijen[plaats] = Rij(aanbod)
        aanbieders[plaats] = aanbod.agb.nummer
        teksten.hernoem(plaats, aanbod.naam)
        let (laag, hoog) = Vlakplan.bits(aanbod)
        for vlak in 0..<Vlakplan.aantal { vlakken[vlak].zet(plaats, Self.bit(vlak, laag, hoog)) }
    }

    mutating func haalUit(_ plaats: Int) {
        rijen.remove(at: plaats)
        aanbieders.remove(at: plaats)
        teksten.haalUit(plaats)
        for vlak in 0..<Vlakplan.aantal { vlakken[vlak].schuifUit(plaats) }
    }

    /// Moves everything from `plaats` on into a new block.
    mutating func splits(_ plaats: Int) -> Blok {
        var nieuw = Blok()
        nieuw.rijen = Array(rijen[plaats...])
        nieuw.aanbieders = Array(aanbieders[plaats...])
        nieuw.teksten = teksten.splits(plaats)
        // Copied and not cut, so that the room of what left is given back.
        rijen = Array(rijen[..<plaats])
        aanbieders = Array(aanbieders[..<plaats])
        let hoog = Vlak.plaatsen - plaats
        for vlak in 0..<Vlakplan.aantal {
            for hier in 0..<hoog where vlakken[vlak].bevat(plaats + hier) {
                nieuw.vlakken[vlak].zet(hier, true)
                vlakken[vlak].zet(plaats + hier, false)
            }
        }
        return nieuw
    }

    private static func bit(_ vlak: Int, _ laag: UInt64, _ hoog: UInt64) -> Bool {
        (vlak < 64 ? laag >> UInt64(vlak) : hoog >> UInt64(vlak - 64)) & 1 != 0
    }
}

// MARK: Questions to the planes

extension Blok {
    /// Every place that holds an offer.
    var bezet: Vlak { Vlak.eerste(aantal) }

    /// The offers that take every one of these ages.
    /// - Parameter leeftijden: bit n for age n, see ``Vlakplan/leeftijd(_:)``.
    func neemt(leeftijden: UInt32) -> Vlak {
        var uit = Vlak.vol
        var rest = leeftijden
        while rest != 0 {
            uit &= vlakken[rest.trailingZeroBitCount]
            rest &= rest &- 1
        }
        return uit
    }

    /// The offers whose number is at least `waarde`: a comparison of 512 numbers at once, bit by bit from the top.
    func minstens(_ waarde: Int, _ getal: Vlakplan.Getal) -> Vlak {
        if waarde <= 0 { return .vol }
        if waarde > getal.grootste { return .leeg }
        var (meer, gelijk) = (Vlak.leeg, Vlak.vol)
        for bit in stride(from: getal.bits - 1, through: 0, by: -1) {
            let vlak = vlakken[getal.eerste + bit]
            if waarde >> bit & 1 == 1 {
                gelijk &= vlak
            } else {
                meer |= gelijk & vlak
                gelijk = gelijk.zonder(vlak)
            }
        }
        return meer | gelijk
    }
}
