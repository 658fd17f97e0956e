/// Which aanbieders a block may have offers of: 4 096 bits, of which each aanbieder sets one (Bloom, 1970, with one
/// hash). What it denies is not there; of 512 aanbieders in a block it denies nine in ten of the others.
///
/// An aanbieder that left is still affirmed until its block is copied.
struct AanbiederBloomFilter {
    static let woorden = 64
    private let bits: UnsafePointer<UInt64>

    init(_ bits: UnsafePointer<UInt64>) { self.bits = bits }

    /// - Parameter aanbieder: the number of its AGB code.
    func kanHebben(_ aanbieder: UInt32) -> Bool {
        let (woord, bit) = Self.plaats(aanbieder)
        return bits[woord] & bit != 0
    }

    static func plaats(_ aanbieder: UInt32) -> (woord: Int, bit: UInt64) {
        let hash = (aanbieder &* 0x9E37_79B1) >> 20
        return (Int(hash >> 6), 1 << UInt64(hash & 63))
    }
}
