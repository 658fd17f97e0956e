import Kafka

/// Notices partitions that do not move while more and more stands in them: a value that is shown where reading stands.
///
/// A slow loop moves, and an idle partition has nothing more: neither is a standstill. Nor is what nobody can say
/// anything of, because no broker tells the end.
struct StandstillWatch {
    /// Longer than a transaction that a killed sender left open: until it ends nobody may read past it.
    static let standstillMsMin: Int64 = 30_000

    private struct Place {
        var stand: Int64
        /// The end when it last moved.
        var eind: Int64
        /// Since when there is more than there was then; nil: there is not.
        var sindsMs: Int64?
    }

    private var plekken: [TopicPartition: Place] = [:]

    /// - Parameter voortgang: of each partition the offset to read next, and the one after the last record.
    /// - Returns: what stands still, in the order of the partitions.
    mutating func kijk(
        _ voortgang: [TopicPartition: (stand: Int64, eind: Int64)], nuMs: Int64
    ) -> [Standstill] {
        plekken = plekken.filter { voortgang[$0.key] != nil }
        var uit: [Standstill] = []
        for (plek, (stand, eind)) in voortgang {
            var nu = plekken[plek] ?? Place(stand: stand, eind: eind)
            if nu.stand != stand { nu = Place(stand: stand, eind: eind) }
            if eind > max(nu.eind, stand) { nu.sindsMs = nu.sindsMs ?? nuMs }
            plekken[plek] = nu
            guard let sindsMs = nu.sindsMs, nuMs - sindsMs >= Self.standstillMsMin else { continue }
            uit.append(Standstill(plek: plek, offset: stand, eind: eind, sMin: (nuMs - sindsMs) / 1_000))
        }
        return uit.sorted { $0.plek < $1.plek }
    }
}
