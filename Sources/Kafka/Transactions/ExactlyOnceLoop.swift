import Crdkafka
import Logging

/// Read, decide, write, commit: every record counts once, also when an instance is killed, replaced or cut off.
///
/// What was written and how far was read go into one transaction. A rebalance commits it before partitions leave, or
/// aborts it when there is no time. After an abort the input is laid back, ``ExactlyOnceWork/aborted()`` takes memory
/// back, and the records come again. Readers with `readCommitted` see each result once.
///
/// ```swift
/// final class Copy: ExactlyOnceWork {
///     func take(_ record: Record, _ transaction: borrowing Transaction) throws(TransactionFailure) {
///         try transaction.forward(record, to: "copy")
///     }
/// }
/// try ExactlyOnceLoop(settings, Copy(), stop: stop, logger: logger).run()
/// ```
public final class ExactlyOnceLoop<Work: ExactlyOnceWork> {
    private let settings: ExactlyOnceSettings
    private let work: Work
    private let stop: StopSignal
    private let logger: Logger
    private let consumer: Consumer
    private let producer: TransactionalProducer
    private var idle: IdleTransaction?
    private var open: Transaction?
    private var progress = ExactlyOnceProgress()
    private var backoff: AbortBackoff
    /// What the assignment was last laid out without.
    private var held: Set<String> = []

    /// On the thread that will run it.
    public init(
        _ settings: ExactlyOnceSettings, _ work: Work, stop: StopSignal, logger: Logger
    ) throws(KafkaError) {
        self.settings = settings
        self.work = work
        self.stop = stop
        self.logger = logger
        backoff = AbortBackoff(inARowMax: settings.abortsMax)
        consumer = try Consumer(settings.consumer, waker: stop.waker, logger: logger)
        producer = try TransactionalProducer(
            settings.producer, transactionalId: settings.transactionalId,
            transactionTimeoutMs: settings.transactionTimeoutMs, logger: logger)
    }

    /// Returns when it was asked to stop and everything it took is committed or given back.
    public func run() throws(ExactlyOnceEnd) {
        defer { close() }
        try initialise()
        do { try consumer.subscribe(settings.topics) } catch { throw .failed(error) }
        while !stop.isAsked {
            do { try work.tick() } catch { throw .failed(error) }
            let isBusy = try turn()
            try holdOrLetGo()
            if progress.isDue(settings) { try commit(withinMs: settings.callMsMax) }
            if !isBusy {
                producer.serve()
                stop.waker.wait(timeoutMs: progress.waitMs(settings))
            }
        }
        try commit(withinMs: settings.stopMsMax)
    }

    private func initialise() throws(ExactlyOnceEnd) {
        var budget = budget(totalMs: settings.callMsMax)
        while true {
            do {
                idle = try producer.initialise(timeoutMs: Self.callMs)
                return
            } catch {
                guard case .retry(let reason) = error else { throw end(error) }
                if stop.isAsked || isSpent(&budget) { throw .failed(reason) }
            }
        }
    }

    /// One call of a minute would not notice that someone asks to stop.
    private static var callMs: Int { 1_000 }

    private func budget(totalMs: Int) -> RetryBudget {
        RetryBudget(totalMs: totalMs, onceStoppedMs: settings.stopMsMax, nowMs: Monotonic.nowMs())
    }

    private func isSpent(_ budget: inout RetryBudget) -> Bool {
        budget.isSpent(nowMs: Monotonic.nowMs(), isStopAsked: stop.isAsked)
    }

    /// - Returns: whether there was anything.
    private func turn() throws(ExactlyOnceEnd) -> Bool {
        switch consumer.next(countMax: settings.batchCountMax) {
        case .records(let batch): try take(batch)
        case .assigned(let places): try begin(places)
        case .revoking(let places):
            try commit(withinMs: settings.revokeMsMax, isLeaving: true)
            try release(places)
        case .lost(let places):
            try abort()
            try release(places)
        case .endOfPartition: break
        case .unreadable(let batch):
            logger.error("a batch cannot be read and is passed over", metadata: ["error": "\(batch.error)"])
            try passOver(batch)
        case .failed(let error):
            if error.isFatal { throw .failed(error) }
            logger.warning("broker trouble, going on", metadata: ["error": "\(error)"])
        case nil: return false
        }
        return true
    }

    /// Lays the assignment out anew when the work wants some topic left alone, or no longer.
    private func holdOrLetGo() throws(ExactlyOnceEnd) {
        guard work.heldTopics != held else { return }
        try commit(withinMs: settings.callMsMax)
        // An abort took back what the work wanted.
        guard work.heldTopics != held else { return }
        held = work.heldTopics
        guard progress.hasPlaces else { return }
        do { try consumer.assign(notHeld(progress.start)) } catch { throw .failed(error) }
    }

    private func notHeld(_ offsets: [TopicPartitionOffset]) -> [TopicPartitionOffset] {
        held.isEmpty ? offsets : offsets.filter { !held.contains($0.topicPartition.topic) }
    }

    private func take(_ batch: RecordBatch) throws(ExactlyOnceEnd) {
        try beginIfNeeded()
        do throws(TransactionFailure) {
            switch open {
            case .some(let transaction):
                for index in 0..<batch.count {
                    let record = batch[index]
                    // One that was held since this batch came stays where it is.
                    guard progress.expects(record), !work.heldTopics.contains(record.topic) else { continue }
                    try work.take(record, transaction)
                    progress.took(record)
                }
            case .none: break
            }
        } catch {
            try undo(error)
        }
    }

