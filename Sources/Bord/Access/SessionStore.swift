import Berichten
import Foundation
import Synchronization

/// The sessions of this server: so many at most, each for so long.
final class SessionStore: Sendable {
    static let duurMs: Int64 = 8 * 3_600_000
    /// Who has not logged in yet keeps a place for a short while only.
    static let naamloosMs: Int64 = 1_800_000
    static let aantalMax = 20_000
    /// Of one person, or of one address where nobody knows who it is: a browser or script that forgets its cookie
    /// pushes out its own, and nobody else's.
    static let perDeelgenootMax = 100

    private let opId = Mutex<[String: Session]>([:])

    func zoek(_ id: String, nu: Tijdstip) -> Session? {
        opId.withLock { alle in
            guard let sessie = alle[id] else { return nil }
            guard sessie.verloopt > nu else {
                alle[id] = nil
                return nil
            }
            return sessie
        }
    }

    /// - Parameters:
    ///   - deelgenoot: who it is, or from where.
    ///   - duurMs: otherwise long for who logged in, and short for who did not yet.
    /// - Returns: `nil` when there are too many.
    func nieuw(_ rol: Rol?, van deelgenoot: String = "", nu: Tijdstip, duurMs: Int64? = nil) -> Session? {
        var sessie = Session(
            id: Self.willekeurig(), rol: rol, csrf: Self.willekeurig(),
            verloopt: Tijdstip(ms: nu.ms + (duurMs ?? (rol == nil ? Self.naamloosMs : Self.duurMs))))
        sessie.deelgenoot = deelgenoot
        return opId.withLock { alle in
            Self.maakPlaats(deelgenoot, in: &alle)
            if alle.count >= Self.aantalMax { alle = alle.filter { $0.value.verloopt > nu } }
            // Those who only looked at the login form make room for those who logged in.
            if alle.count >= Self.aantalMax, rol != nil { alle = alle.filter { $0.value.rol != nil } }
            guard alle.count < Self.aantalMax else { return nil }
            alle[sessie.id] = sessie
            return sessie
        }
    }

    /// Whoever has its share loses its oldest.
    private static func maakPlaats(_ deelgenoot: String, in alle: inout [String: Session]) {
        guard !deelgenoot.isEmpty else { return }
        let eigen = alle.values.filter { $0.deelgenoot == deelgenoot }
        guard eigen.count >= perDeelgenootMax, let oudste = eigen.min(by: { $0.verloopt < $1.verloopt }) else { return }
        alle[oudste.id] = nil
    }

    func weg(_ id: String) { opId.withLock { $0[id] = nil } }

    /// 64 hexadecimal digits from the system's generator.
    static func willekeurig() -> String {
        var bron = SystemRandomNumberGenerator()
        return (0..<4).map { _ in Hex.tekst(bron.next() as UInt64) }.joined()
    }

    /// Equal without telling by its time where the first difference is.
    static func gelijk(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
