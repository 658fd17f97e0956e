/// What a search looks at next: nearest first.
struct DistanceQueue: Sendable {
    enum Knoop: Sendable {
        case plaats(Int)
        case groep(Int)
        /// The arcs of a case that were not asked for yet.
        case rest(Int)
    }

    private struct Stap: HeapEntry {
        let afstand: Kosten
        let knoop: Knoop

        func precedes(_ other: Stap) -> Bool { afstand < other.afstand }
    }

    private var heap = BinaryHeap<Stap>()

    mutating func leeg() { heap.removeAll() }

    mutating func zet(_ knoop: Knoop, _ afstand: Kosten) { heap.push(Stap(afstand: afstand, knoop: knoop)) }

    mutating func neem() -> (afstand: Kosten, knoop: Knoop)? { heap.pop().map { ($0.afstand, $0.knoop) } }
}
