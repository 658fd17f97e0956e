/// A Bloom filter (Bloom, 1970) with one hash over the aanbieders of a block: 4 096 bits, of which each aanbieder sets
/// one. What it denies is not there; with 512 aanbieders in a block it denies nine in ten of the others.
///
/// Bits are never cleared: an aanbieder that left is still affirmed until its block is copied.
@safe struct AanbiederBloomFilter {
    static let wordCount = 64
    private let bits: UnsafePointer<UInt64>

    /// - Parameter bits: ``wordCount`` words, for as long as this is used.
    init(_ bits: UnsafePointer<UInt64>) { unsafe self.bits = bits }

    /// - Parameter aanbieder: the number of its AGB code.
    func mayContain(_ aanbieder: UInt32) -> Bool {
        let (woord, bit) = Self.position(aanbieder)
        return unsafe bits[woord] & bit != 0
    }

    /// The word and the bit in it that an aanbieder sets: the twelve highest bits of a multiplicative hash.
    static func position(_ aanbieder: UInt32) -> (woord: Int, bit: UInt64) {
        let hash = (aanbieder &* 0x9E37_79B1) >> 20
        assert(hash >> 6 < wordCount, "hash \(hash) lies outside \(wordCount) words")
        return (Int(hash >> 6), 1 << UInt64(hash & 63))
    }
}
