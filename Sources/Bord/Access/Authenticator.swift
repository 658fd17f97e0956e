import Berichten
import Foundation
import Logging

/// Finds out who asks, from a token or a cookie.
final class Authenticator: Sendable {
    static let cookie = "bord_sessie"
    /// In the demo a token is the word `demo:` and a role. It opens nothing anywhere else.
    static let demovoorvoegsel = "demo:"

    let sessies = SessionStore()
    private let tokens: TokenVerifier?
    let demo: Bool

    /// - Throws: ``TokenVerificationError/sleutels(_:)`` for keys that are no good.
    init(uitgever: TokenIssuer?, demo: Bool, nu: Tijdstip, log: Logger) async throws {
        if let uitgever {
            tokens = TokenVerifier(uitgever, ring: try await KeySetCache(uitgever.sleutels, nu: nu, log: log))
        } else {
            tokens = nil
        }
        self.demo = demo
    }

    /// - Parameters:
    ///   - bewijs: the header `Authorization`.
    ///   - sessieId: the value of the cookie.
    /// - Throws: ``TokenVerificationError`` for a token that is no good; a cookie that is no good is as none.
    func bezoeker(bewijs: String?, sessieId: String?, nu: Tijdstip) async throws -> Bezoeker {
        let sessie = sessieId.flatMap { sessies.zoek($0, nu: nu) }
        guard let bewijs else { return Bezoeker(rol: sessie?.rol, sessie: sessie) }
        guard bewijs.lowercased().hasPrefix("bearer ") else { throw TokenVerificationError.ongeldig("geen Bearer") }
        let token = String(bewijs.dropFirst("bearer ".count)).trimmingCharacters(in: .whitespaces)
        if demo, token.hasPrefix(Self.demovoorvoegsel) {
            guard let rol = Rol(tekst: String(token.dropFirst(Self.demovoorvoegsel.count))) else {
                throw TokenVerificationError.geenRol
            }
            return Bezoeker(rol: rol, sessie: sessie, metToken: true)
        }
        guard let tokens else { throw TokenVerificationError.ongeldig("geen uitgever ingesteld") }
        let gelezen = try await tokens.lees(token, nu: nu)
        return Bezoeker(
            rol: gelezen.rol, sessie: sessie, metToken: true, tokenTot: gelezen.geldigTot,
            deelgenoot: "\(gelezen.rol.tekst) \(gelezen.sub ?? "")")
    }

    /// Whether who came in may still be in.
    func isNogBinnen(_ bezoeker: Bezoeker, nu: Tijdstip) -> Bool {
        if let tot = bezoeker.tokenTot, nu >= tot { return false }
        // With a token of its own a request needs no session.
        guard let sessie = bezoeker.sessie, !bezoeker.metToken else { return true }
        return sessies.zoek(sessie.id, nu: nu) != nil
    }
}
