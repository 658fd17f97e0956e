/// The best so many of a stream of candidates, in order once there are so many, so that most of the stream is turned
/// away by one comparison with the last.
struct Besten {
    private let emmers: [Emmer]
    private let aantalMax: Int
    /// Whoever is among them now; in order once there are enough.
    private(set) var allen: [Kandidaat] = []
    /// Fewer points than this need not be offered.
    private(set) var drempel: Int

    /// - Parameter drempel: fewer points than this are never wanted.
    init(_ aantalMax: Int, drempel: Int = 0, _ emmers: [Emmer]) {
        self.aantalMax = aantalMax
        self.emmers = emmers
        self.drempel = drempel
        allen.reserveCapacity(min(aantalMax, 256))
    }

    /// Best first.
    var gesorteerd: [Kandidaat] {
        allen.count == aantalMax ? allen : allen.sorted { $0.gaatVoor($1, emmers) }
    }

    mutating func bied(_ kandidaat: Kandidaat) {
        guard allen.count == aantalMax else {
            allen.append(kandidaat)
            if allen.count == aantalMax { sorteer() }
            return
        }
        let emmers = emmers
        allen.withUnsafeMutableBufferPointer { allen in
            // From the last on: most of what still comes is hardly better than that.
            var hier = allen.count - 1
            guard kandidaat.gaatVoor(allen[hier], emmers) else { return }
            while hier > 0, kandidaat.gaatVoor(allen[hier - 1], emmers) {
                allen[hier] = allen[hier - 1]
                hier -= 1
            }
            allen[hier] = kandidaat
        }
        drempel = max(drempel, allen[aantalMax - 1].punten)
    }

    private mutating func sorteer() {
        let emmers = emmers
        allen.sort { $0.gaatVoor($1, emmers) }
        drempel = max(drempel, allen[aantalMax - 1].punten)
    }
}
