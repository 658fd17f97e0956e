import Crdkafka
import Glibc

/// One eventfd that wakes one thread: librdkafka writes to it when a queue goes from empty to not empty, and any
/// thread may ``signal()``. Consumers that share a thread share one waker.
///
/// ```swift
/// let waker = try Waker()
/// while running { while let turn = consumer.next(countMax: 1_000) { … }; waker.wait(timeoutMs: 100) }
/// ```
public final class Waker: Sendable {
    let descriptor: Int32

    public init() throws(KafkaError) {
        descriptor = crdkafka_eventfd()
        guard descriptor >= 0 else {
            throw KafkaError(
                RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE, operation: "create eventfd",
                detail: String(cString: strerror(errno))
            )
        }
    }

    deinit { close(descriptor) }

    /// Wakes the waiting thread, or the next that waits. From any thread.
    public func signal() {
        var one: UInt64 = 1
        // Fails only when the counter is full, and then the waiter is awake already.
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Waits until woken: true, or until the time is up: false. Drain every consumer to nil before waiting, because
    /// librdkafka signals a queue only once between two polls.
    @discardableResult
    public func wait(timeoutMs: Int) -> Bool {
        let deadline = Deadline(withinMs: timeoutMs)
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&waiting, 1, deadline.remainingMs) < 0 {
            guard errno == EINTR, !deadline.isPast else { return false }
        }
        guard waiting.revents & Int16(POLLIN) != 0 else { return false }
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
        return true
    }
}
