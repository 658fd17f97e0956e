/// librdkafka properties as pairs of strings: what we rely on is written down, and what is set later wins.
///
/// ```swift
/// let settings = Settings(brokers: "kafka:9093", extra: ["security.protocol": "SASL_SSL", "sasl.mechanism": "PLAIN"])
/// ```
public struct Settings: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `host:port`, several separated by commas.
    public var brokers: String
    /// Any property of librdkafka's CONFIGURATION.md; wins over ours.
    public var extra: [String: String]

    public init(brokers: String, extra: [String: String] = [:]) {
        self.brokers = brokers
        self.extra = extra
    }

    /// Without secrets: this ends up in logs.
    public var description: String {
        let shown = extra.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.isSecret($0.key) ? "***" : $0.value)" }
        return (["bootstrap.servers=\(brokers)"] + shown).joined(separator: " ")
    }

    public var debugDescription: String { description }

    /// `dump` and string interpolation of an enclosing struct look at the mirror, not at the description.
    public var customMirror: Mirror { Mirror(self, children: ["settings": description]) }

    /// True for properties whose value must not be shown.
    static func isSecret(_ name: String) -> Bool {
        let parts = ["password", "secret", "ssl.key", "sasl.jaas", "oauthbearer.config", "token"]
        return parts.contains { name.lowercased().contains($0) }
    }

    /// `ours` first, then the brokers, then `extra` in a stable order.
    func pairs(after ours: [(String, String)]) -> [(String, String)] {
        Self.everywhere + ours + [("bootstrap.servers", brokers)] + extra.sorted { $0.key < $1.key }
    }

    private static let everywhere: [(String, String)] = [
        ("client.id", "doorbraaktafel"),
        ("client.software.name", "doorbraaktafel"),
        ("client.software.version", "1.0"),
        // Nagle is on by default in 2.0.2 and adds up to 40 ms to small requests.
        ("socket.nagle.disable", "true"),
        ("socket.keepalive.enable", "true"),
        ("socket.connection.setup.timeout.ms", "10000"),
        ("reconnect.backoff.ms", "50"),
        ("reconnect.backoff.max.ms", "2000"),
        // The default since 2.0.0; written down because everything rests on it once TLS is on.
        ("ssl.endpoint.identification.algorithm", "https"),
    ]
}

/// Settings of a ``Consumer``.
public struct ConsumerSettings: Sendable {
    public var brokers: String
    /// Nil: partitions are assigned by hand, and a throw-away name is used where librdkafka wants one.
    public var groupId: String?
    /// Static membership: a restart within the session timeout causes no rebalance.
    public var groupInstanceId: String?
    /// Only records of committed transactions.
    public var readCommitted: Bool
    /// Tells the end of each partition by ``Turn/endOfPartition(_:offset:)``.
    public var partitionEOF: Bool
    /// `earliest`, `latest` or `error`: where to begin in a partition the group never committed.
    public var autoOffsetReset: String
    public var sessionTimeoutMs: Int
    /// How long a broker holds an empty fetch. Data is answered at once whatever this says; the embedded broker alone
    /// always waits it out when empty.
    public var fetchWaitMaxMs: Int
    public var allowAutoCreateTopics: Bool
    public var extra: [String: String]

    public init(
        brokers: String, groupId: String? = nil, groupInstanceId: String? = nil, readCommitted: Bool = true,
        partitionEOF: Bool = false, autoOffsetReset: String = "earliest", sessionTimeoutMs: Int = 10_000,
        fetchWaitMaxMs: Int = 10, allowAutoCreateTopics: Bool = false, extra: [String: String] = [:]
    ) {
        self.brokers = brokers
        self.groupId = groupId
        self.groupInstanceId = groupInstanceId
        self.readCommitted = readCommitted
        self.partitionEOF = partitionEOF
        self.autoOffsetReset = autoOffsetReset
        self.sessionTimeoutMs = sessionTimeoutMs
        self.fetchWaitMaxMs = fetchWaitMaxMs
        self.allowAutoCreateTopics = allowAutoCreateTopics
        self.extra = extra
    }

