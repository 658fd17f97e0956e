import Foundation

/// Why there is no token, without any secret.
public struct TokenError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Kind: Sendable, Equatable {
        case badSetting
        /// The server knows this client not, or not with this secret or scope.
        case refused
        case unreachable
        /// Its certificate is not signed by an authority that we trust, or is another machine's.
        case untrusted
        case unreadable
    }

    public let kind: Kind
    /// Without what could be a secret in it.
    public let endpoint: String
    public let detail: String

    init(_ kind: Kind, endpoint: String, detail: String) {
        self.kind = kind
        self.endpoint = Self.shown(endpoint)
        self.detail = detail
    }

    public var description: String { "fetch token from '\(endpoint)': \(detail). Maybe \(advice)." }

    private var advice: String {
        switch kind {
        case .badSetting: "see the settings of ClientCredentials"
        case .refused: "client id, client secret or scope is wrong"
        case .unreachable: "the address is wrong or the token server is down"
        case .untrusted: "the authority of the token server must be given, or the host name is wrong"
        case .unreadable: "this is not the address of a token server"
        }
    }

    /// An address without its query and without a user.
    static func shown(_ endpoint: String) -> String {
        guard var url = URLComponents(string: endpoint) else { return "(no address)" }
        (url.query, url.fragment, url.user, url.password) = (nil, nil, nil, nil)
        return url.string ?? "(no address)"
    }
}
