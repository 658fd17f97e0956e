import Berichten
import Synchronization

/// How level the read model is with the log, for the top of every page.
package final class ReadProgress: Sendable {
    package struct Snapshot: Sendable, Equatable {
        /// Everything that was in the log at this moment has been read; `nil`: not once yet.
        package var bijgewerkt: Tijdstip?
        /// `nil`: all is well.
        package var storing: Leesstoring? = .inlezen
        /// Records that could not be read since the start.
        package var onleesbaar = 0
    }

    private let slot = Mutex(Snapshot())

    package init() {}

    package var waarde: Snapshot { slot.withLock { $0 } }

    func isBij(op nu: Tijdstip) {
        slot.withLock {
            $0.bijgewerkt = nu
            $0.storing = nil
        }
    }

    func hapert(_ storing: Leesstoring) { slot.withLock { $0.storing = storing } }

    func sloegOver(_ aantal: Int) { slot.withLock { $0.onleesbaar += aantal } }
}
