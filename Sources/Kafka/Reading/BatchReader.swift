import Logging

/// The thread behind ``RecordBatches``: reads ahead by one batch, and answers rebalances.
final class BatchReader {
    enum Source {
        case group([String])
        case partitions([TopicPartitionOffset], untilEnd: Bool)
    }

    private let limits: RecordBatches.Limits
    private let desk: BatchDesk
    private let logger: Logger
    private let consumer: Consumer
    private let isInGroup: Bool
    /// Ready for whoever asks.
    private var ready: RecordBatch?
    /// What the caller has in hand, and what it is done with but is not committed yet.
    private var out: [TopicPartition: Int64] = [:]
    private var done: [TopicPartition: Int64] = [:]
    private var doneSince: Deadline?
    /// nil when there is no end.
    private var reading: ReadToEnd?

    init(
        _ settings: ConsumerSettings, _ source: Source, _ limits: RecordBatches.Limits, _ desk: BatchDesk,
        _ logger: Logger
    ) throws(KafkaError) {
        self.limits = limits
        self.desk = desk
        self.logger = logger
        consumer = try Consumer(settings, waker: desk.waker, logger: logger)
        switch source {
        case .group(let topics):
            isInGroup = true
            try consumer.subscribe(topics)
        case .partitions(let offsets, let untilEnd):
            isInGroup = false
            if untilEnd { reading = ReadToEnd(firstEndOf: offsets.map(\.topicPartition)) }
            try consumer.assign(offsets)
        }
    }

    func run() throws(KafkaError) {
        defer { consumer.close(withinMs: limits.closeMsMax) }
        while !desk.isClosing {
            collect()
            hand()
            if ready == nil, reading?.isDone == true, !desk.isOut { break }
            if ready == nil, let turn = consumer.next(countMax: limits.batchCountMax) {
                try take(turn)
            } else {
                commitIfDue()
                desk.waker.wait(timeoutMs: waitMs)
            }
        }
        collect()
        commit()
    }

    private func take(_ turn: Turn) throws(KafkaError) {
        _ = reading?.step(turn, nowMs: Monotonic.nowMs())
        switch turn {
        case .records(let batch): ready = batch
        case .assigned(let places):
            try consumer.accept(places.map { TopicPartitionOffset($0, offset: Offsets.stored) })
        case .revoking:
            waitForCaller()
            commit()
            try release()
        case .lost: try release()
        case .endOfPartition: break
        case .unreadable(let batch):
            logger.error("a batch cannot be read and is passed over", metadata: ["error": "\(batch.error)"])
        case .failed(let error):
            if error.isFatal { throw error }
            logger.warning("broker trouble, going on", metadata: ["error": "\(error)"])
        }
    }

    /// Gives the batch that is ready to whoever asks for it.
    private func hand() {
        guard desk.hasDemand, let batch = ready else { return }
        ready = nil
        if isInGroup { for record in batch { out[record.topicPartition] = record.offset + 1 } }
        // It shares only the handle with this thread, which any thread may use.
        nonisolated(unsafe) let sent = batch
        desk.bring(sent)
    }

    /// What the caller is done with may be committed.
    private func collect() {
        guard !out.isEmpty, !desk.isOut else { return }
        if done.isEmpty { doneSince = Deadline(withinMs: 0) }
        done.merge(out) { $1 }
        out = [:]
    }

    /// A rebalance waits for the caller to finish what it has, but not for ever.
    private func waitForCaller() {
        ready = nil
        let deadline = Deadline(withinMs: limits.revokeMsMax)
        while desk.isOut, !desk.isClosing, !deadline.isPast { desk.waker.wait(timeoutMs: Int(deadline.remainingMs)) }
        collect()
    }

    private func release() throws(KafkaError) {
        (ready, out, done, doneSince) = (nil, [:], [:], nil)
        try consumer.release()
    }

    private var waitMs: Int { doneSince.map { max(0, limits.commitIntervalMs - $0.pastMs) } ?? 60_000 }

    private func commitIfDue() {
        if let doneSince, doneSince.pastMs >= limits.commitIntervalMs { commit() }
    }

    /// What cannot be committed is read again by whoever comes next: at least once.
    private func commit() {
        guard !done.isEmpty else { return }
        let offsets = done.sorted { $0.key < $1.key }.map { TopicPartitionOffset($0.key, offset: $0.value) }
        (done, doneSince) = ([:], nil)
        do {
            try consumer.commit(offsets, timeoutMs: limits.closeMsMax)
        } catch {
            logger.warning("offsets not committed, going on", metadata: ["error": "\(error)"])
        }
    }
}
