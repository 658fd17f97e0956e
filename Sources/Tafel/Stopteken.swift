import Kafka
import Synchronization

/// The wish to stop, from a signal handler or a test to a loop on a thread of its own.
public final class Stopteken: Sendable {
    private let gevraagd = Atomic<Bool>(false)
    /// Woken when the wish comes in; consumers of the loop share it.
    public let waker: Waker

    public init() throws(KafkaError) { waker = try Waker() }

    public var isGevraagd: Bool { gevraagd.load(ordering: .acquiring) }

    public func vraag() {
        gevraagd.store(true, ordering: .releasing)
        waker.signal()
    }
}
