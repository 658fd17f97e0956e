/// How long a call that answers ``TransactionFailure/retry(_:)`` is made again: so long in all, and from the wish to
/// stop on a shorter time.
///
/// Values only, so that a loop on a modelled clock can use it as well as one on the real clock.
///
/// ```swift
/// var budget = RetryBudget(totalMs: 20_000, onceStoppedMs: 5_000, nowMs: Monotonic.nowMs())
/// while case .failure(.retry(let error)) = call() {
///     guard !budget.isSpent(nowMs: Monotonic.nowMs(), isStopAsked: stop.isAsked) else { throw error }
/// }
/// ```
public struct RetryBudget: Sendable {
    private var untilMs: Int64
    private let onceStoppedMs: Int
    private var sawStop = false

    /// - Parameters:
    ///   - totalMs: how long in all, in milliseconds.
    ///   - onceStoppedMs: how long at most from when the wish to stop is first seen, in milliseconds.
    ///   - nowMs: on a clock that never goes back.
    public init(totalMs: Int, onceStoppedMs: Int, nowMs: Int64) {
        untilMs = nowMs + Int64(totalMs)
        self.onceStoppedMs = onceStoppedMs
    }

    /// Whether no further attempt is to be made. Asked after each that failed.
    public mutating func isSpent(nowMs: Int64, isStopAsked: Bool) -> Bool {
        if isStopAsked, !sawStop {
            sawStop = true
            untilMs = min(untilMs, nowMs + Int64(onceStoppedMs))
        }
        return nowMs >= untilMs
    }
}
