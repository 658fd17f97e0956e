/// What a choice, or a whole round, comes to for each aim, in the order of the aims (decision 0020). More is better but
/// for the days.
package struct Doelen: Sendable, Hashable {
    /// Children with a place, by how many asked doelgroepen it misses more than the best place that the child has in
    /// this round; the last counts all that miss more.
    package var perLaag: [Int]
    /// The weighted days that all who have a place would be thought to wait on without one: how long past the norm, and
    /// how few other places there are.
    package var nood = 0
    /// Children whose help starts on their norm day or before.
    package var opTijd = 0
    /// Days of waiting from today on, each past the norm counted for more (``Rondegewichten``).
    package var gewogenDagen = 0
    package var punten = 0

    package static let lagen = 5
    /// Most cases in one round: more than a country has waiting for a table, and as many as the numbers hold.
    package static let zakenMax = 8_191
    static let dagenMax = 1 << 25
    static let puntenMax = 1 << 15

    // Each part has room for the sum over `zakenMax` cases and a sign, so that a difference can be read back.
    private static let laagBits: Int128 = 14
    private static let (noodBits, opTijdBits, dagenBits, puntenBits): (Int128, Int128, Int128, Int128) =
        (40, 15, 40, 30)

    package init() { perLaag = Array(repeating: 0, count: Self.lagen) }

    /// One child with a place.
    package init(laag: Int, nood: Int, opTijd: Bool, gewogenDagen: Int, punten: Int) {
        self.init()
        perLaag[min(max(0, laag), Self.lagen - 1)] = 1
        self.nood = min(max(0, nood), Self.dagenMax)
        self.opTijd = opTijd ? 1 : 0
        self.gewogenDagen = min(max(0, gewogenDagen), Self.dagenMax)
        self.punten = min(max(0, punten), Self.puntenMax)
    }

    /// One child without a place.
    package init(zonderPlek gewogenDagen: Int) {
        self.init()
        self.gewogenDagen = min(max(0, gewogenDagen), Self.dagenMax)
    }

    package var geplaatst: Int { perLaag.reduce(0, +) }

    /// All in one number: the earlier aim always decides.
    package var kosten: Kosten {
        var lagen: Int128 = 0
        for aantal in perLaag { lagen = lagen << Self.laagBits + Int128(aantal) }
        return Kosten(
            hoog: -(lagen << Self.noodBits + Int128(nood)),
            laag: (Int128(-opTijd) << Self.dagenBits + Int128(gewogenDagen)) << Self.puntenBits - Int128(punten))
    }

    /// The aims that a sum or difference of costs came from.
    package init(_ kosten: Kosten) {
        self.init()
        var hoog = -kosten.hoog
        nood = Self.neem(&hoog, Self.noodBits)
        for laag in perLaag.indices.reversed() {
            perLaag[laag] = laag == 0 ? Int(clamping: hoog) : Self.neem(&hoog, Self.laagBits)
        }
        var laag = kosten.laag
        punten = -Self.neem(&laag, Self.puntenBits)
        gewogenDagen = Self.neem(&laag, Self.dagenBits)
        opTijd = -Int(clamping: laag)
    }

    /// The last digit of a number whose digits may be negative.
    private static func neem(_ getal: inout Int128, _ bits: Int128) -> Int {
        let half = (1 as Int128) << (bits - 1)
        let cijfer = (getal + half) & ((1 as Int128) << bits - 1) - half
        getal = (getal - cijfer) >> bits
        return Int(clamping: cijfer)
    }
}
