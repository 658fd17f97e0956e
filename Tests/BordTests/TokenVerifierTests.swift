import Berichten
import Foundation
import JWTKit
import Logging
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

@Suite("Only a token of the issuer, for us, in time and with a key pair, opens anything")
struct TokenVerifierTests {
    private struct TokenPayload: JWTPayload {
        var iss = "https://login.voorbeeld.nl"
        var aud = ["anders", "doorbraaktafel"]
        var exp = Proefmodel.seconden + 600
        var nbf: Double?
        var rol: String? = "expertteam:twente"
        enum CodingKeys: String, CodingKey {
            case iss, aud, exp, nbf
            case rol = "doorbraak_rol"
        }
        func verify(using algorithm: some JWTAlgorithm) {}
    }

    /// An issuer with one key.
    private struct Proefuitgever {
        private let paar = Proefsleutel("sleutel-1")
        var sleutel: ES256PrivateKey { paar.sleutel }
        var kid: String { paar.kid }

        var jwks: String { get throws { try Proefsleutel.jwks([paar]) } }

        func token(_ inhoud: TokenPayload, kid: String? = nil) async throws -> String {
            let kid = JWKIdentifier(string: kid ?? self.kid)
            return try await JWTKeyCollection().add(ecdsa: sleutel, kid: kid).sign(inhoud, kid: kid)
        }
    }

    private static func tokens(_ uitgever: Proefuitgever) async throws -> TokenVerifier {
        try await tokens(.vast(uitgever.jwks))
    }

    private static func tokens(_ bron: KeySetSource, timeoutMs: Int = 5_000) async throws -> TokenVerifier {
        let log = Logger(label: "proef") { _ in SwiftLogNoOpLogHandler() }
        return TokenVerifier(
            TokenIssuer(issuer: "https://login.voorbeeld.nl", audience: "doorbraaktafel", sleutels: bron),
            ring: try await KeySetCache(bron, nu: Proefmodel.nu, timeoutMs: timeoutMs, log: log))
    }

    @Test("a good token gives the role that it names")
    func goed() async throws {
        let uitgever = Proefuitgever()
        let bewijs = try await Self.tokens(uitgever).lees(uitgever.token(TokenPayload()), nu: Proefmodel.nu)
        #expect(bewijs.rol == .expertteam(regio: "twente"))
        #expect(bewijs.geldigTot == Tijdstip(ms: Proefmodel.nu.ms + 660_000))
    }

    @Test("expired, early, of another issuer, for another, without a role: refused")
    func inhoud() async throws {
        let uitgever = Proefuitgever()
        let tokens = try await Self.tokens(uitgever)
        let nu = Proefmodel.seconden
        let fouten: [(TokenPayload, TokenVerificationError)] = [
            (TokenPayload(exp: nu - 61), .verlopen), (TokenPayload(nbf: nu + 61), .ongeldig("nog niet geldig")),
            (TokenPayload(iss: "https://login.voorbeeld.nl/"), .ongeldig("uitgever")),
            (TokenPayload(aud: ["doorbraaktafel2"]), .ongeldig("publiek")), (TokenPayload(rol: nil), .geenRol),
            (TokenPayload(rol: "baas"), .geenRol),
        ]
        for (inhoud, fout) in fouten {
            let token = try await uitgever.token(inhoud)
            await #expect(throws: fout) { try await tokens.lees(token, nu: Proefmodel.nu) }
        }
    }

    @Test("signed by another, by a shared secret made of the public key, by nothing, or changed afterwards: refused")
    func handtekening() async throws {
        let uitgever = Proefuitgever()
        let tokens = try await Self.tokens(uitgever)
        let goed = try await uitgever.token(TokenPayload())
        let vreemd = try await Proefuitgever().token(TokenPayload())
        let onbekend = try await uitgever.token(TokenPayload(), kid: "sleutel-2")
        let kid = JWKIdentifier(string: uitgever.kid)
        let geheim = try await JWTKeyCollection().add(
            hmac: HMACKey(from: uitgever.sleutel.publicKey.pemRepresentation), digestAlgorithm: .sha256, kid: kid
        ).sign(TokenPayload(), kid: kid)
        let delen = goed.split(separator: ".").map(String.init)
        let niets = Data(#"{"alg":"none","kid":"sleutel-1"}"#.utf8).base64EncodedString().replacing("=", with: "")
        for token in [
            vreemd, onbekend, geheim, "\(niets).\(delen[1]).", "\(niets).\(delen[1]).\(delen[2])",
            "\(delen[0]).\(delen[1].dropLast(4))AAAA.\(delen[2])", "", "a.b.c", goed + "x",
            String(repeating: "a", count: 20_000),
        ] {
            await #expect(throws: TokenVerificationError.self) { try await tokens.lees(token, nu: Proefmodel.nu) }
        }
    }

    @Test("a token that says that something must be understood (crit) is refused: we understand no extension")
    func crit() async throws {
        let uitgever = Proefuitgever()
        let tokens = try await Self.tokens(uitgever)
        let delen = try await uitgever.token(TokenPayload()).split(separator: ".").map(String.init)
        for crit in [#"["exp"]"#, "[]", #""x""#] {
            let kop = Data(#"{"alg":"ES256","kid":"\#(uitgever.kid)","crit":\#(crit)}"#.utf8).base64EncodedString()
            let token = "\(kop.replacing("=", with: "")).\(delen[1]).\(delen[2])"
            await #expect(throws: TokenVerificationError.ongeldig("crit")) {
                try await tokens.lees(token, nu: Proefmodel.nu)
            }
        }
    }

    @Test("a key of a kind that we do not know, or without a name, is passed over; the others count")
    func onbekendeSoort() async throws {
        let uitgever = Proefuitgever()
        let jwks = try uitgever.jwks.replacing(
            #""keys":["#, with: #""keys":[{"kty":"AKP","kid":"nieuw","alg":"ML-DSA-44","pub":"AA"},{"kty":"EC"},"#)
        #expect(jwks.contains("AKP"))
        let tokens = try await Self.tokens(.vast(jwks))
        #expect(
            try await tokens.lees(uitgever.token(TokenPayload()), nu: Proefmodel.nu).rol == .expertteam(regio: "twente")
        )
        #expect(try await KeySet(Data(jwks.utf8)).overgeslagen == 2)
    }

    @Test(
        "a shared secret among the keys, a key without a name, or no keys at all is refused at the start",
        arguments: [
            #"{"keys":[{"kty":"oct","kid":"a","k":"c2VjcmV0","alg":"HS256"}]}"#, #"{"keys":[]}"#, "{}", "geen json",
        ])
    func sleutels(jwks: String) async throws {
        await #expect(throws: TokenVerificationError.self) {
            _ = try await Self.tokens(.vast(jwks))
        }
    }
}

extension Proefmodel {
    /// Now, as tokens count it.
    static let seconden = Double(nu.ms) / 1_000
}
