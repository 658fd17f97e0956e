import Crdkafka
import Logging

/// Writes records and consumed offsets in transactions. Synchronous, for the thread of the loop that owns it.
///
/// The order of the calls is in the types, so that a wrong one does not compile: `initialise` gives the right to begin,
/// beginning uses that up and gives a ``Transaction``, and ending the transaction uses it up and gives the right back.
///
/// ```swift
/// let producer = try TransactionalProducer(settings, transactionalId: "billing-0", logger: logger)
/// let transaction = try producer.initialise(timeoutMs: 30_000).begin()
/// try transaction.send(OutgoingRecord(topic: "stock", key: id, value: bytes))
/// try transaction.sendOffsets(next, group: consumer, timeoutMs: 10_000)
/// switch transaction.commit(timeoutMs: 10_000) {
/// case .done(let idle): …                        // begin the next one
/// case .unanswered(let spent): …                 // as asked, but renew the producer before the next one
/// case .again(let transaction, let error): …     // commit again
/// case .mustAbort(let transaction, let error): … // abort, rewind the input, roll back memory, do it again
/// case .over(let failure): …                     // fenced: stop. fatal: close and start anew
/// }
/// producer.close(withinMs: 5_000)
/// ```
///
/// There are no delivery reports: with them on, somebody must drain them or flush, commit and abort time out; and they
/// say nothing that `commit` does not say.
public final class TransactionalProducer {
    private var handle: Handle?
    private let settings: ProducerSettings
    private let transactionalId: String
    private let transactionTimeoutMs: Int
    private let logger: Logger
    private var isInitialised = false
    /// How often ``UnansweredTransaction/renew(timeoutMs:)`` made a new handle.
    public private(set) var renewals = 0
    /// From `begin` until commit or abort is done; decides what `close` has to do.
    fileprivate(set) var isOpen = false
    /// When the open transaction began.
    private var begunNs: Int64 = 0
    /// How long a full queue may take to make room before the transaction is given up.
    let fullQueueWaitMs: Int

    public init(
        _ settings: ProducerSettings, transactionalId: String, transactionTimeoutMs: Int = 15_000, logger: Logger
    ) throws(KafkaError) {
        self.settings = settings
        self.transactionalId = transactionalId
        self.transactionTimeoutMs = transactionTimeoutMs
        self.logger = logger
        fullQueueWaitMs = max(1, transactionTimeoutMs / 2)
        handle = try makeHandle()
    }

    private func makeHandle() throws(KafkaError) -> Handle {
        try Handle(
            .producer,
            settings.pairs(transactionalId: transactionalId, transactionTimeoutMs: transactionTimeoutMs),
            events: RD_KAFKA_EVENT_ERROR, observer: settings.observer, logger: logger
        )
    }

    deinit { close(withinMs: 0) }

    /// Takes the transactional id over from any earlier instance, which is fenced, and aborts what it left open. After
    /// ``TransactionFailure/retry(_:)`` it may be called again; once it succeeded there is one right to begin, and no
    /// second is given.
    public func initialise(timeoutMs: Int) throws(TransactionFailure) -> IdleTransaction {
        let operation = "initialise transactional id '\(transactionalId)'"
        guard !isInitialised else {
            throw .fatal(.misuse(operation, "it was done before"))
        }
        try claim(timeoutMs: timeoutMs)
        isInitialised = true
        return IdleTransaction(self)
    }

    /// The epoch goes up by one: whatever was sent under the last is refused from now on.
    private func claim(timeoutMs: Int) throws(TransactionFailure) {
        let deadline = Deadline(withinMs: timeoutMs)
        try connect(timeoutMs: timeoutMs)
        try call("initialise transactional id '\(transactionalId)'", timeoutMs) {
            rd_kafka_init_transactions($0.rk, deadline.remainingMs)
        }
    }

    /// Whether a request of the transaction that just ended may still be under way.
    fileprivate var hasUnanswered: Bool { handle?.unanswered?.isSeen ?? false }

    /// Lets the handle go, makes another and claims the id anew. After ``TransactionFailure/retry(_:)`` it may be
    /// called again.
    func renew(timeoutMs: Int) throws(TransactionFailure) {
        if hasUnanswered {
            handle.drop(withinMs: min(timeoutMs, Self.dropMsMax))
            do { handle = try makeHandle() } catch { throw .fatal(error) }
            renewals += 1
        }
        try claim(timeoutMs: timeoutMs)
    }

    /// Destroying a handle goes on without us when it takes longer.
    private static let dropMsMax = 500

    fileprivate func begin() throws(TransactionFailure) {
        guard !hasUnanswered else {
            throw .fatal(
                .misuse("begin transaction", "a request of the last one was given up after it ended: start anew"))
        }
        try call("begin transaction", nil) {
            $0.drainErrors()
            return rd_kafka_begin_transaction($0.rk)
        }
        isOpen = true
        begunNs = Monotonic.nowNs()
    }

    fileprivate func commit(timeoutMs: Int) throws(TransactionFailure) {
        try call("commit transaction", timeoutMs) { rd_kafka_commit_transaction($0.rk, Deadline.bounded(timeoutMs)) }
        ended(isCommitted: true)
    }

    /// Hands on the statistics that came in, and drops what else nobody asked for. `begin`, commit and abort do so too:
    /// call this now and then where none of them may come for long, because what is not taken piles up in memory.
    public func serve() { handle?.drainErrors() }

    private func ended(isCommitted: Bool) {
        isOpen = false
        guard let handle, let observer = handle.observer else { return }
        handle.drainErrors()
        observer.transactionEnded(.init(isCommitted: isCommitted, openNs: Monotonic.nowNs() - begunNs))
    }

