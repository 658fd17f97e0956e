import Dispatch
import ServiceLifecycle
import Synchronization

/// A service did not end in the time it was given; what it did is left to itself.
public struct StopTimeout: Error, Sendable, CustomStringConvertible {
    public let service: String
    public let withinMs: Int

    public var description: String {
        "service '\(service)' did not end within \(withinMs) ms of being asked; its thread may still run"
    }
}

/// Waits for work that can only be asked to end, and stops waiting when it was asked and does not.
///
/// A thread inside librdkafka or inside the work of a caller cannot be interrupted, so the limit is on our waiting.
final class GracefulEnd: Sendable {
    private struct State {
        var isAsked = false
        var outcome: Result<Void, any Error>?
        var waiter: CheckedContinuation<Void, any Error>?
    }

    private let name: String
    private let withinMs: Int
    private let state = Mutex(State())

    private init(_ name: String, _ withinMs: Int) {
        self.name = name
        self.withinMs = withinMs
    }

    /// - Parameters:
    ///   - ask: called once, at graceful shutdown or cancellation, from any thread.
    ///   - work: runs until it is done or was asked to end.
    static func run(
        _ name: String, withinMs: Int, ask: @escaping @Sendable () -> Void,
        work: @escaping @Sendable () async throws -> Void
    ) async throws {
        let end = GracefulEnd(name, withinMs)
        let task = Task {
            do {
                try await work()
                end.settle(.success(()))
            } catch {
                end.settle(.failure(error))
            }
        }
        let stop: @Sendable () -> Void = {
            end.askOnce {
                ask()
            } orLater: {
                task.cancel()
            }
        }
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await end.outcome()
            } onGracefulShutdown: {
                stop()
            }
        } onCancel: {
            stop()
        }
    }

    private func askOnce(_ ask: () -> Void, orLater giveUp: @escaping @Sendable () -> Void) {
        let isFirst = state.withLock { state in
            defer { state.isAsked = true }
            return !state.isAsked
        }
        guard isFirst else { return }
        ask()
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(withinMs)) {
            if self.settle(.failure(StopTimeout(service: self.name, withinMs: self.withinMs))) { giveUp() }
        }
    }

    /// - Returns: whether this was the first.
    @discardableResult
    private func settle(_ outcome: Result<Void, any Error>) -> Bool {
        let (isFirst, waiter) = state.withLock { state in
            guard state.outcome == nil else { return (false, CheckedContinuation<Void, any Error>?.none) }
            state.outcome = outcome
            return (true, state.waiter.take())
        }
        waiter?.resume(with: outcome)
        return isFirst
    }

    private func outcome() async throws {
        try await withCheckedThrowingContinuation { waiter in
            let outcome = state.withLock { state in
                if state.outcome == nil { state.waiter = waiter }
                return state.outcome
            }
            if let outcome { waiter.resume(with: outcome) }
        }
    }
}
