/// The cluster, who we are there, and librdkafka properties as pairs of strings: what we rely on is written down, and
/// what is set later wins.
///
/// ```swift
/// let settings = Settings(brokers: "kafka:9093", security: Security(tls: TLS()), extra: ["socket.timeout.ms": "9000"])
/// try settings.check()
/// ```
public struct Settings: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `host:port`, several separated by commas.
    public var brokers: String
    public var security: Security
    /// Any property of librdkafka's CONFIGURATION.md; wins over ours.
    public var extra: [String: String]

    public init(brokers: String, security: Security = .plaintext, extra: [String: String] = [:]) {
        self.brokers = brokers
        self.security = security
        self.extra = extra
    }

    /// Without secrets: this ends up in logs.
    public var description: String {
        let typed = security.pairs.map { "\($0.0)=\(Self.shown($0.0, $0.1))" }
        let shown = extra.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.shown($0.key, $0.value))" }
        return (["bootstrap.servers=\(brokers)"] + typed + shown).joined(separator: " ")
    }

    public var debugDescription: String { description }

    /// `dump` and string interpolation of an enclosing struct look at the mirror, not at the description.
    public var customMirror: Mirror { Mirror(self, children: ["settings": description]) }

    /// The value, or stars. A name that nobody knows may be a misspelt secret.
    static func shown(_ name: String, _ value: String) -> String {
        isSecret(name) || KnownSettings.byName[name] == nil ? "***" : value
    }

    /// True for properties whose value must not be shown.
    static func isSecret(_ name: String) -> Bool {
        let parts = [
            "password", "secret", "ssl.key.pem", "ssl_key", "sasl.jaas", "oauthbearer.config", "oauthbearer.extensions",
            "token", "sasl.kerberos.kinit.cmd",
        ]
        let name = name.lowercased()
        return parts.contains { name.contains($0) } && !name.hasSuffix(".url")
    }

    /// `ours` first, then the brokers and who we are, then `extra` in a stable order.
    func pairs(after ours: [(String, String)]) -> Properties {
        Properties(
            Self.everywhere + ours + [("bootstrap.servers", brokers)] + security.pairs
                + extra.sorted { $0.key < $1.key },
            security: security
        )
    }

    /// What brokers see of a client that says no name of its own: in their logs, metrics and quotas.
    private static let name = "swift-kafka"

    /// The name of a group that is none: librdkafka wants one of every consumer.
    func throwAwayGroup() -> String { "\(extra["client.id"] ?? Self.name)-ungrouped-\(UInt32.random(in: 0 ... .max))" }

    private static let everywhere: [(String, String)] = [
        // A program gives its own names in `extra`.
        ("client.id", name),
        ("client.software.name", name),
        ("client.software.version", "1.0"),
        // Nagle is on by default in 2.0.2 and adds up to 40 ms to small requests.
        ("socket.nagle.disable", "true"),
        ("socket.keepalive.enable", "true"),
        ("socket.connection.setup.timeout.ms", "10000"),
        // A topic that is not there is told after this long; it leaves a new topic time to reach all brokers.
        ("topic.metadata.propagation.max.ms", "5000"),
        ("reconnect.backoff.ms", "50"),
        ("reconnect.backoff.max.ms", "2000"),
        // The default since 2.0.0; written down because everything rests on it once TLS is on.
        ("ssl.endpoint.identification.algorithm", "https"),
    ]
}
