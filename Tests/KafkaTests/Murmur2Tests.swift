import Testing

@testable import Kafka

@Suite("Murmur2")
struct Murmur2Tests {
    @Test(
        "hashes as Kafka's UtilsTest does",
        arguments: [
            ("21", -973_932_308), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
            ("a-little-bit-longer-string", -1_486_304_829),
            ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971), ("abc", 479_470_107),
        ] as [(String, Int32)]
    )
    func hashesAsJava(key: String, hash: Int32) { #expect(Murmur2.hash(Array(key.utf8)) == hash) }

    @Test("a partition is never negative, and there is none of nothing")
    func partitionIsNeverNegative() {
        for key in 0..<1_000 {
            let partition = Murmur2.partition(key: Array("key-\(key)".utf8), partitions: 7)
            #expect((0..<7).contains(partition))
        }
        #expect(Murmur2.partition(key: [], partitions: 0) == 0)
    }
}
