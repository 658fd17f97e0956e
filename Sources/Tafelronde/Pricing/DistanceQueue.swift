/// What a search looks at next: a binary heap, nearest first.
struct DistanceQueue: Sendable {
    enum Knoop: Sendable {
        case plaats(Int)
        case groep(Int)
        /// The arcs of a case that were not asked for yet.
        case rest(Int)
    }

    private var heap: [(afstand: Kosten, knoop: Knoop)] = []

    mutating func leeg() { heap.removeAll(keepingCapacity: true) }

    mutating func zet(_ knoop: Knoop, _ afstand: Kosten) {
        heap.append((afstand, knoop))
        var hier = heap.count - 1
        while hier > 0, heap[hier].afstand < heap[(hier - 1) / 2].afstand {
            heap.swapAt(hier, (hier - 1) / 2)
            hier = (hier - 1) / 2
        }
    }

    mutating func neem() -> (afstand: Kosten, knoop: Knoop)? {
        guard let laatste = heap.popLast() else { return nil }
        guard let eerste = heap.first else { return laatste }
        heap[0] = laatste
        var hier = 0
        while true {
            var minste = hier
            for kind in [2 * hier + 1, 2 * hier + 2]
            where kind < heap.count && heap[kind].afstand < heap[minste].afstand {
                minste = kind
            }
            if minste == hier { return eerste }
            heap.swapAt(hier, minste)
            hier = minste
        }
    }
}
