/// Settings of a ``Producer`` or a ``TransactionalProducer``.
public struct ProducerSettings: Sendable, CustomStringConvertible, CustomReflectable {
    public var brokers: String
    /// How long a record may wait for less than a full batch.
    public var lingerMs: Int
    /// How long a record may take in all, retries included.
    public var messageTimeoutMs: Int
    public var messageBytesMax: Int
    /// Records handed to librdkafka and not yet answered; the next sender waits. Not for transactions.
    public var inFlightMax: Int
    public var security: Security
    public var extra: [String: String]
    /// Nil: no statistics, and nobody is told how transactions end.
    public var observer: ClientObserver?

    public init(
        brokers: String, lingerMs: Int = 5, messageTimeoutMs: Int = 30_000, messageBytesMax: Int = 1_000_000,
        inFlightMax: Int = 10_000, security: Security = .plaintext, extra: [String: String] = [:]
    ) {
        self.brokers = brokers
        self.lingerMs = lingerMs
        self.messageTimeoutMs = messageTimeoutMs
        self.messageBytesMax = messageBytesMax
        self.inFlightMax = inFlightMax
        self.security = security
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
            // A broker refuses a batch over the topic's max.message.bytes whole, and nothing splits it: stay well below
            // the 262 144 that careful topics have. One larger record still goes alone.
            ("batch.size", "200000"),
            ("queue.buffering.max.kbytes", "131072"),
        ]
    }

    package var pairs: Properties {
        let ours = [
            ("message.timeout.ms", "\(messageTimeoutMs)"),
            // Ours fills first: `inFlightMax` is what makes senders wait.
            ("queue.buffering.max.messages", "\(max(100_000, inFlightMax))"),
            ("retry.backoff.ms", "50"),
        ]
        return connection.pairs(after: shared + ours)
    }

    package func pairs(transactionalId: String, transactionTimeoutMs: Int) -> Properties {
        let ours = [
            ("transactional.id", transactionalId),
            ("transaction.timeout.ms", "\(transactionTimeoutMs)"),
            // A record must fail before its transaction does, else the coordinator aborts under a live producer.
            ("message.timeout.ms", "\(min(messageTimeoutMs, max(1, transactionTimeoutMs * 2 / 3)))"),
            ("queue.buffering.max.messages", "100000"),
            // The floor of a transaction: after a commit the coordinator answers CONCURRENT_TRANSACTIONS for a few
            // milliseconds, and the default waits 100 ms before asking again.
            ("retry.backoff.ms", "1"),
            // Left alone librdkafka makes it the transaction's timeout less 100 ms, and a silent connection outlasts
            // every budget of commit: a third, so that it is noticed and the request asked again in time.
            ("socket.timeout.ms", "\(max(Self.socketTimeoutMsMin, transactionTimeoutMs / 3))"),
        ]
        return connection.pairs(after: shared + ours)
    }

    /// A broker that is busy answers within it; and librdkafka refuses more than the transaction's timeout and 100 ms.
    private static let socketTimeoutMsMin = 1_000

    private var connection: Settings { Settings(brokers: brokers, security: security, extra: extra) }

    /// Without secrets, for logs.
    public var description: String { "linger.ms=\(lingerMs) \(connection)" }

    public var customMirror: Mirror { Mirror(self, children: ["settings": description]) }
}
