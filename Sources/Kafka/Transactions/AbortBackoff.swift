/// How long to wait after an abort before the records are taken again, and when to give up.
///
/// The first abort is done again at once: a rebalance or a moved coordinator is over by then. What keeps failing waits
/// longer each time, so that a broker in trouble is not hammered.
public struct AbortBackoff: Sendable {
    /// The longest wait, in milliseconds.
    public static let waitMsMax = 2_000

    private let inARowMax: Int
    /// Aborts since the last commit.
    public private(set) var inARow = 0

    /// - Parameter inARowMax: after more aborts than this without a commit between them there is no next attempt.
    public init(inARowMax: Int) { self.inARowMax = inARowMax }

    /// A transaction was aborted.
    /// - Returns: how long to wait before the next attempt, in milliseconds; nil: give up.
    public mutating func aborted() -> Int? {
        inARow += 1
        guard inARow <= inARowMax else { return nil }
        return inARow == 1 ? 0 : min(Self.waitMsMax, 25 << min(inARow, 7))
    }

    /// A transaction was committed: the trouble is over.
    public mutating func committed() { inARow = 0 }
}
