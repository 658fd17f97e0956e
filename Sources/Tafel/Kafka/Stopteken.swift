import Kafka
import Synchronization

/// The wish to stop, from a signal handler or a test to a loop on a thread of its own.
public final class Stopteken: Sendable {
    private let gevraagd = Atomic<Bool>(false)
    /// Woken when the wish comes in; consumers of the loop share it.
    public let waker: Waker

    public init() throws(KafkaError) { waker = try Waker() }

    public var isGevraagd: Bool { gevraagd.load(ordering: .acquiring) }

    /// Waits until the time is up or someone asks to stop; what else wakes the loop does not cut it short.
    func wacht(ms: Int) {
        let totMs = Kafkalogboek.nuMs() + Int64(ms)
        while !isGevraagd, case let restMs = totMs - Kafkalogboek.nuMs(), restMs > 0 {
            _ = waker.wait(timeoutMs: Int(restMs))
        }
    }

    public func vraag() {
        gevraagd.store(true, ordering: .releasing)
        waker.signal()
    }
}
