import Berichten
import Synchronization

/// So many requests a minute for each address or session, with room for a burst: a bucket that fills by itself.
final class RateLimiter: Sendable {
    private struct Bucket {
        var over: Double
        var laatst: Int64
    }

    let perMinuut: Int
    private static let emmersMax = 50_000
    private let emmers = Mutex<[String: Bucket]>([:])

    init(perMinuut: Int) { self.perMinuut = perMinuut }

    /// - Returns: `nil` when the request may go on; otherwise seconds to wait.
    func vraag(_ wie: String, nu: Tijdstip) -> Int? {
        let perMs = Double(perMinuut) / 60_000
        return emmers.withLock { alle in
            // Full buckets need not be remembered.
            if alle.count >= Self.emmersMax {
                alle = alle.filter { Double(nu.ms - $0.value.laatst) * perMs + $0.value.over < Double(perMinuut) }
            }
            if alle.count >= Self.emmersMax { alle = [:] }
            var emmer = alle[wie] ?? Bucket(over: Double(perMinuut), laatst: nu.ms)
            emmer.over = min(Double(perMinuut), emmer.over + Double(max(0, nu.ms - emmer.laatst)) * perMs)
            emmer.laatst = nu.ms
            defer { alle[wie] = emmer }
            guard emmer.over >= 1 else { return max(1, Int(((1 - emmer.over) / perMs / 1_000).rounded(.up))) }
            emmer.over -= 1
            return nil
        }
    }
}
