/// What can stand in a ``BinaryHeap``.
protocol HeapEntry {
    /// Whether this is taken before another.
    func precedes(_ other: Self) -> Bool
}

/// A binary heap: the entry that precedes all others on top.
struct BinaryHeap<Entry: HeapEntry> {
    private var entries: [Entry] = []

    /// Forgets all entries; the room for them is kept.
    mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

    mutating func push(_ entry: Entry) {
        entries.append(entry)
        var here = entries.count - 1
        while here > 0, entries[here].precedes(entries[(here - 1) / 2]) {
            entries.swapAt(here, (here - 1) / 2)
            here = (here - 1) / 2
        }
    }

    mutating func pop() -> Entry? {
        guard let last = entries.popLast() else { return nil }
        guard let top = entries.first else { return last }
        entries[0] = last
        var here = 0
        while true {
            var first = here
            for child in [2 * here + 1, 2 * here + 2]
            where child < entries.count && entries[child].precedes(entries[first]) {
                first = child
            }
            if first == here { return top }
            entries.swapAt(here, first)
            here = first
        }
    }
}

extension BinaryHeap: Sendable where Entry: Sendable {}
