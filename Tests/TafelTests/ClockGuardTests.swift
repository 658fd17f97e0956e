import Testing

@testable import Tafel

@Suite("A clock that runs away ends no term")
struct ClockGuardTests {
    private static let dagMs: Int64 = 86_400_000

    @Test("far ahead of everything in the log it is not believed, until the log has come as far")
    func vooruit() {
        var wacht = ClockGuard()
        #expect(wacht.daysAhead(nowMs: 1_000 * Self.dagMs) == nil, "an empty log says nothing")
        wacht.saw(nil)
        wacht.saw(900 * Self.dagMs)
        wacht.saw(300 * Self.dagMs)
        #expect(wacht.daysAhead(nowMs: 945 * Self.dagMs) == nil)
        #expect(wacht.daysAhead(nowMs: 1_000 * Self.dagMs) == 100)
        #expect(wacht.daysAhead(nowMs: 800 * Self.dagMs) == nil, "a clock behind ends nothing by itself")
        wacht.saw(999 * Self.dagMs)
        #expect(wacht.daysAhead(nowMs: 1_000 * Self.dagMs) == nil)
    }
}
