import AsyncHTTPClient
import Foundation
import Kafka
import NIOCore
import NIOHTTP1
import NIOSSL

/// Fetches OAUTHBEARER tokens over HTTPS with the grant `client_credentials` (RFC 6749, 4.4).
///
/// ```swift
/// let source = try ClientCredentials(endpoint: "https://id.example.nl/token", clientId: "tafel", clientSecret: secret)
/// let security = Security(tls: TLS(), sasl: .oauthBearer(source))
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

    /// One request, on a client of its own: tokens live long, and a connection kept for an hour is a connection lost.
    public func token() async throws -> Token {
        let askedMs = nowMs()
        let client = HTTPClient(configuration: try configuration())
        let outcome: Result<Token, any Error>
        do {
            outcome = .success(try await fetch(client, askedMs: askedMs))
        } catch {
            outcome = .failure(failure(error))
        }
        // Nobody waits for the goodbye: a server that hangs takes seconds for it, and then it is over too.
        Task { try? await client.shutdown() }
        return try outcome.get()
    }

    /// Never the secret.
    public var description: String { "ClientCredentials(\(clientId) at \(TokenError.shown(endpoint)))" }
    public var customMirror: Mirror { Mirror(self, children: ["source": description]) }

    // MARK: - Inside

    private func configuration() throws -> HTTPClient.Configuration {
        var tls = TLSConfiguration.makeClientConfiguration()
        do {
            switch authorities {
            case .file(let path): tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(path))
            case .pem(let text): tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(text.utf8)))
            case nil: break
            }
        } catch {
            throw TokenError(.badSetting, endpoint: endpoint, detail: "the authorities are not certificates in PEM")
        }
        // A redirect would carry the secret to an address that nobody chose.
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: .init(connect: .milliseconds(Int64(timeoutMs)), read: .milliseconds(Int64(timeoutMs))))
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    private func fetch(_ client: HTTPClient, askedMs: Int64) async throws -> Token {
        let deadline = NIODeadline.now() + .milliseconds(Int64(timeoutMs))
        let response = try await client.execute(request(), deadline: deadline)
        let body = try await response.body.collect(upTo: Self.answerBytesMax)
        let answer = TokenAnswer(Data(body.readableBytesView))
        guard response.status == .ok else {
            throw TokenError(
                .refused, endpoint: endpoint,
                detail: "HTTP \(response.status.code)" + (answer?.error.map { " \($0)" } ?? "")
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

    private func request() -> HTTPClientRequest {
        var request = HTTPClientRequest(url: endpoint)
        request.method = .POST
        // RFC 6749, 2.3.1: both encoded as in a form before they are joined.
        let pair = "\(Self.formEncoded(clientId)):\(Self.formEncoded(clientSecret))"
        request.headers.add(name: "authorization", value: "Basic \(Data(pair.utf8).base64EncodedString())")
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "accept", value: "application/json")
        let scope = scope.map { "&scope=\(Self.formEncoded($0))" } ?? ""
        request.body = .bytes(ByteBuffer(string: "grant_type=client_credentials" + scope))
        return request
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

    /// In our words: those of the HTTP client could quote the request.
    private func failure(_ error: any Error) -> TokenError {
        if let error = error as? TokenError { return error }
        switch error {
        case is NIOTooManyBytesError:
            return TokenError(
                .unreadable, endpoint: endpoint, detail: "the answer is longer than \(Self.answerBytesMax) bytes")
        case let error as HTTPClientError
        where error == .deadlineExceeded || error == .connectTimeout
            || error == .readTimeout:
            return TokenError(.unreachable, endpoint: endpoint, detail: "no answer within \(timeoutMs) ms")
        case is NIOSSLError, is NIOSSLExtraError:
            return TokenError(.untrusted, endpoint: endpoint, detail: "its certificate is not one that we trust")
        default:
            return TokenError(.unreachable, endpoint: endpoint, detail: "no connection (\(type(of: error)))")
        }
    }
}
