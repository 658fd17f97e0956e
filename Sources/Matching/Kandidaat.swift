/// An offer that can answer a hulpvraag, with all that decides its place: most points, then earliest start, then
/// lowest id. That order is total, so arrival never shows.
struct Kandidaat: Sendable, Equatable {
    let punten: Int
    /// Days since 1 January 1970.
    let start: Int32
    let emmer: Int
    let plek: Emmer.Plek
    let aanbieder: UInt32

    /// Whether it stands before another one of the same index.
    func gaatVoor(_ ander: Kandidaat, _ index: Aanbodindex) -> Bool {
        if punten != ander.punten { return punten > ander.punten }
        if start != ander.start { return start < ander.start }
        // Within a bucket the places are in order of id.
        if emmer != ander.emmer {
            return index.emmers[emmer].sleutel(plek).lexicographicallyPrecedes(
                index.emmers[ander.emmer].sleutel(ander.plek))
        }
        return (plek.blok, plek.plaats) < (ander.plek.blok, ander.plek.plaats)
    }
}

/// The best so many of a stream of candidates: a heap with the least of them on top, so that most of the stream is
/// turned away by one comparison.
struct Besten {
    private let index: Aanbodindex
    private let aantalMax: Int
    private var hoop: [Kandidaat] = []
    /// Fewer points than this need not be offered.
    private(set) var drempel: Int

    /// - Parameter drempel: fewer points than this are never wanted.
    init(_ aantalMax: Int, drempel: Int = 0, _ index: Aanbodindex) {
        self.aantalMax = aantalMax
        self.index = index
        self.drempel = drempel
        hoop.reserveCapacity(min(aantalMax, 256))
    }

    /// Best first.
    var gesorteerd: [Kandidaat] { hoop.sorted { $0.gaatVoor($1, index) } }

    mutating func bied(_ kandidaat: Kandidaat) {
        guard hoop.count == aantalMax else {
            hoop.append(kandidaat)
            if hoop.count == aantalMax { maakHoop() }
            return
        }
        guard kandidaat.gaatVoor(hoop[0], index) else { return }
        hoop[0] = kandidaat
        zak(0)
        drempel = max(drempel, hoop[0].punten)
    }

    private mutating func maakHoop() {
        for plaats in stride(from: hoop.count / 2 - 1, through: 0, by: -1) { zak(plaats) }
        drempel = max(drempel, hoop[0].punten)
    }

    private mutating func zak(_ van: Int) {
        var hier = van
        while true {
            let (links, rechts) = (2 * hier + 1, 2 * hier + 2)
            var minste = hier
            if links < hoop.count, hoop[minste].gaatVoor(hoop[links], index) { minste = links }
            if rechts < hoop.count, hoop[minste].gaatVoor(hoop[rechts], index) { minste = rechts }
            if minste == hier { return }
            hoop.swapAt(hier, minste)
            hier = minste
        }
    }
}
