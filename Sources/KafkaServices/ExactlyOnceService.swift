import Kafka
import Logging
import ServiceLifecycle

/// Runs an `ExactlyOnceLoop` on a thread of its own until the service group shuts down; then the open transaction is
/// committed and the group is left.
///
/// ```swift
/// let service = ExactlyOnceService("copy", logger: logger) { stop in
///     try ExactlyOnceLoop(settings, Copy(), stop: stop, logger: logger).run()
/// }
/// try await ServiceGroup(services: [service], gracefulShutdownSignals: [.sigterm], logger: logger).run()
/// ```
///
/// A loop that failed is made anew, after a wait; one that was fenced ends the service, because another instance does
/// its work now.
public struct ExactlyOnceService: Service, CustomStringConvertible {
    /// When a loop that failed is made anew.
    public struct Restarts: Sendable {
        /// After so many failures without a minute of work between two of them the last one is thrown.
        public var inARowMax = 10
        /// Before the first one; each next one waits twice as long, half a minute at most.
        public var waitMs = 500

        public init() {}
    }

    private let name: String
    private let stopMsMax: Int
    private let restarts: Restarts
    private let logger: Logger
    private let body: @Sendable (StopSignal) throws -> Void

    /// - Parameters:
    ///   - name: for logs, errors and the thread.
    ///   - stopMsMax: how long ending may take; more than the `stopMsMax` of the loop's own settings.
    ///   - restarts: when a loop that failed is made anew.
    ///   - logger: is told of each failure.
    ///   - body: makes the loop and runs it, on the thread that is made for it.
    public init(
        _ name: String, stopMsMax: Int = 15_000, restarts: Restarts = Restarts(), logger: Logger,
        body: @escaping @Sendable (StopSignal) throws -> Void
    ) {
        self.name = name
        self.stopMsMax = stopMsMax
        self.restarts = restarts
        self.logger = logger
        self.body = body
    }

    public var description: String { "exactly-once loop '\(name)'" }

    /// - Throws: `ExactlyOnceEnd` when it cannot go on, ``StopTimeout`` when it does not end.
    public func run() async throws {
        let stop = try StopSignal()
        try await GracefulEnd.run(name, withinMs: stopMsMax) {
            stop.ask()
        } work: {
            try await OwnedThread.run(name: "kafka-\(name)") { try self.loop(stop) }
        }
    }

    private func loop(_ stop: StopSignal) throws {
        var failures = 0
        while !stop.isAsked {
            let begun = ContinuousClock.now
            do {
                return try body(stop)
            } catch ExactlyOnceEnd.failed(let error) {
                failures = ContinuousClock.now - begun > .seconds(60) ? 1 : failures + 1
                guard !stop.isAsked else { return }
                guard failures <= restarts.inARowMax else { throw ExactlyOnceEnd.failed(error) }
                logger.warning(
                    "loop failed, making it anew", metadata: ["service": "\(name)", "error": "\(error)"])
                stop.waker.wait(timeoutMs: min(30_000, restarts.waitMs << min(failures - 1, 10)))
            }
        }
    }
}
