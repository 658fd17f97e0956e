/// The best so many of a stream of candidates: a heap with the least of them on top, so that most of the stream is
/// turned away by one comparison.
struct Besten {
    private let emmers: [Emmer]
    private let aantalMax: Int
    private var hoop: [Kandidaat] = []
    /// Fewer points than this need not be offered.
    private(set) var drempel: Int

    /// - Parameter drempel: fewer points than this are never wanted.
    init(_ aantalMax: Int, drempel: Int = 0, _ emmers: [Emmer]) {
        self.aantalMax = aantalMax
        self.emmers = emmers
        self.drempel = drempel
        hoop.reserveCapacity(min(aantalMax, 256))
    }

    /// Best first.
    var gesorteerd: [Kandidaat] { hoop.sorted { $0.gaatVoor($1, emmers) } }

    mutating func bied(_ kandidaat: Kandidaat) {
        guard hoop.count == aantalMax else {
            hoop.append(kandidaat)
            if hoop.count == aantalMax { maakHoop() }
            return
        }
        guard kandidaat.gaatVoor(hoop[0], emmers) else { return }
        hoop[0] = kandidaat
        zak(0)
        drempel = max(drempel, hoop[0].punten)
    }

    private mutating func maakHoop() {
        for plaats in stride(from: hoop.count / 2 - 1, through: 0, by: -1) { zak(plaats) }
        drempel = max(drempel, hoop[0].punten)
    }

    /// Lets a candidate sink to its place.
    private mutating func zak(_ van: Int) {
        let dit = hoop[van]
        var hier = van
        while true {
            var kind = 2 * hier + 1
            guard kind < hoop.count else { break }
            if kind + 1 < hoop.count, hoop[kind].gaatVoor(hoop[kind + 1], emmers) { kind += 1 }
            guard dit.gaatVoor(hoop[kind], emmers) else { break }
            hoop[hier] = hoop[kind]
            hier = kind
        }
        hoop[hier] = dit
    }
}
