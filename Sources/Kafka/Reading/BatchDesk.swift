import Synchronization

/// Where the thread that reads and the task that iterates meet: one asks, the other brings.
final class BatchDesk: Sendable {
    private struct State {
        var demand: CheckedContinuation<RecordBatch?, any Error>?
        /// The caller has a batch that it has not finished.
        var isOut = false
        var isClosing = false
        var end: Result<Void, KafkaError>?
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    let waker: Waker
    private let state = Mutex(State())

    init() throws(KafkaError) { waker = try Waker() }

    // MARK: - The task

    func next() async throws -> sending RecordBatch? {
        try await withCheckedThrowingContinuation { continuation in
            let end = state.withLock { state -> Result<Void, KafkaError>? in
                // Asking again is what says that the batch before is done.
                state.isOut = false
                if let end = state.end { return end }
                guard state.demand == nil else {
                    return .failure(.misuse("read the next batch", "another task is waiting for it"))
                }
                state.demand = continuation
                return nil
            }
            waker.signal()
            switch end {
            case .success: continuation.resume(returning: nil)
            case .failure(let error): continuation.resume(throwing: error)
            case nil: break
            }
        }
    }

    /// The caller is done with its batch, and asks for no other yet.
    func done() {
        state.withLock { $0.isOut = false }
        waker.signal()
    }

    func requestClose() {
        state.withLock { $0.isClosing = true }
        waker.signal()
    }

    func finished() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.end == nil { state.waiters.append(continuation) }
                return state.end != nil
            }
            if isOver { continuation.resume() }
        }
    }

    // MARK: - The thread

    var isClosing: Bool { state.withLock { $0.isClosing } }
    /// Whether the caller still works on a batch.
    var isOut: Bool { state.withLock { $0.isOut } }
    var hasDemand: Bool { state.withLock { $0.demand != nil } }

    /// Only after ``hasDemand`` said yes: nobody else takes a demand away.
    func bring(_ batch: sending RecordBatch) {
        let demand = state.withLock { state in
            defer { state.demand = nil }
            if state.demand != nil { state.isOut = true }
            return state.demand
        }
        demand?.resume(returning: batch)
    }

    func finish(_ error: KafkaError?) {
        let (demand, waiters) = state.withLock { state in
            state.end = error.map { .failure($0) } ?? .success(())
            defer { (state.demand, state.waiters) = (nil, []) }
            return (state.demand, state.waiters)
        }
        if let error { demand?.resume(throwing: error) } else { demand?.resume(returning: nil) }
        for waiter in waiters { waiter.resume() }
    }
}
