/// The best so many of a stream of candidates, in order once there are so many, so that most of the stream is turned
/// away by one comparison with the last.
struct Besten {
    private let emmers: [Emmer]
    private let aantalMax: Int
    private var rij: [Kandidaat] = []
    /// Fewer points than this need not be offered.
    private(set) var drempel: Int

    /// - Parameter drempel: fewer points than this are never wanted.
    init(_ aantalMax: Int, drempel: Int = 0, _ emmers: [Emmer]) {
        self.aantalMax = aantalMax
        self.emmers = emmers
        self.drempel = drempel
        rij.reserveCapacity(min(aantalMax, 256))
    }

    /// Best first.
    var gesorteerd: [Kandidaat] {
        rij.count == aantalMax ? rij : rij.sorted { $0.gaatVoor($1, emmers) }
    }

    mutating func bied(_ kandidaat: Kandidaat) {
        guard rij.count == aantalMax else {
            rij.append(kandidaat)
            if rij.count == aantalMax { sorteer() }
            return
        }
        let emmers = emmers
        rij.withUnsafeMutableBufferPointer { rij in
            // From the last on: most of what still comes is hardly better than that.
            var hier = rij.count - 1
            guard kandidaat.gaatVoor(rij[hier], emmers) else { return }
            while hier > 0, kandidaat.gaatVoor(rij[hier - 1], emmers) {
                rij[hier] = rij[hier - 1]
                hier -= 1
            }
            rij[hier] = kandidaat
        }
        drempel = max(drempel, rij[aantalMax - 1].punten)
    }

    private mutating func sorteer() {
        let emmers = emmers
        rij.sort { $0.gaatVoor($1, emmers) }
        drempel = max(drempel, rij[aantalMax - 1].punten)
    }
}
