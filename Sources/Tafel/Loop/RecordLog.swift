import Berichten
import Kafka

/// The log as the loop sees it: Kafka in the matcher, a modelled one in the simulation. What is decided about
/// transactions, partitions and reading back is the same code in both.
package protocol RecordLog: AnyObject {
    /// Aanvragen and besluiten, shared out over the group.
    var groep: any RecordReader { get }
    /// Topics that every instance reads in full.
    var globaal: any RecordReader { get }
    var schrijver: any TransactionalWriter { get }
    /// How many partitions aanvragen, besluiten and zaken have.
    var partities: Int32 { get }

    /// A reader of its own, to read something back with; to be closed by who asked.
    func nieuweLezer() throws(KafkaError) -> any RecordReader
    func partities(van topics: [String]) throws(KafkaError) -> [TopicPartition]
    /// Begin and end as a reader sees them that does not wait for transactions.
    func grenzen(_ plekken: [TopicPartition]) throws(KafkaError) -> [TopicPartition: (low: Int64, high: Int64)]
    /// Whether records can be sent to a topic; makes it when it is not there, where that may.
    func zorgVoor(_ topic: String, magMaken: Bool) -> Bool

    /// Monotonic milliseconds: for intervals only, never for facts.
    func nuMs() -> Int64
    /// Waits until there may be something to read, or the time is up.
    func wacht(ms: Int)
    /// Waits until the time is up or someone asks to stop.
    func pauzeer(ms: Int)
}

/// A consumer. Names and meaning are those of ``Kafka/Consumer``, which is one.
package protocol RecordReader: AnyObject {
    /// What comes next, at most `aantalMax` records at once; `nil` when there is nothing yet.
    func volgende(aantalMax: Int) -> ReaderTurn?
    func subscribe(_ topics: [String]) throws(KafkaError)
    func assign(_ offsets: [TopicPartitionOffset]) throws(KafkaError)
    func accept(_ offsets: [TopicPartitionOffset]) throws(KafkaError)
    func release() throws(KafkaError)
    func committed(_ places: [TopicPartition], timeoutMs: Int) throws(KafkaError) -> [TopicPartitionOffset]
    /// How many offsets lie between what was read and the end, as far as is known without asking.
    func lag(_ place: TopicPartition) throws(KafkaError) -> Int64?
    /// The offset after the last record, as the last fetch saw it; nil: not known.
    func knownEnd(_ place: TopicPartition) -> Int64?
    func close(withinMs: Int)
}

/// As ``Kafka/ConsumerTurn``, with records that are free of Kafka.
package typealias ReaderTurn = ConsumerTurn<[IncomingMessage]>

/// A transactional producer with at most one transaction open. A call that failed with `retry` is done again.
package protocol TransactionalWriter: AnyObject {
    /// Claims the transactional id: who had it before is fenced, and what it left open is aborted.
    func meldAan(timeoutMs: Int) throws(TransactionFailure)
    func begin() throws(TransactionFailure)
    func zend(_ record: OutgoingMessage) throws(TransactionFailure)
    /// Input offsets of ``RecordLog/groep``, committed with the transaction.
    func zend(offsets: [TopicPartitionOffset], timeoutMs: Int) throws(TransactionFailure)
    func bevestig(timeoutMs: Int) throws(TransactionFailure)
    func breekAf(timeoutMs: Int) throws(TransactionFailure)
    /// Whether the last transaction ended as was asked while a request of it may still be under way: nothing begins
    /// before ``vernieuw(timeoutMs:)``.
    var isOnbeantwoord: Bool { get }
    /// Claims the transactional id anew, under an epoch that a late request does not have.
    func vernieuw(timeoutMs: Int) throws(TransactionFailure)
    func close(withinMs: Int)
}
