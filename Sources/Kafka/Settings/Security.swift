/// Who a client is and whom it trusts.
///
/// ```swift
/// let secret = Credentials(username: "billing", password: password)
/// let security = Security(tls: TLS(authorities: .file("/etc/kafka/ca.pem")), sasl: .scramSHA512(secret))
/// let producer = try Producer(ProducerSettings(brokers: "kafka:9093", security: security), logger: logger)
/// ```
public struct Security: Sendable, CustomStringConvertible, CustomReflectable {
    /// Nil: nothing is encrypted, and passwords can be read on the way.
    public var tls: TLS?
    public var sasl: SASL?

    public init(tls: TLS? = nil, sasl: SASL? = nil) {
        self.tls = tls
        self.sasl = sasl
    }

    /// Neither encryption nor a name: for a broker on the same machine.
    public static let plaintext = Security()

    var pairs: [(String, String)] {
        guard tls != nil || sasl != nil else { return [] }
        let layers = (sasl == nil ? "" : "SASL_") + (tls == nil ? (sasl == nil ? "" : "PLAINTEXT") : "SSL")
        return [("security.protocol", layers)] + (tls?.pairs ?? []) + (sasl?.pairs ?? [])
    }

    public var description: String {
        let shown = pairs.map { "\($0.0)=\(Settings.shown($0.0, $0.1))" }
        return shown.isEmpty ? "security.protocol=PLAINTEXT" : shown.joined(separator: " ")
    }

    public var customMirror: Mirror { Mirror(self, children: ["security": description]) }
}

/// Encryption: whom to trust, and with mutual TLS who we are.
public struct TLS: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// A certificate or key, as a file in PEM or as its text.
    public enum Material: Sendable, Hashable {
        case file(String)
        case pem(String)
    }

    /// What a client shows of itself with mutual TLS.
    public struct Identity: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// The client's certificate, with any between it and the authority after it.
        public var certificate: Material
        public var key: Material
        public var keyPassword: String?

        public init(certificate: Material, key: Material, keyPassword: String? = nil) {
            self.certificate = certificate
            self.key = key
            self.keyPassword = keyPassword
        }

        /// Without the key.
        public var description: String { "identity" }
        public var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// Nil: those that the operating system trusts.
    public var authorities: Material?
    public var identity: Identity?
    /// False trusts any machine that has a certificate of the authorities, whatever its name.
    public var verifiesHost: Bool

    public init(authorities: Material? = nil, identity: Identity? = nil, verifiesHost: Bool = true) {
        self.authorities = authorities
        self.identity = identity
        self.verifiesHost = verifiesHost
    }

    var pairs: [(String, String)] {
        var pairs = [("ssl.endpoint.identification.algorithm", verifiesHost ? "https" : "none")]
        if let authorities { pairs.append(authorities.pair("ssl.ca")) }
        if let identity {
            pairs.append(identity.certificate.pair("ssl.certificate"))
            pairs.append(identity.key.pair("ssl.key"))
            if let password = identity.keyPassword { pairs.append(("ssl.key.password", password)) }
        }
        return pairs
    }

    /// Without secrets.
    public var description: String { pairs.map { "\($0.0)=\(Settings.shown($0.0, $0.1))" }.joined(separator: " ") }
    public var customMirror: Mirror { Mirror(self, children: ["tls": description]) }
}

extension TLS.Material {
    fileprivate func pair(_ name: String) -> (String, String) {
        switch self {
        case .file(let path): ("\(name).location", path)
        case .pem(let text): ("\(name).pem", text)
        }
    }
}

/// How a client proves who it is. The mechanism is always written down: librdkafka's default is GSSAPI (Kerberos).
public enum SASL: Sendable {
    /// The password goes to the broker as it is: only over TLS.
    case plain(Credentials)
    case scramSHA256(Credentials)
    case scramSHA512(Credentials)
    /// A token from elsewhere, asked for again before it expires.
    case oauthBearer(any TokenSource)

    var pairs: [(String, String)] {
        guard let credentials else { return [("sasl.mechanism", mechanism)] }
        let now = credentials.now
        return [
            ("sasl.mechanism", mechanism), ("sasl.username", now.username), ("sasl.password", now.password),
        ]
    }

    private var mechanism: String {
        switch self {
        case .plain: "PLAIN"
        case .scramSHA256: "SCRAM-SHA-256"
        case .scramSHA512: "SCRAM-SHA-512"
        case .oauthBearer: "OAUTHBEARER"
        }
    }

    var credentials: Credentials? {
        switch self {
        case .plain(let credentials), .scramSHA256(let credentials), .scramSHA512(let credentials): credentials
        case .oauthBearer: nil
        }
    }

    var tokens: (any TokenSource)? {
        if case .oauthBearer(let source) = self { source } else { nil }
    }
}
