/// The best k of a stream of candidates (bounded insertion sort): sorted once there are k, so that most of the stream
/// is turned away by one comparison with the last.
struct TopK {
    private let buckets: [Bucket]
    private let aantalMax: Int
    /// At most `aantalMax`; sorted, best first, once there are so many.
    private(set) var allen: [Kandidaat] = []
    /// A candidate with fewer points than this cannot get in. It never falls.
    private(set) var threshold: Int

    /// - Parameter threshold: fewer points than this are never wanted.
    init(_ aantalMax: Int, threshold: Int = 0, _ buckets: [Bucket]) {
        self.aantalMax = aantalMax
        self.buckets = buckets
        self.threshold = threshold
        allen.reserveCapacity(min(aantalMax, 256))
    }

    /// Best first.
    var gesorteerd: [Kandidaat] {
        allen.count == aantalMax ? allen : allen.sorted { $0.precedes($1, buckets) }
    }

    mutating func bid(_ kandidaat: Kandidaat) {
        assert(allen.count <= aantalMax, "\(allen.count) of \(aantalMax) candidates")
        guard allen.count == aantalMax else {
            allen.append(kandidaat)
            if allen.count == aantalMax { sorteer() }
            return
        }
        let buckets = buckets
        unsafe allen.withUnsafeMutableBufferPointer { allen in
            // From the last on: most of what still gets in is hardly better than that.
            var hier = allen.count - 1
            guard unsafe kandidaat.precedes(allen[hier], buckets) else { return }
            while hier > 0, unsafe kandidaat.precedes(allen[hier - 1], buckets) {
                unsafe allen[hier] = allen[hier - 1]
                hier -= 1
            }
            unsafe allen[hier] = kandidaat
        }
        threshold = max(threshold, allen[aantalMax - 1].punten)
    }

    private mutating func sorteer() {
        let buckets = buckets
        allen.sort { $0.precedes($1, buckets) }
        threshold = max(threshold, allen[aantalMax - 1].punten)
    }
}
