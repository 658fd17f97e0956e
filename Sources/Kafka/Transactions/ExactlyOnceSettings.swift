/// What an ``ExactlyOnceLoop`` reads, writes and waits for.
public struct ExactlyOnceSettings: Sendable {
    /// Must name a group.
    public var consumer: ConsumerSettings
    public var producer: ProducerSettings
    /// One for each instance that runs at the same time, and the same after a restart.
    public var transactionalId: String
    public var topics: [String]
    /// A transaction is committed when it is this old, or holds this many records.
    public var commitIntervalMs = 10
    public var commitCountMax = 10_000
    public var batchCountMax = 1_000
    /// The coordinator ends a transaction that takes longer.
    public var transactionTimeoutMs = 15_000
    /// How long a rebalance may wait for the open transaction; after that it is aborted.
    public var revokeMsMax = 5_000
    /// How long starting, committing and aborting may be tried again.
    public var callMsMax = 30_000
    /// How long the end may take once it was asked for.
    public var stopMsMax = 5_000
    /// Aborts on end, without a commit between them, after which the loop gives up.
    public var abortsMax = 20

    public init(
        consumer: ConsumerSettings, producer: ProducerSettings, transactionalId: String, topics: [String]
    ) {
        self.consumer = consumer
        self.producer = producer
        self.transactionalId = transactionalId
        self.topics = topics
    }
}

/// What is done with the records. Everything is called on the thread of the loop.
public protocol ExactlyOnceWork: AnyObject {
    /// Decides about one record and sends what follows from it. After an abort the record comes again.
    func take(_ record: Record, _ transaction: borrowing Transaction) throws(TransactionFailure)
    /// These partitions are ours from now on, before their first record comes: the place to read state back.
    func assigned(_ partitions: [TopicPartition]) throws(KafkaError)
    /// They are no longer ours.
    func released(_ partitions: [TopicPartition])
    /// All that was taken since the last commit stands.
    func committed()
    /// All that was taken since the last commit is undone: memory must be what it was then.
    func aborted()
    /// A batch cannot be read and is passed over: the place to tell whose it was. After an abort, or a restart before
    /// anything came behind it, it is met again.
    func passedOver(_ batch: UnreadableBatch, _ transaction: borrowing Transaction) throws(TransactionFailure)
    /// Once a round, also when nothing came: the place to follow what lies beside the input.
    func tick() throws(KafkaError)
    /// Topics that are not read for now. They stay ours, and nothing of them is taken until they are not among these
    /// any more; then they go on where they were.
    var heldTopics: Set<String> { get }
}

extension ExactlyOnceWork {
    public func assigned(_ partitions: [TopicPartition]) throws(KafkaError) {}
    public func released(_ partitions: [TopicPartition]) {}
    public func committed() {}
    public func aborted() {}
    public func passedOver(
        _ batch: UnreadableBatch, _ transaction: borrowing Transaction
    ) throws(TransactionFailure) {}
    public func tick() throws(KafkaError) {}
    public var heldTopics: Set<String> { [] }
}

/// Why an ``ExactlyOnceLoop`` ended, other than by being asked.
public enum ExactlyOnceEnd: Error, Sendable, CustomStringConvertible {
    /// Another instance has our transactional id: stop, it does the work now.
    case fenced(KafkaError)
    /// Start a new loop; what was not committed is read again.
    case failed(KafkaError)

    public var description: String {
        switch self {
        case .fenced(let error): "fenced by another instance: \(error)"
        case .failed(let error): "failed, start anew: \(error)"
        }
    }
}
