import Synchronization

/// Tells everyone who listens what changed in the read model.
package final class Broadcast: Sendable {
    /// Beyond this a browser is asked to come back later.
    static let luisteraarsMax = 1_000
    /// Of one person: so many tabs and browsers.
    static let perLuisteraarMax = 30
    /// Who listens too slowly misses the oldest; a page that is opened anew has everything.
    static let achterstandMax = 64

    private struct ListenerState {
        var luisteraars: [Int: AsyncStream<ChangeSet>.Continuation] = [:]
        /// Who has which place.
        var wie: [Int: String] = [:]
        var volgende = 0
        var dicht = false
    }
    private let slot = Mutex(ListenerState())

    package init() {}

    /// - Parameter wie: among whom places are shared out; `nil`: for this server itself.
    /// - Returns: `nil` when there are too many already, or the board is closing.
    package func luister(_ wie: String? = nil) -> AsyncStream<ChangeSet>? {
        let (stroom, einde) = AsyncStream.makeStream(
            of: ChangeSet.self, bufferingPolicy: .bufferingNewest(Self.achterstandMax))
        let nummer = slot.withLock { stand -> Int? in
            guard !stand.dicht, stand.luisteraars.count < Self.luisteraarsMax else { return nil }
            if let wie, stand.wie.values.count(where: { $0 == wie }) >= Self.perLuisteraarMax { return nil }
            stand.volgende += 1
            stand.wie[stand.volgende] = wie
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

    private func vergeet(_ nummer: Int) {
        slot.withLock { stand in
            stand.luisteraars[nummer] = nil
            stand.wie[nummer] = nil
        }
    }
}
