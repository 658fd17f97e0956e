/// Keeps one value under each key as long as what it was made of stands as it stood; of those who ask for it at the
/// same time only one makes it.
package actor VersionedCache<Key: Hashable & Sendable, Version: Equatable & Sendable, Value: Sendable> {
    private var bewaard: [Key: (stand: Version, waarde: Task<Value, any Error>)] = [:]
    /// How often a value was made.
    package private(set) var gemaakt = 0

    package init() {}

    /// - Parameter maak: what it throws is not kept.
    package func waarde(
        _ sleutel: Key, _ stand: Version, _ maak: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        if let oud = bewaard[sleutel], oud.stand == stand { return try await oud.waarde.value }
        gemaakt += 1
        // Kept before it is there, for who asks meanwhile.
        let waarde = Task { try await maak() }
        bewaard[sleutel] = (stand, waarde)
        do {
            return try await waarde.value
        } catch {
            if bewaard[sleutel]?.stand == stand { bewaard[sleutel] = nil }
            throw error
        }
    }
}
