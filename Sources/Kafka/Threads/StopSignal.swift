import Synchronization

/// Asks a loop on a thread of its own to end; from any thread (a signal handler's, a test's), once and for all.
///
/// ```swift
/// let stop = try StopSignal()
/// let running = Task { try await OwnedThread.run(name: "loop") { try ExactlyOnceLoop(settings, work, stop).run() } }
/// stop.ask()
/// ```
public final class StopSignal: Sendable {
    /// Wakes the loop; shared with its consumers, which tell it that there is something to read.
    public let waker: Waker
    private let asked = Atomic<Bool>(false)

    public init() throws(KafkaError) { waker = try Waker() }

    public var isAsked: Bool { asked.load(ordering: .acquiring) }

    public func ask() {
        asked.store(true, ordering: .releasing)
        waker.signal()
    }

    /// Waits until it is asked: true, or until the time is up: false. What else wakes the loop does not cut it short,
    /// so drain every consumer before waiting on the ``waker`` again.
    @discardableResult
    public func wait(ms: Int) -> Bool {
        let deadline = Deadline(withinMs: ms)
        while !isAsked, !deadline.isPast { waker.wait(timeoutMs: Int(deadline.remainingMs)) }
        return isAsked
    }
}
