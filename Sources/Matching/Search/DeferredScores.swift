/// Offers whose scoring is deferred and batched, so that their cache misses overlap.
///
/// Who is scored lies scattered over a block, so reading what a score is made of is a cache miss for each. Here each
/// is asked for (prefetched) when it comes in, and read when ``slotCount`` of them are there: the misses are then
/// waited for together, about as long as for one.
@safe struct DeferredScores {
    static let slotCount = 32
    /// Room for ``slotCount``; the first `aantal` wait.
    private let pending: UnsafeMutableBufferPointer<PendingScore>
    private var aantal = 0

    /// - Parameter memory: room for ``slotCount``, for as long as this is used.
    init(_ memory: UnsafeMutableBufferPointer<PendingScore>) {
        assert(memory.count >= Self.slotCount, "room for \(memory.count) of \(Self.slotCount)")
        unsafe pending = memory
    }

    var isFull: Bool { aantal == Self.slotCount }

    /// - Parameter withRow: its row is read too.
    @inline(__always)
    mutating func insert(_ een: PendingScore, _ facts: FactView, withRow: Bool) {
        assert(!isFull, "nobody was taken out since the \(Self.slotCount)th")
        facts.prefetch(slot: een.slot, withRow: withRow)
        unsafe pending[aantal] = een
        aantal += 1
    }

    /// Empties the batch. What was in it can be read until the next is inserted.
    /// - Returns: how many there were, in the order in which they came.
    mutating func takeAll() -> Int {
        defer { aantal = 0 }
        return aantal
    }

    @inline(__always)
    subscript(number: Int) -> PendingScore {
        assert(0..<Self.slotCount ~= number, "no score \(number) in a batch of \(Self.slotCount)")
        return unsafe pending[number]
    }
}

/// An offer that is to be scored: a slot of one of the block views of a selection.
struct PendingScore {
    let view, slot: Int
}
