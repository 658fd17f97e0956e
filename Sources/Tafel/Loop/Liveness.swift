import Kafka
import Synchronization

/// Whether the loop still goes round, and whether it is ready for cases: written by the loop, read by whoever asks.
package final class Liveness: Sendable {
    package enum LoopPhase: Int, Sendable, CaseIterable {
        /// Not begun, or on its way to begin anew.
        case start
        /// Offers and contracts are being read back.
        case herstelt
        /// Waiting for partitions, or reading their cases back.
        case verdeelt
        /// Every case it was given is in memory, and the next message is answered.
        case gereed
        case stopt
    }

    private let stand = Atomic<Int>(LoopPhase.start.rawValue)
    private let laatstMs: Atomic<Int64>

    private let stil = Mutex<(plekken: [Standstill], storing: String?)>(([], nil))

    /// What stands still, and the last trouble with the brokers that was said; empty: nothing does.
    package var stilstand: (plekken: [Standstill], storing: String?) { stil.withLock { $0 } }

    func staatStil(_ plekken: [Standstill]) { stil.withLock { $0.plekken = plekken } }
    func hapert(_ storing: String) { stil.withLock { $0.storing = storing } }

    /// Longer than the longest call that the loop makes: asking for offsets waits at most half a minute.
    package static let stilMsMax: Int64 = 90_000

    package init() { laatstMs = Atomic(Monotonic.nowMs()) }

    package var fase: LoopPhase { LoopPhase(rawValue: stand.load(ordering: .acquiring)) ?? .start }

    /// The clock that it goes by: monotonic milliseconds.
    package static let nuMs: @Sendable () -> Int64 = { Monotonic.nowMs() }

    /// Milliseconds since the loop last went round.
    package func stilMs(nuMs: Int64) -> Int64 { max(0, nuMs - laatstMs.load(ordering: .acquiring)) }

    /// A loop that has no more phases than going round.
    package func gaatRond() { wordt(.gereed) }

    func slaat() { laatstMs.store(Monotonic.nowMs(), ordering: .releasing) }

    func wordt(_ fase: LoopPhase) {
        stand.store(fase.rawValue, ordering: .releasing)
        slaat()
    }
}
