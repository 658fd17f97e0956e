import Berichten
import Foundation
import JWTKit

/// Judges bearer tokens: signature, issuer, audience, time, and the role in it.
final class TokenVerifier: Sendable {
    private let uitgever: TokenIssuer
    private let ring: KeySetCache

    /// Only signatures with a key pair: a public key must never serve as a shared secret.
    static let algoritmen: Set<String> = [
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
    ]
    static let bytesMax = 16_384
    /// Clocks differ.
    static let spelingS = 60.0

    init(_ uitgever: TokenIssuer, ring: KeySetCache) {
        self.uitgever = uitgever
        self.ring = ring
    }

    /// What a token that can be trusted says.
    struct VerifiedToken: Sendable, Equatable {
        let rol: Rol
        let geldigTot: Tijdstip
        /// Whose it is, for the issuer; never shown or logged.
        let sub: String?
    }

    /// - Throws: ``TokenVerificationError`` when the token is not to be trusted, or names no role.
    func lees(_ token: String, nu: Tijdstip) async throws -> VerifiedToken {
        guard token.utf8.count <= Self.bytesMax else { throw TokenVerificationError.ongeldig("te lang") }
        guard let kop = Self.deel(token, 0, TokenHeader.self) else {
            throw TokenVerificationError.ongeldig("geen token")
        }
        // RFC 7515 4.1.11: what we do not understand and must is refused; we understand no extension.
        guard kop.crit == nil else { throw TokenVerificationError.ongeldig("crit") }
        guard Self.algoritmen.contains(kop.alg) else { throw TokenVerificationError.ongeldig("algoritme") }
        // Without this the default key would serve for a kid that nobody knows.
        guard let kid = kop.kid, let bos = try await ring.bos(metSleutel: kid, nu: nu) else {
            throw TokenVerificationError.ongeldig("onbekende sleutel")
        }
        let inhoud: TokenPayload
        do {
            inhoud = try await bos.sleutels.verify(token, as: TokenPayload.self)
        } catch {
            throw TokenVerificationError.ongeldig("handtekening")
        }
        try keur(inhoud, nu)
        guard let claims = Self.deel(token, 1, [String: ClaimValue].self),
            let rol = (claims[uitgever.claim]?.teksten ?? []).lazy.compactMap(Rol.init(tekst:)).first
        else { throw TokenVerificationError.geenRol }
        // A moment that no clock will ever show must not be more than a number can hold.
        let tot = min((inhoud.exp + Self.spelingS) * 1_000, 4e15)
        return VerifiedToken(rol: rol, geldigTot: Tijdstip(ms: Int64(tot)), sub: inhoud.sub)
    }

    private func keur(_ inhoud: TokenPayload, _ nu: Tijdstip) throws {
        let seconden = Double(nu.ms) / 1_000
        guard inhoud.iss == uitgever.issuer else { throw TokenVerificationError.ongeldig("uitgever") }
        guard inhoud.aud.teksten.contains(uitgever.audience) else { throw TokenVerificationError.ongeldig("publiek") }
        guard inhoud.exp + Self.spelingS > seconden else { throw TokenVerificationError.verlopen }
        guard (inhoud.nbf ?? 0) - Self.spelingS <= seconden else {
            throw TokenVerificationError.ongeldig("nog niet geldig")
        }
    }

    private static func deel<W: Decodable>(_ token: String, _ nummer: Int, _ type: W.Type) -> W? {
        let delen = token.split(separator: ".", omittingEmptySubsequences: false)
        guard delen.count == 3 else { return nil }
        var tekst = String(delen[nummer]).replacing("-", with: "+").replacing("_", with: "/")
        tekst += String(repeating: "=", count: (4 - tekst.utf8.count % 4) % 4)
        return Data(base64Encoded: tekst).flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    private struct TokenHeader: Decodable {
        let alg: String
        let kid: String?
        let crit: ClaimValue?
    }

    private struct TokenPayload: JWTPayload {
        let iss: String
        let aud: ClaimValue
        let exp: Double
        let nbf: Double?
        let sub: String?

        /// Judged with our own clock, after the signature.
        func verify(using algorithm: some JWTAlgorithm) {}
    }
}
