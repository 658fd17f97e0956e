/// An offer that can answer a hulpvraag, with all that decides its place: most points, then who did not stay silent
/// before, then earliest start, then lowest id and aanbieder. That order is total, so arrival never shows.
struct Kandidaat: Sendable, Equatable {
    /// Points in the highest 31 bits, one bit for who did not stay silent, the start counted back in the low half: the
    /// larger goes first.
    private let sortKey: UInt64
    /// Bucket (16 bits), block (32) and slot (16); within a bucket in order of id.
    private let location: UInt64
    /// The number of its AGB code; 0 until ``met(aanbieder:)``.
    private(set) var aanbieder: UInt32 = 0

    init(punten: Int, bleefStil: Bool, start: Int32, bucket: Int, position: Bucket.Position) {
        assert(UInt16(exactly: bucket) != nil && UInt16(exactly: position.slot) != nil, "\(bucket), \(position)")
        // Points are sums of at most eleven weights of at most 100 000, days lie within 1900...2199.
        sortKey =
            UInt64(UInt32(clamping: punten)) << 33 | (bleefStil ? 0 : 1) << 32
            | UInt64(UInt32(bitPattern: Int32.max - start))
        location = UInt64(bucket) << 48 | UInt64(position.block) << 16 | UInt64(position.slot)
    }

    func met(aanbieder: UInt32) -> Kandidaat {
        var met = self
        met.aanbieder = aanbieder
        return met
    }

    var punten: Int { Int(sortKey >> 33) }
    /// Its aanbieder was asked before and did not answer in time.
    var bleefStil: Bool { sortKey >> 32 & 1 == 0 }
    /// Days since 1 January 1970.
    var start: Int32 { Int32.max - Int32(bitPattern: UInt32(truncatingIfNeeded: sortKey)) }
    var bucket: Int { Int(location >> 48) }
    var position: Bucket.Position {
        Bucket.Position(block: Int(location >> 16 & 0xFFFF_FFFF), slot: Int(location & 0xFFFF))
    }

    /// Whether it stands before another one of the same index.
    @inline(__always)
    func precedes(_ ander: Kandidaat, _ buckets: [Bucket]) -> Bool {
        if sortKey != ander.sortKey { return sortKey > ander.sortKey }
        // Within a bucket positions are in order of id.
        if bucket == ander.bucket { return location < ander.location }
        return buckets[bucket].key(position).lexicographicallyPrecedes(
            buckets[ander.bucket].key(ander.position))
    }
}

extension Gewichten.Lijstgrenzen {
    /// How many points a candidate after the best `aantal` has at most; `nil` when there is none that may take part.
    func verder(na besten: [Kandidaat], _ aantal: Int) -> Int? {
        aantal >= kandidatenMax || besten.count < aantal ? nil : besten.last?.punten
    }
}
