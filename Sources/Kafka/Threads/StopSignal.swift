import Synchronization

/// Asks a loop on a thread of its own to end; from any thread, once and for all.
///
/// ```swift
/// let stop = try StopSignal()
/// let running = Task { try await OwnedThread.run(name: "loop") { try ExactlyOnceLoop(settings, work, stop).run() } }
/// stop.ask()
/// ```
public final class StopSignal: Sendable {
    /// Wakes the loop; shared with its consumers.
    public let waker: Waker
    private let asked = Atomic<Bool>(false)

    public init() throws(KafkaError) { waker = try Waker() }

    public var isAsked: Bool { asked.load(ordering: .acquiring) }

    public func ask() {
        asked.store(true, ordering: .releasing)
        waker.signal()
    }
}
