import Berichten
import Kafka
import Logging

/// The log in Apache Kafka. The thread that makes it owns it all.
final class KafkaRecordLog: RecordLog {
    let groep: any RecordReader
    let globaal: any RecordReader
    let schrijver: any TransactionalWriter
    private let inst: Matcherinstellingen
    private let stop: StopSignal
    private let admin: Admin
    private let bewaker: TopicProvisioner
    private let log: Logger

    init(
        _ inst: Matcherinstellingen, stop: StopSignal, admin: Admin, bewaker: TopicProvisioner, log: Logger
    ) throws(KafkaError) {
        self.inst = inst
        self.stop = stop
        self.admin = admin
        self.bewaker = bewaker
        self.log = log
        var zenden = ProducerSettings(brokers: inst.brokers)
        zenden.extra = inst.extra
        let producer = try TransactionalProducer(
            zenden, transactionalId: inst.transactionalId, transactionTimeoutMs: inst.transactieMsMax, logger: log)
        var lezen = ConsumerSettings(brokers: inst.brokers)
        lezen.extra = inst.extra
        lezen.groupId = inst.groep
        // No static membership: librdkafka 2.0.2 fences a static member that rejoins after its broker was away, and a
        // matcher that believes it was replaced would stop for nothing. The transactional id tells who is replaced.
        lezen.sessionTimeoutMs = inst.sessieMsMax
        let leden = try Consumer(lezen, waker: stop.waker, logger: log)
        groep = leden
        globaal = try Consumer(Self.volledig(inst), waker: stop.waker, logger: log)
        schrijver = KafkaTransactionalWriter(producer, groep: leden)
    }

    /// Settings of a consumer that reads topics in full.
    private static func volledig(_ inst: Matcherinstellingen) -> ConsumerSettings {
        var lezen = ConsumerSettings(brokers: inst.brokers)
        lezen.extra = inst.extra
        lezen.partitionEOF = true
        return lezen
    }

    var partities: Int32 { bewaker.partities }

    func nieuweLezer() throws(KafkaError) -> any RecordReader {
        try Consumer(Self.volledig(inst), waker: stop.waker, logger: log)
    }

    func partities(van topics: [String]) throws(KafkaError) -> [TopicPartition] {
        try admin.metadataBlocking(topics: topics, timeoutMs: 10_000).topics.flatMap { topic in
            (0..<Int32(topic.partitions)).map { TopicPartition(topic: topic.name, partition: $0) }
        }
    }

    func grenzen(_ plekken: [TopicPartition]) throws(KafkaError) -> [TopicPartition: (low: Int64, high: Int64)] {
        try admin.offsetsBlocking(plekken, timeoutMs: 10_000)
    }

    func zorgVoor(_ topic: String, magMaken: Bool) -> Bool { bewaker.zorgVoor(topic, magMaken: magMaken) }
    func nuMs() -> Int64 { Monotonic.nowMs() }
    func wacht(ms: Int) { _ = stop.waker.wait(timeoutMs: ms) }
    func pauzeer(ms: Int) { stop.wait(ms: ms) }
}

extension Consumer: RecordReader {
    package func volgende(aantalMax: Int) -> ReaderTurn? {
        switch next(countMax: aantalMax) {
        case .records(let batch): .records((0..<batch.count).map { IncomingMessage(batch[$0]) })
        case .assigned(let plekken): .assigned(plekken)
        case .revoking(let plekken): .revoking(plekken)
        case .lost(let plekken): .lost(plekken)
        case .endOfPartition(let plek, let offset): .endOfPartition(plek, offset: offset)
        case .unreadable(let batch): .unreadable(batch)
        case .failed(let fout): .failed(fout)
        case nil: nil
        }
    }
}

/// The right to begin, or the open transaction: the client lets nobody have both.
private final class KafkaTransactionalWriter: TransactionalWriter {
    private let producer: TransactionalProducer
    private var vrij: IdleTransaction?
    private var open: Transaction?
    /// The last transaction ended as was asked, but a request of it may still be under way.
    private var spent: UnansweredTransaction?
    /// Whose offsets go along.
    private let groep: Consumer

    init(_ producer: TransactionalProducer, groep: Consumer) {
        self.producer = producer
        self.groep = groep
    }

    func meldAan(timeoutMs: Int) throws(TransactionFailure) { vrij = try producer.initialise(timeoutMs: timeoutMs) }

    func begin() throws(TransactionFailure) {
        guard let recht = vrij.take() else { throw .fatal(.closed("begin a transaction")) }
        open = try recht.begin()
    }

    func zend(_ record: OutgoingMessage) throws(TransactionFailure) {
        switch open {
        case .some(let transactie): try transactie.send(record.record)
        case .none: throw .fatal(.closed("send to \(record.topic)"))
        }
    }

    func zend(offsets: [TopicPartitionOffset], timeoutMs: Int) throws(TransactionFailure) {
        switch open {
        case .some(let transactie): try transactie.sendOffsets(offsets, group: groep, timeoutMs: timeoutMs)
        case .none: throw .fatal(.closed("send offsets"))
        }
    }

    func bevestig(timeoutMs: Int) throws(TransactionFailure) { try beeindig { $0.commit(timeoutMs: timeoutMs) } }
    func breekAf(timeoutMs: Int) throws(TransactionFailure) { try beeindig { $0.abort(timeoutMs: timeoutMs) } }
    func close(withinMs: Int) { producer.close(withinMs: withinMs) }

    var isOnbeantwoord: Bool {
        switch spent {
        case .some: true
        case .none: false
        }
    }

    func vernieuw(timeoutMs: Int) throws(TransactionFailure) {
        guard let over = spent.take() else { return }
        switch over.renew(timeoutMs: timeoutMs) {
        case .done(let recht): vrij = consume recht
        case .again(let over, let fout):
            spent = consume over
            throw .retry(fout)
        case .over(let fout): throw fout
        }
    }

    private func beeindig(_ hoe: (consuming Transaction) -> Transaction.Ending) throws(TransactionFailure) {
        guard let transactie = open.take() else { return }
        switch hoe(transactie) {
        case .done(let recht): vrij = consume recht
        case .unanswered(let over): spent = consume over
        case .again(let transactie, let fout):
            open = consume transactie
            throw .retry(fout)
        case .mustAbort(let transactie, let fout):
            open = consume transactie
            throw .abort(fout)
        case .over(let fout): throw fout
        }
    }
}
