/// Whose clock a reading goes by, what it does when there is nothing to read, and who may end it.
public struct ReadPace {
    let nowMs: () -> Int64
    let wait: (_ ms: Int) -> Void
    let isStopAsked: () -> Bool

    /// - Parameters:
    ///   - nowMs: a clock that never goes back.
    ///   - wait: waits until there may be something to read, so many milliseconds at most.
    ///   - isStopAsked: asked before every turn.
    public init(
        nowMs: @escaping () -> Int64, wait: @escaping (_ ms: Int) -> Void, isStopAsked: @escaping () -> Bool
    ) {
        self.nowMs = nowMs
        self.wait = wait
        self.isStopAsked = isStopAsked
    }

    /// The real clock, with the waker that the signal shares with its consumers.
    public init(_ stop: StopSignal) {
        self.init(nowMs: Monotonic.nowMs, wait: { stop.waker.wait(timeoutMs: $0) }, isStopAsked: { stop.isAsked })
    }

    /// The real clock, for a reading that nobody ends early.
    public init(_ waker: Waker) {
        self.init(nowMs: Monotonic.nowMs, wait: { waker.wait(timeoutMs: $0) }, isStopAsked: { false })
    }
}
