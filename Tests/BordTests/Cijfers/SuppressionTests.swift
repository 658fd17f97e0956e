import Testing

@testable import Bord

@Suite("Small numbers stay hidden")
struct SuppressionTests {
    private static func toon(_ boom: PublishedTree) -> String {
        let eigen = "\(boom.naam)=\(boom.aantal.map(String.init) ?? "x")"
        return boom.takken.isEmpty ? eigen : "\(eigen)(\(boom.takken.map(toon).joined(separator: " ")))"
    }

    @Test("numbers of five and more, and zeros, are shown as they are")
    func groot() {
        let boom = CountTree("alle", [CountTree("a", 5), CountTree("b", 12), CountTree("c", 0)])
        #expect(Self.toon(Suppression.publiek(boom)) == "alle=17(a=5 b=12 c=0)")
    }

    @Test("one small number takes the smallest beside it along, or the total would give it away")
    func aanvullend() {
        let boom = CountTree("alle", [CountTree("a", 3), CountTree("b", 9), CountTree("c", 40)])
        #expect(Self.toon(Suppression.publiek(boom)) == "alle=52(a=x b=x c=40)")
    }

    @Test("two small numbers that together are still small take a third along")
    func samenKlein() {
        // 1 + 1 of a total of 22: whoever sees the 20 knows both.
        let boom = CountTree("alle", [CountTree("a", 1), CountTree("b", 1), CountTree("c", 20)])
        #expect(Self.toon(Suppression.publiek(boom)) == "alle=22(a=x b=x c=x)")
    }

    @Test("a small number with nothing beside it hides the sum above it, and that sum its own neighbour")
    func omhoog() {
        let boom = CountTree(
            "alle",
            [
                CountTree("p", [CountTree("a", 2)]), CountTree("q", [CountTree("b", 8)]),
                CountTree("r", [CountTree("c", 30)]),
            ])
        #expect(Self.toon(Suppression.publiek(boom)) == "alle=40(p=x(a=x) q=x(b=x) r=30(c=30))")
    }

    @Test("what is alone and small leaves nothing to show")
    func alleen() {
        #expect(Self.toon(Suppression.publiek(CountTree("alle", [CountTree("a", 3)]))) == "alle=x(a=x)")
    }

    @Test("whoever tries every number that could be there finds none of the small ones", arguments: 0..<400)
    func aanvaller(zaad: Int) {
        var toeval = Toeval(zaad: UInt64(zaad))
        let boom = CountTree(
            "alle",
            (0..<Int.random(in: 1...3, using: &toeval)).map { plek in
                CountTree(
                    "t\(plek)",
                    (0..<Int.random(in: 1...3, using: &toeval)).map {
                        CountTree("b\($0)", [0, 1, 1, 2, 3, 4, 5, 6, 9].randomElement(using: &toeval) ?? 0)
                    })
            })
        let publiek = Suppression.publiek(boom)
        let mogelijk = Aanvaller(publiek).mogelijk
        let echt = SuppressionSheet(boom)
        for knoop in echt.aantallen.indices {
            let aantal = echt.aantallen[knoop]
            #expect(mogelijk[knoop].contains(min(aantal, Aanvaller.meest)), "seed \(zaad): \(Self.toon(publiek))")
            guard (1..<Suppression.drempel).contains(aantal) else { continue }
            #expect(
                mogelijk[knoop].contains { $0 >= Suppression.drempel },
                "seed \(zaad): \(echt.namen[knoop]) must be small in \(Self.toon(publiek))")
        }
    }
}

/// Finds by trying, without any rule of ours, which numbers each node can have: on a tree the sets of possible sums.
private struct Aanvaller {
    /// Larger numbers than any in these trees are alike to the attacker.
    static let meest = 80
    /// In the order of ``SuppressionSheet``.
    let mogelijk: [Set<Int>]

    init(_ boom: PublishedTree) {
        var rij = [(boom, -1)]
        var plaats = 0
        while plaats < rij.count {
            let ouder = plaats
            rij += rij[plaats].0.takken.map { ($0, ouder) }
            plaats += 1
        }
        let takken = rij.indices.map { knoop in rij.indices.filter { rij[$0].1 == knoop } }
        // Up: what a node can be for what lies under it.
        var van = [Set<Int>](repeating: [], count: rij.count)
        for knoop in rij.indices.reversed() {
            let eigen = rij[knoop].0.aantal.map { Set([$0]) } ?? Set(1...Self.meest)
            let sommen = Self.sommen(takken[knoop].map { van[$0] })
            van[knoop] = takken[knoop].isEmpty ? eigen : eigen.intersection(sommen)
        }
        // Down: what is left of that for what lies above and beside it.
        for knoop in rij.indices {
            let oud = takken[knoop].map { van[$0] }
            for (plek, tak) in takken[knoop].enumerated() {
                let anderen = Self.sommen(oud.enumerated().filter { $0.offset != plek }.map(\.element))
                van[tak] = oud[plek].filter { waarde in van[knoop].contains { anderen.contains($0 - waarde) } }
            }
        }
        mogelijk = van
    }

    private static func sommen(_ delen: [Set<Int>]) -> Set<Int> {
        delen.reduce([0]) { sommen, deel in
            Set(sommen.flatMap { som in deel.map { som + $0 } }.filter { $0 <= meest })
        }
    }
}

/// Repeatable.
private struct Toeval: RandomNumberGenerator {
    private var stand: UInt64

    init(zaad: UInt64) { stand = zaad &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        stand ^= stand << 13
        stand ^= stand >> 7
        stand ^= stand << 17
        return stand
    }
}
