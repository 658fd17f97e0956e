import Testing

@testable import bench_tafel

@Suite("What a soak reads of what the matcher counted")
struct CijfersTests {
    private static let cijfers = Cijfers(
        """
        # HELP gelezen_total messages read
        gelezen_total{topic="a",partitie="0"} 12
        gelezen_total{topic="a",partitie="1"} 30
        gelezen_total{topic="b"} 5
        gelezen_total_anders 7
        kaal 3
        """)

    @Test("a figure is the sum over the labels that are asked for, and of no other name")
    func som() {
        #expect(Self.cijfers.som("gelezen_total", "topic=\"a\"") == 42)
        #expect(Self.cijfers.som("gelezen_total") == 47)
        #expect(Self.cijfers.som("kaal") == 3)
        #expect(Self.cijfers.som("gelezen") == 0)
        #expect(Self.cijfers.som("gelezen_total", "topic=\"c\"") == 0)
    }
}
