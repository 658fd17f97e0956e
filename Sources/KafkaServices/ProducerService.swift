import Kafka
import Logging
import ServiceLifecycle

/// Delivers what a producer still holds when the service group shuts down, and closes it.
///
/// Name it before the services that send: a group ends its services in the opposite order.
///
/// ```swift
/// let producer = try Producer(settings, logger: logger)
/// let services: [any Service] = [ProducerService(producer, logger: logger), sender]
/// ```
public struct ProducerService: Service, CustomStringConvertible {
    private let producer: Producer
    private let stopMsMax: Int
    private let logger: Logger

    /// - Parameters:
    ///   - producer: nobody else closes it.
    ///   - stopMsMax: how long delivering the rest may take; then it is dropped, and its senders are told.
    ///   - logger: is told when something was dropped.
    public init(_ producer: Producer, stopMsMax: Int = 10_000, logger: Logger) {
        self.producer = producer
        self.stopMsMax = stopMsMax
        self.logger = logger
    }

    public var description: String { "producer" }

    /// - Throws: `CancellationError` when it was cancelled instead of shut down: then nothing is waited for.
    public func run() async throws {
        do {
            try await gracefulShutdown()
        } catch {
            await producer.close(withinMs: 0)
            throw error
        }
        let isAllDelivered = await producer.flush(withinMs: stopMsMax)
        if !isAllDelivered {
            logger.error("not all was delivered in time, dropping the rest", metadata: ["withinMs": "\(stopMsMax)"])
        }
        await producer.close(withinMs: 0)
    }
}