    var pairs: [(String, String)] {
        var ours: [(String, String)] = [
            ("group.id", groupId ?? "doorbraaktafel-los-\(UInt32.random(in: 0 ... .max))"),
            ("session.timeout.ms", "\(sessionTimeoutMs)"),
            ("heartbeat.interval.ms", "\(max(1, min(3_000, sessionTimeoutMs / 3)))"),
            ("max.poll.interval.ms", "\(max(300_000, sessionTimeoutMs))"),
            // Offsets travel in the transaction; librdkafka must not commit behind our back.
            ("enable.auto.commit", "false"),
            ("enable.auto.offset.store", "false"),
            ("isolation.level", readCommitted ? "read_committed" : "read_uncommitted"),
            ("auto.offset.reset", autoOffsetReset),
            ("enable.partition.eof", partitionEOF ? "true" : "false"),
            // Not cooperative-sticky: 2.0.2 aborts the process when close races the first assignment.
            ("partition.assignment.strategy", "range"),
            ("check.crcs", "true"),
            ("fetch.wait.max.ms", "\(fetchWaitMaxMs)"),
            ("fetch.error.backoff.ms", "50"),
            // 2.0.2 pauses fetching for a second once the prefetch queue is full. 128 MB is more than a second of
            // work at 1 KB a record, so the pause never starves the reader.
            ("queued.min.messages", "1000000"),
            ("queued.max.messages.kbytes", "131072"),
            ("allow.auto.create.topics", allowAutoCreateTopics ? "true" : "false"),
        ]
        if let groupInstanceId { ours.append(("group.instance.id", groupInstanceId)) }
        return Settings(brokers: brokers, extra: extra).pairs(after: ours)
    }
}

/// Settings of a ``Producer`` or a ``TransactionalProducer``.
public struct ProducerSettings: Sendable {
    public var brokers: String
    /// How long a record may wait for less than a full batch.
    public var lingerMs: Int
    /// How long a record may take in all, retries included.
    public var messageTimeoutMs: Int
    public var messageBytesMax: Int
    /// Records handed to librdkafka and not yet answered; the next sender waits. Not for transactions.
    public var inFlightMax: Int
    public var extra: [String: String]

    public init(
        brokers: String, lingerMs: Int = 5, messageTimeoutMs: Int = 30_000, messageBytesMax: Int = 1_000_000,
        inFlightMax: Int = 10_000, extra: [String: String] = [:]
    ) {
        self.brokers = brokers
        self.lingerMs = lingerMs
        self.messageTimeoutMs = messageTimeoutMs
        self.messageBytesMax = messageBytesMax
        self.inFlightMax = inFlightMax
        self.extra = extra
    }

    private var shared: [(String, String)] {
        [
            ("enable.idempotence", "true"),
            ("acks", "all"),
            ("max.in.flight.requests.per.connection", "5"),
            // As Java's partitioner; the default (CRC32) puts the same key elsewhere.
            ("partitioner", "murmur2_random"),
            ("compression.codec", "lz4"),
            ("linger.ms", "\(lingerMs)"),
            ("message.max.bytes", "\(messageBytesMax)"),
            ("queue.buffering.max.kbytes", "131072"),
        ]
    }

    var pairs: [(String, String)] {
        let ours = [
            ("message.timeout.ms", "\(messageTimeoutMs)"),
            // Ours fills first: `inFlightMax` is what makes senders wait.
            ("queue.buffering.max.messages", "\(max(100_000, inFlightMax))"),
            ("retry.backoff.ms", "50"),
        ]
        return Settings(brokers: brokers, extra: extra).pairs(after: shared + ours)
    }

    func pairs(transactionalId: String, transactionTimeoutMs: Int) -> [(String, String)] {
        let ours = [
            ("transactional.id", transactionalId),
            ("transaction.timeout.ms", "\(transactionTimeoutMs)"),
            // A record must fail before its transaction does, else the coordinator aborts under a live producer.
            ("message.timeout.ms", "\(min(messageTimeoutMs, max(1, transactionTimeoutMs * 2 / 3)))"),
            ("queue.buffering.max.messages", "100000"),
            // The floor of a transaction: after a commit the coordinator answers CONCURRENT_TRANSACTIONS for a few
            // milliseconds, and the default waits 100 ms before asking again.
            ("retry.backoff.ms", "1"),
        ]
        return Settings(brokers: brokers, extra: extra).pairs(after: shared + ours)
    }
}
