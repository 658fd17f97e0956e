import Kafka
import Synchronization

/// The wish to stop, from a signal handler or a test to a loop on a thread of its own.
package final class Stopteken: Sendable {
    private let gevraagd = Atomic<Bool>(false)
    /// Woken when the wish comes in; consumers of the loop share it.
    package let waker: Waker

    package init() throws(KafkaError) { waker = try Waker() }

    package var isGevraagd: Bool { gevraagd.load(ordering: .acquiring) }

    /// Waits until the time is up or someone asks to stop; what else wakes the loop does not cut it short.
    func wacht(ms: Int) {
        let totMs = KafkaRecordLog.nuMs() + Int64(ms)
        while !isGevraagd, case let restMs = totMs - KafkaRecordLog.nuMs(), restMs > 0 {
            _ = waker.wait(timeoutMs: Int(restMs))
        }
    }

    package func vraag() {
        gevraagd.store(true, ordering: .releasing)
        waker.signal()
    }
}
