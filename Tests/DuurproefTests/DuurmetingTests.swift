import Testing

@testable import bench_tafel

/// The verdict of `make soak` on invented figures.
@Suite("What a soak makes of its figures")
struct DuurmetingTests {
    /// Ten minutes, a figure a second, with a memory that breathes.
    private static func meting(
        s: Int = 600, mbPerUur: Double = 0, grepen: (Int) -> Int = { _ in 40 }, draden: (Int) -> Int = { _ in 12 },
        achter: (Int) -> Int = { _ in 3 }
    ) -> Duurmeting {
        var meting = Duurmeting(achterMax: 250)
        for nu in 0..<s {
            // What fills at the start is no leak.
            let vol = 100 * min(1, Double(nu) / (Double(s) * 0.2))
            meting.neem(
                .init(
                    s: Double(nu), geheugenMB: vol + Double(nu % 7) + mbPerUur * Double(nu) / 3_600,
                    grepen: grepen(nu), draden: draden(nu), achter: achter(nu)))
        }
        return meting
    }

    @Test("memory that fills and then breathes is flat, and a thread that comes late is no leak")
    func vlak() {
        let meting = Self.meting(draden: { $0 > 300 ? 13 : 12 })
        #expect(meting.gebreken.isEmpty && abs(meting.hellingMBPerUur) < 1)
    }

    @Test("the slope is that of the figures, in MB an hour", arguments: [60.0, 120, -60])
    func helling(mbPerUur: Double) {
        #expect(abs(Self.meting(mbPerUur: mbPerUur).hellingMBPerUur - mbPerUur) < 1)
    }

    @Test("each thing that grows is named")
    func groeit() {
        #expect(Self.meting(mbPerUur: 80).gebreken == ["memory grows"])
        #expect(Self.meting(grepen: { 40 + $0 / 60 }).gebreken == ["descriptors grow"])
        #expect(Self.meting(draden: { 12 + $0 / 60 }).gebreken == ["threads grow"])
    }

    @Test("of a matcher that fell behind it is said that it did, and nothing of its memory")
    func achter() {
        let meting = Self.meting(mbPerUur: 80, achter: { $0 == 400 ? 251 : 3 })
        #expect(meting.gebreken == ["it fell 251 aanvragen behind, so its memory says nothing"])
    }

    @Test("without figures nothing is said to grow")
    func leeg() {
        let leeg = Duurmeting(achterMax: 0)
        #expect(leeg.gebreken.isEmpty && leeg.hellingMBPerUur == 0)
    }
}
