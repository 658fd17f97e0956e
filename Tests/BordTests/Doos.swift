import Berichten
import Synchronization

/// What was sent, in order.
final class Doos: Sendable {
    typealias Brief = (topic: String, sleutel: String, gebeurtenis: Gebeurtenis, koppen: [(String, [UInt8])])
    private let brieven = Mutex<[Brief]>([])
    func neem(_ brief: Brief) { brieven.withLock { $0.append(brief) } }
    var alles: [Brief] { brieven.withLock { $0 } }
    var aantal: Int { alles.count }
}
