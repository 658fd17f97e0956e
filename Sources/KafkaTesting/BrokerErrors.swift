/// The error codes that tests ask for most, as Kafka numbers them; any other code works too.
///
/// ```swift
/// try broker.failNext(.produce, errors: [BrokerErrors.notLeader, BrokerErrors.none, BrokerErrors.disconnect])
/// ```
public enum BrokerErrors {
    /// A good answer; with a delay, one that comes late.
    public static let none: Int32 = 0
    /// The connection is dropped instead of an answer (librdkafka's own `_TRANSPORT`).
    public static let disconnect: Int32 = -195

    // Passing: a client asks again.
    public static let leaderNotAvailable: Int32 = 5
    public static let notLeader: Int32 = 6
    public static let requestTimedOut: Int32 = 7
    public static let coordinatorLoading: Int32 = 14
    public static let coordinatorNotAvailable: Int32 = 15
    public static let notCoordinator: Int32 = 16
    public static let notEnoughReplicas: Int32 = 19
    public static let notEnoughReplicasAfterAppend: Int32 = 20
    public static let concurrentTransactions: Int32 = 51

    // Lasting: asking again does not help.
    public static let offsetOutOfRange: Int32 = 1
    public static let unknownTopic: Int32 = 3
    public static let messageTooLarge: Int32 = 10
    public static let topicAuthorizationFailed: Int32 = 29
    public static let groupAuthorizationFailed: Int32 = 30
    public static let clusterAuthorizationFailed: Int32 = 31
    public static let transactionalIdAuthorizationFailed: Int32 = 53
    public static let unsupportedCompression: Int32 = 76
    public static let invalidRecord: Int32 = 87

    // The group or the transaction went on without us.
    public static let illegalGeneration: Int32 = 22
    public static let unknownMember: Int32 = 25
    public static let rebalanceInProgress: Int32 = 27
    public static let outOfOrderSequence: Int32 = 45
    public static let invalidProducerEpoch: Int32 = 47
    public static let invalidTransactionState: Int32 = 48
    public static let fencedInstanceId: Int32 = 82
    public static let producerFenced: Int32 = 90
}
