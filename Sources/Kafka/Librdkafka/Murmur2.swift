/// The hash by which Java producers choose a partition, so that a key lands where Java peers expect it.
/// librdkafka's default would be CRC32; `partitioner=murmur2_random` is this function.
public enum Murmur2 {
    /// The partition of a key: `(murmur2(key) & 0x7fffffff) % partitions`. Zero when there are no partitions.
    public static func partition(key: [UInt8], partitions: Int32) -> Int32 {
        key.withUnsafeBytes { partition(key: $0, partitions: partitions) }
    }

    public static func partition(key: UnsafeRawBufferPointer, partitions: Int32) -> Int32 {
        guard partitions > 0 else { return 0 }
        return (hash(key) & 0x7fff_ffff) % partitions
    }

    /// Java's `Utils.murmur2`, as its signed result.
    public static func hash(_ key: [UInt8]) -> Int32 { key.withUnsafeBytes { hash($0) } }

    public static func hash(_ key: UnsafeRawBufferPointer) -> Int32 {
        let multiplier: UInt32 = 0x5bd1_e995
        var hash: UInt32 = 0x9747_b28c ^ UInt32(truncatingIfNeeded: key.count)
        let wordsEnd = key.count & ~3
        for start in stride(from: 0, to: wordsEnd, by: 4) {
            var word = UInt32(littleEndian: key.loadUnaligned(fromByteOffset: start, as: UInt32.self))
            word &*= multiplier
            word ^= word >> 24
            word &*= multiplier
            hash &*= multiplier
            hash ^= word
        }
        if wordsEnd < key.count {
            for position in wordsEnd..<key.count {
                hash ^= UInt32(key[position]) << UInt32((position - wordsEnd) * 8)
            }
            hash &*= multiplier
        }
        hash ^= hash >> 13
        hash &*= multiplier
        hash ^= hash >> 15
        return Int32(bitPattern: hash)
    }
}
