import Jeugdhulp
import Testing

@testable import Proefmarkt

@Suite("Draws that are the same on every machine")
struct LotingTests {
    private static func getallen(_ zaad: UInt64, _ soort: SeededDraws.DrawKind, _ nummer: Int) -> [Int] {
        var loting = SeededDraws(zaad: zaad, soort, nummer)
        return (0..<8).map { _ in loting.onder(1_000_000_007) }
    }

    @Test("things of another kind, number or seed have nothing in common; the same thing has everything")
    func eigenStroom() {
        let alle = [
            Self.getallen(1, .aanbod, 0), Self.getallen(1, .aanvraag, 0), Self.getallen(1, .aanbod, 1),
            Self.getallen(2, .aanbod, 0), Self.getallen(1, .contract, 0), Self.getallen(1, .aanbieder, 0),
        ]
        #expect(Set(alle.flatMap { $0 }).count == 48)
        #expect(Self.getallen(1, .aanbod, 0) == alle[0])
    }

    @Test("a number below a bound stays there, and every value comes up about as often", arguments: [1, 2, 3, 7, 100])
    func onder(_ grens: Int) {
        var loting = SeededDraws(zaad: 3, .aanbod, grens)
        var vaak = [Int](repeating: 0, count: grens)
        for _ in 0..<20_000 { vaak[loting.onder(grens)] += 1 }
        let verwacht = 20_000 / grens
        #expect(vaak.allSatisfy { abs($0 - verwacht) <= max(60, verwacht / 2) }, "\(vaak)")
    }

    @Test("bounds that leave no choice are no trouble")
    func zonderKeus() {
        var loting = SeededDraws(zaad: 1, .aanbod, 1)
        #expect(loting.onder(0) == 0 && loting.onder(-4) == 0 && loting.onder(1) == 0)
        #expect(loting.getal(5...5) == 5 && loting.laag(-3 ... -3) == -3)
        #expect((0..<100).allSatisfy { _ in !loting.kans(0) && loting.kans(1_000) })
        #expect(loting.een("enige") == "enige")
    }

    @Test("the lower of two draws is low more often than high, and never outside its range")
    func laag() {
        var loting = SeededDraws(zaad: 9, .aanvraag, 4)
        let getallen = (0..<10_000).map { _ in loting.laag(10...19) }
        #expect(getallen.allSatisfy { (10...19).contains($0) })
        // Of two draws from ten the lower is below the middle three times in four.
        #expect((7_300...7_700).contains(getallen.count { $0 < 15 }))
    }

    @Test("a value comes up as often as its weight says, one without weight never, and without any there is nothing")
    func gewicht() throws {
        let verdeling = try #require(WeightedDistribution([("a", 1), ("niets", 0), ("b", 3), ("c", 6), ("min", -2)]))
        #expect(verdeling.totaal == 10)
        #expect((0..<10).map(verdeling.waarde) == ["a", "b", "b", "b", "c", "c", "c", "c", "c", "c"])
        #expect(WeightedDistribution([("a", 0)]) == nil && WeightedDistribution([(String, Int)]()) == nil)
        var loting = SeededDraws(zaad: 2, .contract, 0)
        let getrokken = (0..<10_000).map { _ in loting.een(verdeling) }
        #expect((5_700...6_300).contains(getrokken.count { $0 == "c" }))
        #expect((800...1_200).contains(getrokken.count { $0 == "a" }))
    }
}
