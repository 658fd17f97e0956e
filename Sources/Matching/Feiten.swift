import Jeugdhulp

/// What a ranking asks of the offers of a block: their facts on edge in planes, and lying flat the few that a score is
/// made of, as narrow as they can be: reading them is what a ranking waits for.
struct Feiten: Sendable {
    /// What a score is made of, side by side: who is scored stands alone among those that are not.
    struct Kort: Sendable {
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

    private(set) var vlakken = [Vlak](repeating: .leeg, count: Vlakplan.aantal)
    private(set) var kort: [Kort] = []
    /// The number of the AGB code.
    private(set) var aanbieders: [UInt32] = []
    private(set) var rijen: [Rij] = []

    var aantal: Int { rijen.count }

    mutating func voegIn(_ plaats: Int, _ aanbod: Aanbod) {
        kort.insert(Kort(aanbod), at: plaats)
        aanbieders.insert(aanbod.agb.nummer, at: plaats)
        rijen.insert(Rij(aanbod), at: plaats)
        let (laag, hoog) = Vlakplan.bits(aanbod)
        vlakken.withUnsafeMutableBufferPointer { vlakken in
            for vlak in vlakken.indices { vlakken[vlak].schuifIn(plaats, Self.bit(vlak, laag, hoog)) }
        }
    }

    mutating func vervang(_ plaats: Int, _ aanbod: Aanbod) {
        kort[plaats] = Kort(aanbod)
        aanbieders[plaats] = aanbod.agb.nummer
        rijen[plaats] = Rij(aanbod)
        let (laag, hoog) = Vlakplan.bits(aanbod)
        vlakken.withUnsafeMutableBufferPointer { vlakken in
            for vlak in vlakken.indices { vlakken[vlak].zet(plaats, Self.bit(vlak, laag, hoog)) }
        }
    }

    mutating func haalUit(_ plaats: Int) {
        kort.remove(at: plaats)
        aanbieders.remove(at: plaats)
        rijen.remove(at: plaats)
        vlakken.withUnsafeMutableBufferPointer { vlakken in
            for vlak in vlakken.indices { vlakken[vlak].schuifUit(plaats) }
        }
    }

    /// Moves everything from `plaats` on into new facts.
    mutating func splits(_ plaats: Int) -> Feiten {
        var nieuw = Feiten()
        nieuw.kort = Self.knip(&kort, plaats)
        nieuw.aanbieders = Self.knip(&aanbieders, plaats)
        nieuw.rijen = Self.knip(&rijen, plaats)
        for vlak in 0..<Vlakplan.aantal {
            for hier in 0..<Vlak.plaatsen - plaats where vlakken[vlak].bevat(plaats + hier) {
                nieuw.vlakken[vlak].zet(hier, true)
                vlakken[vlak].zet(plaats + hier, false)
            }
        }
        return nieuw
    }

    /// Copied and not cut, so that the room of what left is given back.
    private static func knip<E>(_ kolom: inout [E], _ plaats: Int) -> [E] {
        let rest = Array(kolom[plaats...])
        kolom = Array(kolom[..<plaats])
        return rest
    }

    private static func bit(_ vlak: Int, _ laag: UInt64, _ hoog: UInt64) -> Bool {
        (vlak < 64 ? laag >> UInt64(vlak) : hoog >> UInt64(vlak - 64)) & 1 != 0
    }
}

// MARK: Questions to the planes

extension Feiten {
    /// Every place that holds an offer.
    var bezet: Vlak { Vlak.eerste(aantal) }

    /// The offers of an aanbieder.
    func van(_ aanbieder: UInt32) -> Vlak {
        var uit = Vlak.leeg
        // Most blocks have none, which a loop without a decision in it finds out for several at once.
        let treffers = aanbieders.reduce(0 as UInt32) { $0 &+ ($1 == aanbieder ? 1 : 0) }
        guard treffers > 0 else { return uit }
        for (plaats, hier) in aanbieders.enumerated() where hier == aanbieder { uit.zet(plaats, true) }
        return uit
    }

    /// The offers that take every one of these ages.
    /// - Parameter leeftijden: bit n for age n, see ``Vlakplan/leeftijd(_:)``.
    @inline(__always)
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