    private func passOver(_ batch: UnreadableBatch) throws(ExactlyOnceEnd) {
        try beginIfNeeded()
        do throws(TransactionFailure) {
            switch open {
            case .some(let transaction): try work.passedOver(batch, transaction)
            case .none: break
            }
        } catch {
            try undo(error)
        }
    }

    private func beginIfNeeded() throws(ExactlyOnceEnd) {
        guard let idle = idle.take() else { return }
        do { open = try idle.begin() } catch { throw end(error) }
        progress.began()
    }

    /// - Parameter isLeaving: the partitions are about to go, so that after an abort there is nothing to lay back.
    private func commit(withinMs: Int, isLeaving: Bool = false) throws(ExactlyOnceEnd) {
        guard open != nil else { return }
        var budget = budget(totalMs: withinMs)
        do throws(TransactionFailure) { try sendOffsets(&budget) } catch {
            return try undo(error, isLeaving: isLeaving)
        }
        while let transaction = open.take() {
            switch transaction.commit(timeoutMs: min(Self.callMs, max(1, withinMs))) {
            case .done(let idle):
                self.idle = consume idle
                committed()
            case .unanswered(let spent):
                committed()
                idle = try renewed(spent)
            case .again(let transaction, let error):
                open = consume transaction
                // Half committed: nobody knows, and only a new holder of the id can find out.
                if isSpent(&budget) { throw .failed(error) }
            case .mustAbort(let transaction, let error):
                open = consume transaction
                return try undo(.abort(error), isLeaving: isLeaving)
            case .over(let failure): throw end(failure)
            }
        }
    }

    private func committed() {
        progress.committed()
        backoff.committed()
        work.committed()
    }

    private func aborted() {
        progress.aborted()
        work.aborted()
    }

    /// The right to begin, under an epoch in which nothing that is still under way can end a transaction.
    private func renewed(_ spent: consuming UnansweredTransaction) throws(ExactlyOnceEnd) -> IdleTransaction {
        logger.warning("a request of a transaction went unanswered, renewing the producer")
        do { return try spent.renewed(withinMs: settings.callMsMax) } catch { throw end(error) }
    }

    private func sendOffsets(_ budget: inout RetryBudget) throws(TransactionFailure) {
        while true {
            do throws(TransactionFailure) {
                switch open {
                case .some(let transaction):
                    return try transaction.sendOffsets(progress.next, group: consumer, timeoutMs: Self.callMs)
                case .none: return
                }
            } catch {
                guard case .retry(let reason) = error else { throw error }
                if isSpent(&budget) { throw .abort(reason) }
            }
        }
    }

    /// Aborts what can be aborted, and lays the input back; everything else ends the loop.
    private func undo(_ failure: TransactionFailure, isLeaving: Bool = false) throws(ExactlyOnceEnd) {
        guard case .abort(let reason) = failure else { throw end(failure) }
        logger.warning("transaction aborted, doing it again", metadata: ["error": "\(reason)"])
        guard let waitMs = backoff.aborted() else { throw .failed(reason) }
        try abort()
        stop.wait(ms: waitMs)
        guard !isLeaving, !progress.start.isEmpty else { return }
        do { try consumer.assign(notHeld(progress.start)) } catch { throw .failed(error) }
    }

    private func abort() throws(ExactlyOnceEnd) {
        var budget = budget(totalMs: settings.callMsMax)
        while let transaction = open.take() {
            switch transaction.abort(timeoutMs: Self.callMs) {
            case .done(let idle):
                self.idle = consume idle
                aborted()
            case .unanswered(let spent):
                aborted()
                idle = try renewed(spent)
            case .again(let transaction, let error):
                open = consume transaction
                if isSpent(&budget) { throw .failed(error) }
            case .mustAbort(let transaction, let error):
                open = consume transaction
                if isSpent(&budget) { throw .failed(error) }
            case .over(let failure): throw end(failure)
            }
        }
    }

    private func begin(_ places: [TopicPartition]) throws(ExactlyOnceEnd) {
        do throws(KafkaError) {
            try work.assigned(places)
            // Answered only once pending transactions on these offsets are closed (KIP-447).
            let offsets = try consumer.committed(places, timeoutMs: settings.transactionTimeoutMs * 2)
            progress.assigned(offsets)
            held = work.heldTopics
            try consumer.accept(notHeld(offsets))
        } catch {
            throw .failed(error)
        }
    }

    private func release(_ places: [TopicPartition]) throws(ExactlyOnceEnd) {
        progress.released()
        work.released(places)
        do { try consumer.release() } catch { throw .failed(error) }
    }

    private func end(_ failure: TransactionFailure) -> ExactlyOnceEnd {
        // A transaction that took too long is ended by the coordinator, which looks the same as being replaced.
        guard case .fenced(let error) = failure, !progress.isOverdue(settings) else { return .failed(failure.error) }
        return .fenced(error)
    }

    private func close() {
        consumer.close(withinMs: settings.stopMsMax / 2)
        producer.close(withinMs: settings.stopMsMax / 2)
    }
}
