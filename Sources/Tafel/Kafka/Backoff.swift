/// How long to wait before the next life of the loop: longer each time that one fails before it did anything, and from
/// the shortest again after one that was healthy.
struct Backoff: Equatable {
    /// Grows to the last, which stays.
    static let pauzesMs = [200, 500, 1_000, 2_000, 5_000]

    /// Lives on end that did nothing.
    private var poging = 0

    /// - Parameter wasGezond: whether the life that ended committed anything. Only that life counts: what an earlier
    /// one did says nothing of the trouble there is now.
    /// - Returns: the pause in milliseconds.
    mutating func pauzeMs(wasGezond: Bool) -> Int {
        if wasGezond { poging = 0 }
        defer { poging = min(poging + 1, Self.pauzesMs.count - 1) }
        return Self.pauzesMs[poging]
    }
}
