import Jeugdhulp

/// Which of the planes of a block holds which fact, and which planes hold the bits of a bit-sliced number.
enum PlaneLayout {
    /// A bit-sliced number (O'Neil and Quass, 1997): plane `eerste` holds the lowest bit of each offer's number.
    struct BitSlicedNumber: Sendable {
        let eerste: Int
        let bits: Int
        /// Larger numbers count as this one.
        var grootste: Int { 1 << bits - 1 }
        var planes: Range<Int> { eerste..<eerste + bits }
    }

    /// One plane for each age in whole years; the last is for that age and over. Reports go to 23, not included.
    static let leeftijden = 24
    static let door18 = 24
    static let individueel = 25
    static let stop = 26
    /// A day on which places come free was reported.
    static let vrijVanaf = 27
    /// A case has at most twelve children.
    static let vrij = BitSlicedNumber(eerste: 28, bits: 4)
    static let samenMax = BitSlicedNumber(eerste: 32, bits: 4)
    /// Weeks of waiting; who waits longer than fits is looked up (``FactView/wacht(minstens:)``).
    static let weken = BitSlicedNumber(eerste: 36, bits: 7)
    static let doelgroepen = 43
    /// The day on which places come free, in days since 1 January 1970. One before that day, or after 2149, counts as
    /// the nearest.
    static let vrijVanafdag = BitSlicedNumber(eerste: 75, bits: 16)
    static let aantal = 91

    /// The age as a plane knows it.
    static func leeftijd(_ jaren: Int) -> Int { min(max(jaren, 0), leeftijden - 1) }

    /// The facts of an offer, one bit a plane: the first 64 planes and the rest.
    static func bits(_ aanbod: Aanbod) -> (laag: UInt64, hoog: UInt64) {
        var laag: UInt64 = 0
        for jaren in 0..<leeftijden where aanbod.leeftijd.bevat(jaren) { laag |= 1 << UInt64(jaren) }
        if aanbod.door18 { laag |= 1 << UInt64(door18) }
        if aanbod.individueleOvereenkomst { laag |= 1 << UInt64(individueel) }
        if aanbod.inStop { laag |= 1 << UInt64(stop) }
        if aanbod.plaatsen.vrijVanaf != nil { laag |= 1 << UInt64(vrijVanaf) }
        for (getal, waarde) in [
            (vrij, aanbod.plaatsen.vrij), (samenMax, aanbod.plaatsen.samenMax), (weken, aanbod.wachttijd.totaalWeken),
        ] {
            laag |= UInt64(min(max(waarde, 0), getal.grootste)) << UInt64(getal.eerste)
        }
        let groepen = UInt64(aanbod.doelgroepen.rawValue)
        let vrijVanafdag = UInt64(UInt16(clamping: aanbod.plaatsen.vrijVanaf?.dagen ?? 0))
        return (
            laag | groepen << UInt64(doelgroepen),
            groepen >> UInt64(64 - doelgroepen) | vrijVanafdag << UInt64(Self.vrijVanafdag.eerste - 64)
        )
    }
}
