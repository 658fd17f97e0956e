import Jeugdhulp

/// The offers that are out: a count per reason, and bit sets of the first of each, enough to name those in order of id.
struct Afvallers {
    /// Some of the offers of one block that are out for one reason.
    struct BlockPart {
        let bucket, block: Int
        let reden: Uitsluiting
        let wie: BitPlane
    }

    private(set) var eersten: [BlockPart] = []
    /// In the order of ``Uitsluiting/allCases``.
    private var aantallen = [Int](repeating: 0, count: Uitsluiting.allCases.count)
    private var teNoemen: [Int] = []
    private var (bucket, block) = (0, 0)

    init() { eersten.reserveCapacity(32) }

    /// How many are out.
    var aantal: Int { aantallen.reduce(0, +) }

    func aantal(_ reden: Uitsluiting) -> Int { aantallen[reden.index] }

    /// From here on of another bucket: its first ones are named too.
    mutating func begin(bucket: Int, namenMax: Int) {
        self.bucket = bucket
        teNoemen = Array(repeating: namenMax, count: aantallen.count)
    }

    mutating func begin(block: Int) { self.block = block }

    /// Notes who of `over` is not good.
    /// - Returns: who is.
    @inline(__always)
    mutating func keep(_ over: BitPlane, _ goed: BitPlane, anders reden: Uitsluiting) -> BitPlane {
        let uit = over.subtracting(goed)
        if !uit.isEmpty { note(uit, reden) }
        return over & goed
    }

    private mutating func note(_ uit: BitPlane, _ reden: Uitsluiting) {
        let aantal = uit.aantal
        aantallen[reden.index] += aantal
        guard teNoemen[reden.index] > 0 else { return }
        teNoemen[reden.index] -= aantal
        eersten.append(BlockPart(bucket: bucket, block: block, reden: reden, wie: uit))
    }
}
