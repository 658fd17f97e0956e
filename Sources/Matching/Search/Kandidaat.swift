/// An offer that can answer a hulpvraag, with all that decides its place: most points, then earliest start, then
/// lowest id. That order is total, so arrival never shows.
struct Kandidaat: Sendable, Equatable {
    /// Points and start in one number: the larger goes first.
    private let voorrang: UInt64
    private let waar: UInt64
    /// The number of its AGB code; 0 until ``met(aanbieder:)``.
    private(set) var aanbieder: UInt32 = 0

    init(punten: Int, start: Int32, bucket: Int, plek: Bucket.Position) {
        // Points are sums of at most nine weights of at most 100 000, days lie within 1900...2199.
        voorrang = UInt64(UInt32(clamping: punten)) << 32 | UInt64(UInt32(bitPattern: Int32.max - start))
        waar = UInt64(bucket) << 48 | UInt64(plek.block) << 16 | UInt64(plek.plaats)
    }

    func met(aanbieder: UInt32) -> Kandidaat {
        var met = self
        met.aanbieder = aanbieder
        return met
    }

    var punten: Int { Int(voorrang >> 32) }
    /// Days since 1 January 1970.
    var start: Int32 { Int32.max - Int32(bitPattern: UInt32(truncatingIfNeeded: voorrang)) }
    var bucket: Int { Int(waar >> 48) }
    var plek: Bucket.Position { Bucket.Position(block: Int(waar >> 16 & 0xFFFF_FFFF), plaats: Int(waar & 0xFFFF)) }

    /// Whether it stands before another one of the same index.
    @inline(__always)
    func gaatVoor(_ ander: Kandidaat, _ buckets: [Bucket]) -> Bool {
        if voorrang != ander.voorrang { return voorrang > ander.voorrang }
        // Within a bucket the places are in order of id.
        if bucket == ander.bucket { return waar < ander.waar }
        return buckets[bucket].sleutel(plek).lexicographicallyPrecedes(
            buckets[ander.bucket].sleutel(ander.plek))
    }
}

extension Gewichten.Lijstgrenzen {
    /// How many points a candidate after the best `aantal` has at most; `nil` when there is none that may take part.
    func verder(na besten: [Kandidaat], _ aantal: Int) -> Int? {
        aantal >= kandidatenMax || besten.count < aantal ? nil : besten.last?.punten
    }
}
