/// The best so many of a stream of candidates, in order once there are so many, so that most of the stream is turned
/// away by one comparison with the last.
struct TopK {
    private let buckets: [Bucket]
    private let aantalMax: Int
    /// Whoever is among them now; in order once there are enough.
    private(set) var allen: [Kandidaat] = []
    /// Fewer points than this need not be offered.
    private(set) var drempel: Int

    /// - Parameter drempel: fewer points than this are never wanted.
    init(_ aantalMax: Int, drempel: Int = 0, _ buckets: [Bucket]) {
        self.aantalMax = aantalMax
        self.buckets = buckets
        self.drempel = drempel
        allen.reserveCapacity(min(aantalMax, 256))
    }

    /// Best first.
    var gesorteerd: [Kandidaat] {
        allen.count == aantalMax ? allen : allen.sorted { $0.gaatVoor($1, buckets) }
    }

    mutating func bied(_ kandidaat: Kandidaat) {
        guard allen.count == aantalMax else {
            allen.append(kandidaat)
            if allen.count == aantalMax { sorteer() }
            return
        }
        let buckets = buckets
        allen.withUnsafeMutableBufferPointer { allen in
            // From the last on: most of what still comes is hardly better than that.
            var hier = allen.count - 1
            guard kandidaat.gaatVoor(allen[hier], buckets) else { return }
            while hier > 0, kandidaat.gaatVoor(allen[hier - 1], buckets) {
                allen[hier] = allen[hier - 1]
                hier -= 1
            }
            allen[hier] = kandidaat
        }
        drempel = max(drempel, allen[aantalMax - 1].punten)
    }

    private mutating func sorteer() {
        let buckets = buckets
        allen.sort { $0.gaatVoor($1, buckets) }
        drempel = max(drempel, allen[aantalMax - 1].punten)
    }
}
