import BoundedHTTP
import Foundation
import Kafka

/// Fetches OAUTHBEARER tokens over HTTPS with the grant `client_credentials` (RFC 6749, 4.4).
///
/// ```swift
/// let source = try ClientCredentials(endpoint: "https://id.example.nl/token", clientId: "billing", clientSecret:
/// secret) let security = Security(tls: TLS(), sasl: .oauthBearer(source))
/// ```
public struct ClientCredentials: TokenSource, CustomStringConvertible, CustomReflectable {
    /// An `https` address; without `?` and what follows it is in errors.
    public let endpoint: String
    public let clientId: String
    private let clientSecret: String
    /// Space separated, as the token server names them.
    public var scope: String?
    /// SASL extensions for the broker, such as `logicalCluster`.
    public var extensions: [String: String]
    /// Who signed the certificate of the token server; nil: those that the operating system trusts.
    public var authorities: TLS.Material?
    public var timeoutMs: Int
    /// A token is a few thousand bytes.
    public static let answerBytesMax = 256 * 1_024
    /// Milliseconds since 1970-01-01 UTC.
    private let nowMs: @Sendable () -> Int64

    public init(
        endpoint: String, clientId: String, clientSecret: String, scope: String? = nil,
        extensions: [String: String] = [:], authorities: TLS.Material? = nil, timeoutMs: Int = 10_000,
        nowMs: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) }
    ) throws(TokenError) {
        let url = URLComponents(string: endpoint)
        guard url?.scheme?.lowercased() == "https", url?.host?.isEmpty == false, url?.user == nil else {
            throw TokenError(
                .badSetting, endpoint: endpoint,
                detail: "a token endpoint is an https address without a user name in it")
        }
        guard !clientId.isEmpty, !clientSecret.isEmpty, timeoutMs > 0 else {
            throw TokenError(
                .badSetting, endpoint: endpoint, detail: "client id, client secret and a time above zero are needed")
        }
        self.endpoint = endpoint
        self.clientId = clientId
        self.clientSecret = clientSecret
        self.scope = scope
        self.extensions = extensions
        self.authorities = authorities
        self.timeoutMs = timeoutMs
        self.nowMs = nowMs
    }

    /// One request, on a connection of its own: tokens live long, and a connection kept for an hour is lost.
    public func token() async throws -> Token {
        let askedMs = nowMs()
        let request = try request()
        let answer: FetchAnswer
        do {
            answer = try await fetch(
                request, FetchLimits(timeoutMs: timeoutMs, answerBytesMax: Self.answerBytesMax))
        } catch {
            throw failure(error)
        }
        return try read(answer, askedMs: askedMs)
    }

    /// Never the secret.
    public var description: String { "ClientCredentials(\(clientId) at \(TokenError.shown(endpoint)))" }
    public var customMirror: Mirror { Mirror(self, children: ["source": description]) }

    // MARK: - Inside

    private func read(_ response: FetchAnswer, askedMs: Int64) throws(TokenError) -> Token {
        let answer = TokenAnswer(Data(response.body))
        guard response.status == 200 else {
            throw TokenError(
                .refused, endpoint: endpoint,
                detail: "HTTP \(response.status)" + (answer?.error.map { " \($0)" } ?? "")
                    + " for client '\(clientId)'")
        }
        guard let answer, let token = answer.token(clientId: clientId, askedMs: askedMs, extensions: extensions) else {
            throw TokenError(
                .unreadable, endpoint: endpoint, detail: "the answer has no access_token with its life (expires_in)")
        }
        guard token.expiresAtMs > nowMs() else {
            throw TokenError(.unreadable, endpoint: endpoint, detail: "the token it gave has expired already")
        }
        return token
    }

    private func request() throws(TokenError) -> FetchRequest {
        // RFC 6749, 2.3.1: both encoded as in a form before they are joined.
        let pair = "\(Self.formEncoded(clientId)):\(Self.formEncoded(clientSecret))"
        let scope = scope.map { "&scope=\(Self.formEncoded($0))" } ?? ""
        return FetchRequest(
            endpoint,
            headers: [
                "authorization": "Basic \(Data(pair.utf8).base64EncodedString())",
                "content-type": "application/x-www-form-urlencoded",
                "accept": "application/json",
            ],
            body: Array(("grant_type=client_credentials" + scope).utf8), authorities: try pem())
    }

    private func pem() throws(TokenError) -> [UInt8]? {
        switch authorities {
        case nil: return nil
        case .pem(let text): return Array(text.utf8)
        case .file(let path):
            guard let bytes = FileManager.default.contents(atPath: path) else { throw failure(.badAuthorities) }
            return Array(bytes)
        }
    }

    static func formEncoded(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*".utf8)
        return text.utf8.map { byte in
            if plain.contains(byte) { return String(UnicodeScalar(byte)) }
            if byte == UInt8(ascii: " ") { return "+" }
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }

    private func failure(_ error: FetchError) -> TokenError {
        let kind: TokenError.Kind =
            switch error {
            case .badRequest, .badAuthorities: .badSetting
            case .untrusted: .untrusted
            case .tooLong: .unreadable
            case .timeout, .noConnection, .cancelled: .unreachable
            }
        return TokenError(kind, endpoint: endpoint, detail: "\(error)")
    }
}
