import Kafka
import ServiceLifecycle
import Synchronization

/// Reads batches and hands each to a closure until the service group shuts down; then the batch in hand is finished and
/// its offsets are committed.
///
/// ```swift
/// let service = RecordBatchesService("orders") {
///     try RecordBatches(settings, topics: ["orders"], logger: logger)
/// } take: { batch in
///     for record in batch { await board.show(record.copy()) }
/// }
/// ```
///
/// At least once: what was not finished is read again. An error of the closure ends the service.
public struct RecordBatchesService: Service, CustomStringConvertible {
    private let name: String
    private let stopMsMax: Int
    private let make: @Sendable () throws -> RecordBatches
    private let take: @Sendable (RecordBatch) async throws -> Void

    /// - Parameters:
    ///   - name: for errors.
    ///   - stopMsMax: how long ending may take: the batch in hand, the commit and leaving the group.
    ///   - make: opens the sequence, each time that the service is run.
    ///   - take: does the work of one batch; the batch is gone when it returns. Cancelled when the time is up.
    public init(
        _ name: String, stopMsMax: Int = 15_000, make: @escaping @Sendable () throws -> RecordBatches,
        take: @escaping @Sendable (RecordBatch) async throws -> Void
    ) {
        self.name = name
        self.stopMsMax = stopMsMax
        self.make = make
        self.take = take
    }

    public var description: String { "batches '\(name)'" }

    /// - Throws: the closure's error, `KafkaError` when reading cannot go on, ``StopTimeout`` when it does not end.
    public func run() async throws {
        let batches = try make()
        let hand = Hand()
        try await GracefulEnd.run(name, withinMs: stopMsMax) {
            if hand.askToStop() { batches.requestClose() }
        } work: {
            do {
                try await self.read(batches, hand)
                await batches.close()
            } catch {
                await batches.close()
                throw error
            }
        }
    }

    private func read(_ batches: RecordBatches, _ hand: Hand) async throws {
        var iterator = batches.makeAsyncIterator()
        while let batch = try await iterator.next() {
            // A batch that came while stopping was never begun: whoever reads next gets it.
            guard hand.begin() else { return }
            try await take(batch)
            batches.done()
            guard hand.finish() else { return }
        }
    }

    /// Whether a batch is being worked on, and whether there is to be another.
    private final class Hand: Sendable {
        private let state = Mutex((isWorking: false, isStopping: false))

        /// True when nothing is in hand, so that the reading itself must be ended.
        func askToStop() -> Bool {
            state.withLock { state in
                state.isStopping = true
                return !state.isWorking
            }
        }

        func begin() -> Bool {
            state.withLock { state in
                state.isWorking = !state.isStopping
                return state.isWorking
            }
        }

        func finish() -> Bool {
            state.withLock { state in
                state.isWorking = false
                return !state.isStopping
            }
        }
    }
}
