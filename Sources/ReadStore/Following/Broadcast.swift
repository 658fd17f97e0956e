import Synchronization

/// Tells everyone who listens what changed in the read model.
package final class Broadcast: Sendable {
    /// Beyond this a browser is asked to come back later.
    static let luisteraarsMax = 1_000
    /// Who listens too slowly misses the oldest; a page that is opened anew has everything.
    static let achterstandMax = 64

    private struct ListenerState {
        var luisteraars: [Int: AsyncStream<ChangeSet>.Continuation] = [:]
        var volgende = 0
        var dicht = false
    }
    private let slot = Mutex(ListenerState())

    package init() {}

    /// - Returns: `nil` when there are too many already, or the board is closing.
    package func luister() -> AsyncStream<ChangeSet>? {
        let (stroom, einde) = AsyncStream.makeStream(
            of: ChangeSet.self, bufferingPolicy: .bufferingNewest(Self.achterstandMax))
        let nummer = slot.withLock { stand -> Int? in
            guard !stand.dicht, stand.luisteraars.count < Self.luisteraarsMax else { return nil }
            stand.volgende += 1
            stand.luisteraars[stand.volgende] = einde
            return stand.volgende
        }
        guard let nummer else { return nil }
        einde.onTermination = { [weak self] _ in self?.vergeet(nummer) }
        return stroom
    }

    package func vertel(_ wijziging: ChangeSet) {
        for luisteraar in slot.withLock({ Array($0.luisteraars.values) }) { luisteraar.yield(wijziging) }
    }

    /// Ends every stream: a server that stops does not wait for browsers that listen.
    package func sluit() {
        let alle = slot.withLock { stand in
            stand.dicht = true
            return Array(stand.luisteraars.values)
        }
        for luisteraar in alle { luisteraar.finish() }
    }

    var aantal: Int { slot.withLock { $0.luisteraars.count } }

    private func vergeet(_ nummer: Int) { slot.withLock { _ = $0.luisteraars.removeValue(forKey: nummer) } }
}
