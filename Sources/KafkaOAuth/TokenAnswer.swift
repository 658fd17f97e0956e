import Foundation
import Kafka

/// What a token server answers (RFC 6749, 5.1 and 5.2).
struct TokenAnswer {
    private struct Fields: Decodable {
        var accessToken: String?
        var expiresIn: Seconds?
        var error: String?

        enum CodingKeys: String, CodingKey {
            case accessToken = "access_token"
            case expiresIn = "expires_in"
            case error
        }
    }

    /// A number, which some servers put between quotes.
    private struct Seconds: Decodable {
        let value: Double

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                value = number
            } else if let number = Double(try container.decode(String.self)) {
                value = number
            } else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no number of seconds")
            }
        }
    }

    /// What a JWT says of itself; the broker checks it, not we.
    private struct Claims: Decodable {
        var sub: String?
        var exp: Double?
    }

    private let fields: Fields

    init?(_ bytes: Data) {
        guard let fields = try? JSONDecoder().decode(Fields.self, from: bytes) else { return nil }
        self.fields = fields
    }

    /// The error's code, such as `invalid_client`: the description beside it is free text, and stays out of logs.
    var error: String? {
        fields.error.map { String($0.prefix(64).filter { $0.isLetter || $0 == "_" }) }
    }

    /// Nil without a token or without knowing how long it lives.
    func token(clientId: String, askedMs: Int64, extensions: [String: String]) -> Token? {
        guard let value = fields.accessToken, !value.isEmpty else { return nil }
        let claims = Self.claims(value)
        let expiresAtMs: Double
        if let life = fields.expiresIn?.value {
            expiresAtMs = Double(askedMs) + life * 1_000
        } else if let exp = claims?.exp {
            expiresAtMs = exp * 1_000
        } else {
            return nil
        }
        guard let expiresAtMs = Int64(exactly: expiresAtMs.rounded()) else { return nil }
        return Token(
            value: value, principal: claims?.sub ?? clientId, expiresAtMs: expiresAtMs, extensions: extensions)
    }

    private static func claims(_ token: String) -> Claims? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var text = parts[1].replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: String(text)).flatMap { try? JSONDecoder().decode(Claims.self, from: $0) }
    }
}
