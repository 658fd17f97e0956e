import Cvooruit

/// An offer that is to be scored: a place in one of the blocks of a case.
struct PendingScore {
    let beeld, plaats: Int
}

/// Offers that wait for what a score is made of to come from memory.
///
/// Who is scored stands alone among those that are not, so that each is a wait for memory of its own. Asked for
/// together, those waits are one.
struct DeferredScores {
    static let plaatsen = 32
    private let rij: UnsafeMutableBufferPointer<PendingScore>
    private var aantal = 0

    /// - Parameter geheugen: room for ``plaatsen``.
    init(_ geheugen: UnsafeMutableBufferPointer<PendingScore>) { rij = geheugen }

    var isVol: Bool { aantal == Self.plaatsen }

    @inline(__always)
    mutating func vraagAan(_ een: PendingScore, _ feiten: FactView, metRij: Bool) {
        feiten.vraagAan(plaats: een.plaats, metRij: metRij)
        rij[aantal] = een
        aantal += 1
    }

    /// Everyone who waits, in the order in which they came.
    mutating func neem() -> Slice<UnsafeMutableBufferPointer<PendingScore>> {
        let allen = rij[..<aantal]
        aantal = 0
        return allen
    }
}

extension FactView {
    /// Asks for what a score is made of.
    @inline(__always)
    func vraagAan(plaats: Int, metRij: Bool) {
        vooruit(kort.baseAddress.map { $0 + plaats })
        if metRij { vooruit(rijen.baseAddress.map { $0 + plaats }) }
    }

    @inline(__always)
    func vraagAan(vlak: Int) { vooruit(vlakken + vlak) }
}
