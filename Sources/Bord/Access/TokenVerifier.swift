import Berichten
import Foundation
import JWTKit

/// Where bearer tokens come from (OpenID Connect) and what they must say.
package struct TokenIssuer: Sendable {
    /// The `iss` of every token, to the letter.
    package var issuer: String
    /// Must be in `aud`.
    package var audience: String
    package var sleutels: KeySetSource
    /// The claim that holds the role: "expertteam:twente", or a list of such; the first that is a role counts.
    package var claim: String

    package init(issuer: String, audience: String, sleutels: KeySetSource, claim: String = "doorbraak_rol") {
        self.issuer = issuer
        self.audience = audience
        self.sleutels = sleutels
        self.claim = claim
    }
}

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
    }

    /// - Throws: ``TokenVerificationError`` when the token is not to be trusted, or names no role.
    func lees(_ token: String, nu: Tijdstip) async throws -> VerifiedToken {
        guard token.utf8.count <= Self.bytesMax else { throw TokenVerificationError.ongeldig("te lang") }
        guard let kop = Self.deel(token, 0, TokenHeader.self) else {
            throw TokenVerificationError.ongeldig("geen token")
        }
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
        return VerifiedToken(rol: rol, geldigTot: Tijdstip(ms: Int64(tot)))
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
    }

    private struct TokenPayload: JWTPayload {
        let iss: String
        let aud: ClaimValue
        let exp: Double
        let nbf: Double?

        /// Judged with our own clock, after the signature.
        func verify(using algorithm: some JWTAlgorithm) {}
    }
}

/// A claim that is a text or a list of texts; anything else counts as none.
struct ClaimValue: Codable, Sendable {
    let teksten: [String]

    init(from decoder: any Decoder) throws {
        let houder = try decoder.singleValueContainer()
        if let een = try? houder.decode(String.self) {
            teksten = [een]
        } else {
            teksten = (try? houder.decode([String].self)) ?? []
        }
    }
}

/// Why a token is refused. What is in the token is not repeated.
enum TokenVerificationError: Error, Equatable {
    case ongeldig(String)
    case verlopen
    case geenRol
    /// The keys that were given are no good.
    case sleutels(String)
    /// The issuer cannot be reached, and what it gave before is too old.
    case geenSleutels
}

extension Rol {
    /// "expertteam:twente".
    init?(tekst: String) {
        let delen = tekst.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let soort = delen.first else { return nil }
        self.init(soort: soort, van: delen.count > 1 ? delen[1] : "")
    }

    var tekst: String { van.isEmpty ? soort.rawValue : "\(soort.rawValue):\(van)" }
}