    fileprivate func abort(timeoutMs: Int) throws(TransactionFailure) {
        try call("abort transaction", timeoutMs) { rd_kafka_abort_transaction($0.rk, Deadline.bounded(timeoutMs)) }
        ended(isCommitted: false)
    }

    /// Ends the client. Idempotent. A transaction still open is aborted if the coordinator answers in time; if not, the
    /// next holder of the id aborts it at once, or else the coordinator does when it times out.
    public func close(withinMs: Int) {
        let deadline = Deadline(withinMs: withinMs)
        if isOpen { abandon(deadline) }
        handle.drop(withinMs: Int(deadline.remainingMs))
    }

    /// Takes at least a moment, even when there is no time: 2.0.2 stops the whole process (assert in
    /// rdkafka_txnmgr.c:1007) when a handle is destroyed while it registers partitions with the coordinator, and an
    /// abort ends that.
    private func abandon(_ deadline: Deadline) {
        isOpen = false
        guard let handle else { return }
        guard let error = rd_kafka_abort_transaction(handle.rk, max(deadline.remainingMs / 2, Self.abandonMsMin)) else {
            return
        }
        rd_kafka_error_destroy(error)
    }

    private static let abandonMsMin: Int32 = 200

    /// Without a connected broker `rd_kafka_init_transactions` looks for the coordinator only once a second; a question
    /// that waits for the connection first makes a start or a takeover a second quicker.
    private func connect(timeoutMs: Int) throws(TransactionFailure) {
        let operation = "initialise transactional id '\(transactionalId)'"
        let handle = try open(operation)
        var answer: UnsafePointer<rd_kafka_metadata>?
        let response = rd_kafka_metadata(handle.rk, 0, nil, &answer, Deadline.bounded(timeoutMs))
        if let answer { rd_kafka_metadata_destroy(answer) }
        guard response != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
        handle.drainErrors()
        throw TransactionFailure(
            handle.error(response, operation: operation, detail: handle.silence(response, timeoutMs))
        )
    }

    func open(_ operation: @autoclosure () -> String) throws(TransactionFailure) -> Handle {
        guard let handle else { throw .fatal(.closed(operation())) }
        return handle
    }

    func call(
        _ operation: @autoclosure () -> String, _ timeoutMs: Int?, _ body: (Handle) -> OpaquePointer?
    ) throws(TransactionFailure) {
        let handle = try open(operation())
        guard let error = body(handle) else { return }
        handle.drainErrors()
        let extra = timeoutMs.flatMap { handle.silence(rd_kafka_error_code(error), $0) }
        let failure = KafkaError(taking: error, operation: operation(), detail: extra)
        guard failure.isOne(of: RD_KAFKA_RESP_ERR__FATAL) else { throw Self.meaning(failure, handle) }
        throw Self.meaning(handle.error(RD_KAFKA_RESP_ERR__FATAL, operation: operation()), handle)
    }

    /// Fenced after a claim of our own went unanswered: that one may have come late, and nobody else is there. Whoever
    /// starts anew claims the id again; if another does have it, the next fence says so.
    private static func meaning(_ error: KafkaError, _ handle: Handle) -> TransactionFailure {
        let failure = TransactionFailure(error)
        guard case .fenced = failure, handle.unanswered?.isClaimSeen == true else { return failure }
        return .fatal(error)
    }
}

/// The right to begin a transaction: there is one for each producer that was initialised, and only while none is open.
public struct IdleTransaction: ~Copyable {
    private let producer: TransactionalProducer

    init(_ producer: TransactionalProducer) { self.producer = producer }

    /// - Throws: ``TransactionFailure/fenced(_:)`` or ``TransactionFailure/fatal(_:)``: the producer is over.
    public consuming func begin() throws(TransactionFailure) -> Transaction {
        try producer.begin()
        return Transaction(producer)
    }
}

/// An open transaction: it is ended once, by ``commit(timeoutMs:)`` or ``abort(timeoutMs:)``. One that is dropped is
/// aborted when its producer is closed, and until then nothing else can begin.
public struct Transaction: ~Copyable {
    let producer: TransactionalProducer

    fileprivate init(_ producer: TransactionalProducer) { self.producer = producer }

    /// How trying to end a transaction ended.
    public enum Ending: ~Copyable {
        /// It is committed, or aborted as was asked.
        case done(IdleTransaction)
        /// It is committed, or aborted as was asked, and a request of it went unanswered: nothing can begin until the
        /// producer is renewed.
        case unanswered(UnansweredTransaction)
        /// Not yet: ask the same once more.
        case again(Transaction, KafkaError)
        /// It cannot be committed any more. Abort it, rewind the input, roll back memory, and do the work again.
        case mustAbort(Transaction, KafkaError)
        /// Fenced or fatal: the producer is of no use any more.
        case over(TransactionFailure)
    }

    /// Flushes and commits.
    public consuming func commit(timeoutMs: Int) -> Ending {
        do {
            try producer.commit(timeoutMs: timeoutMs)
            return Self.over(producer)
        } catch {
            return Self.ending(error, self)
        }
    }

    /// Drops everything sent since it began.
    public consuming func abort(timeoutMs: Int) -> Ending {
        do {
            try producer.abort(timeoutMs: timeoutMs)
            return Self.over(producer)
        } catch {
            return Self.ending(error, self)
        }
    }

    private static func over(_ producer: TransactionalProducer) -> Ending {
        producer.hasUnanswered ? .unanswered(UnansweredTransaction(producer)) : .done(IdleTransaction(producer))
    }

    private static func ending(_ failure: TransactionFailure, _ transaction: consuming Transaction) -> Ending {
        switch failure {
        case .retry(let error): .again(transaction, error)
        case .abort(let error): .mustAbort(transaction, error)
        case .fenced, .fatal: .over(failure)
        }
    }
}
