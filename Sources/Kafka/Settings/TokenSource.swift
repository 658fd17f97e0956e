/// Where OAUTHBEARER tokens come from.
///
/// Asked when a client starts and again after four fifths of each token's life. It may take its time: no thread of a
/// client waits for it. After an error it is asked again, each time later.
///
/// ```swift
/// let source = TokenFunction { Token(value: try await vault.jwt(), principal: "billing", expiresAtMs: …) }
/// let security = Security(tls: TLS(), sasl: .oauthBearer(source))
/// ```
public protocol TokenSource: Sendable {
    /// - Throws: any error; its description goes to the log and into the errors of the client, so it holds no secret.
    func token() async throws -> Token
}

/// A token source made of one function.
public struct TokenFunction: TokenSource {
    private let body: @Sendable () async throws -> Token

    public init(_ body: @escaping @Sendable () async throws -> Token) { self.body = body }

    public func token() async throws -> Token { try await body() }
}

/// A bearer token as the broker gets it.
public struct Token: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The token itself, such as a JWT.
    public var value: String
    /// Whose it is, for logs of librdkafka; the broker reads it from the token.
    public var principal: String
    /// Milliseconds since 1970-01-01 UTC.
    public var expiresAtMs: Int64
    /// SASL extensions (RFC 7628, 3.1), names in letters.
    public var extensions: [String: String]

    public init(value: String, principal: String, expiresAtMs: Int64, extensions: [String: String] = [:]) {
        self.value = value
        self.principal = principal
        self.expiresAtMs = expiresAtMs
        self.extensions = extensions
    }

    /// Never the token.
    public var description: String { "Token(\(principal), expires at \(expiresAtMs) ms)" }
    public var customMirror: Mirror { Mirror(self, children: ["token": description]) }
}
