import Foundation
import JWTKit

/// The public keys of an issuer (JWKS, RFC 7517), each by its `kid`.
struct KeySet: Sendable {
    let kids: Set<String>
    let sleutels: JWTKeyCollection

    /// How many keys were passed over: of a kind that we do not know, or without a `kid`.
    let overgeslagen: Int

    /// Keys for another use than signing are passed over, and so is one that we cannot use: an issuer may have keys for
    /// others beside ours.
    /// - Throws: ``TokenVerificationError/sleutels(_:)`` when there is a shared secret among them, two have the same
    ///   `kid`,
    ///   or none is left.
    init(_ jwks: Data) async throws {
        guard let gelezen = try? JSONDecoder().decode(JWKSDocument.self, from: jwks) else {
            throw TokenVerificationError.sleutels("Dit is geen JWKS: een object met keys.")
        }
        let gevonden = gelezen.keys.filter { $0.use == nil || $0.use == "sig" }
        guard !gevonden.contains(where: { $0.kty == "oct" }) else {
            throw TokenVerificationError.sleutels("Een gedeeld geheim (oct) mag niet in de sleutels staan.")
        }
        let sleutels = JWTKeyCollection()
        var kids: Set<String> = []
        for var jwk in gevonden.compactMap(\.jwk) {
            guard let kid = jwk.keyIdentifier?.string else { continue }
            guard !kids.contains(kid) else {
                throw TokenVerificationError.sleutels("Twee sleutels hebben hetzelfde kid.")
            }
            jwk.algorithm = jwk.algorithm ?? Self.algoritme(jwk)
            if (try? await sleutels.add(jwk: jwk)) != nil { kids.insert(kid) }
        }
        guard !kids.isEmpty else {
            throw TokenVerificationError.sleutels("Er is geen sleutel van RSA, EC of OKP met een kid.")
        }
        overgeslagen = gevonden.count - kids.count
        self.kids = kids
        self.sleutels = sleutels
    }

    /// What a key that does not say its algorithm is for. Were that left to the first token, then a forged one could
    /// choose, and no honest one would be believed after it.
    private static func algoritme(_ jwk: JWK) -> JWK.Algorithm? {
        switch (jwk.keyType.rawValue, jwk.curve?.rawValue) {
        case ("RSA", _): .rs256
        case ("EC", "P-256"?): .es256
        case ("EC", "P-384"?): .es384
        case ("EC", "P-521"?): .es512
        case ("OKP", _): .eddsa
        default: nil
        }
    }

    private struct JWKSDocument: Decodable {
        struct JWKSEntry: Decodable {
            let use, kty: String?
            /// `nil`: a kind of key that holds no public key.
            let jwk: JWK?

            enum CodingKeys: CodingKey { case use, kty }

            init(from decoder: any Decoder) throws {
                let velden = try decoder.container(keyedBy: CodingKeys.self)
                use = try velden.decodeIfPresent(String.self, forKey: .use)
                kty = try velden.decodeIfPresent(String.self, forKey: .kty)
                jwk = try? JWK(from: decoder)
            }
        }
        let keys: [JWKSEntry]
    }
}
