/// Settings of a ``Consumer``.
public struct ConsumerSettings: Sendable, CustomStringConvertible, CustomReflectable {
    public var brokers: String
    /// Nil: partitions are assigned by hand, and a throw-away name is used where librdkafka wants one.
    public var groupId: String?
    /// Static membership: a restart within the session timeout causes no rebalance.
    public var groupInstanceId: String?
    /// Only records of committed transactions.
    public var readCommitted: Bool
    /// Tells the end of each partition by ``ConsumerTurn/endOfPartition(_:offset:)``.
    public var partitionEOF: Bool
    /// `earliest`, `latest` or `error`: where to begin in a partition the group never committed.
    public var autoOffsetReset: String
    public var sessionTimeoutMs: Int
    /// How long a broker holds an empty fetch. Data is answered at once whatever this says; the embedded broker alone
    /// always waits it out when empty.
    public var fetchWaitMaxMs: Int
    public var allowAutoCreateTopics: Bool
    public var security: Security
    public var extra: [String: String]
    /// Nil: no statistics.
    public var observer: ClientObserver?

    public init(
        brokers: String, groupId: String? = nil, groupInstanceId: String? = nil, readCommitted: Bool = true,
        partitionEOF: Bool = false, autoOffsetReset: String = "earliest", sessionTimeoutMs: Int = 10_000,
        fetchWaitMaxMs: Int = 10, allowAutoCreateTopics: Bool = false, security: Security = .plaintext,
        extra: [String: String] = [:]
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
        self.security = security
        self.extra = extra
    }

    package var pairs: Properties {
        var ours: [(String, String)] = [
            ("group.id", groupId ?? connection.throwAwayGroup()),
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
            // Also the most that a batch in zstd may become: the default lets 15 kB grow to 100 MB. Not less than
            // fetch.max.bytes, which is 50 MB, and 512 bytes.
            ("receive.message.max.bytes", "\(64 << 20)"),
            ("fetch.wait.max.ms", "\(fetchWaitMaxMs)"),
            ("fetch.error.backoff.ms", "50"),
            // 2.0.2 pauses fetching for a second once the prefetch queue is full. 128 MB is more than a second of
            // work at 1 KB a record, so the pause never starves the reader.
            ("queued.min.messages", "1000000"),
            ("queued.max.messages.kbytes", "131072"),
            ("allow.auto.create.topics", allowAutoCreateTopics ? "true" : "false"),
        ]
        if let groupInstanceId { ours.append(("group.instance.id", groupInstanceId)) }
        return connection.pairs(after: ours)
    }

    private var connection: Settings { Settings(brokers: brokers, security: security, extra: extra) }

    /// Without secrets, for logs.
    public var description: String { "group.id=\(groupId ?? "-") \(connection)" }

    public var customMirror: Mirror { Mirror(self, children: ["settings": description]) }
}
