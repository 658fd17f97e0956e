import Foundation
import JWTKit

/// The public keys of an issuer (JWKS, RFC 7517), each by its `kid`.
struct KeySet: Sendable {
    let kids: Set<String>
    let sleutels: JWTKeyCollection

    /// Keys for another use than signing are passed over.
    /// - Throws: ``TokenVerificationError/sleutels(_:)`` when these are not public keys, each with its own `kid`.
    init(_ jwks: Data) async throws {
        guard let gelezen = try? JSONDecoder().decode(JWKSDocument.self, from: jwks) else {
            throw TokenVerificationError.sleutels("Dit is geen JWKS: een object met keys.")
        }
        let gevonden = gelezen.keys.filter { $0.use == nil || $0.use == "sig" }
        guard !gevonden.isEmpty, gevonden.allSatisfy({ $0.jwk?.keyIdentifier != nil }) else {
            throw TokenVerificationError.sleutels(
                "Elke sleutel is RSA, EC of OKP en heeft een kid. Een gedeeld geheim (oct) mag niet.")
        }
        let sleutels = JWTKeyCollection()
        var kids: Set<String> = []
        for var jwk in gevonden.compactMap(\.jwk) {
            jwk.algorithm = jwk.algorithm ?? Self.algoritme(jwk)
            guard let kid = jwk.keyIdentifier?.string, kids.insert(kid).inserted,
                (try? await sleutels.add(jwk: jwk)) != nil
            else {
                throw TokenVerificationError.sleutels("Een sleutel is niet te gebruiken, of twee hebben hetzelfde kid.")
            }
        }
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
            let use: String?
            /// `nil`: a kind of key that holds no public key.
            let jwk: JWK?

            enum CodingKeys: CodingKey { case use }

            init(from decoder: any Decoder) throws {
                use = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .use)
                jwk = try? JWK(from: decoder)
            }
        }
        let keys: [JWKSEntry]
    }
}
