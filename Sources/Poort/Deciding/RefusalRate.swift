/// How many messages of a topic were refused within a minute: more than so many, and the topic is left alone until the
/// operator has looked.
struct RefusalRate {
    private let perMinuutMax: Int
    private var vensters: [String: (sindsMs: Int64, aantal: Int)] = [:]

    private static let minuutMs: Int64 = 60_000

    init(perMinuutMax: Int) { self.perMinuutMax = perMinuutMax }

    /// Counts a refusal.
    /// - Parameter nuMs: on a clock that never goes back.
    /// - Returns: whether it is one too many.
    mutating func isTeVeel(_ topic: String, nuMs: Int64) -> Bool {
        var venster = vensters[topic] ?? (nuMs, 0)
        if nuMs - venster.sindsMs >= Self.minuutMs { venster = (nuMs, 0) }
        venster.aantal += 1
        vensters[topic] = venster
        return venster.aantal > perMinuutMax
    }

    /// The topic begins anew.
    mutating func vergeet(_ topic: String) { vensters[topic] = nil }
}
