import Crdkafka
import Glibc

/// A thread that one body owns, for work that blocks. Swift's shared pool has one thread a core, and a commit may
/// block for seconds: blocking there stops everybody.
public enum OwnedThread {
    /// Runs `body` on a new thread, and resumes with its result when it is done.
    ///
    /// ```swift
    /// try await OwnedThread.run(name: "billing") { try loop.run() }
    /// ```
    public static func run<R: Sendable>(
        name: String, _ body: @escaping @Sendable () throws -> R
    ) async throws -> R {
        try await withCheckedThrowingContinuation { continuation in
            do {
                try start(name: name) { continuation.resume(with: Result(catching: body)) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Starts a detached thread; whoever needs to know its end arranges so in `body`.
    package static func start(name: String, _ body: @escaping @Sendable () -> Void) throws(KafkaError) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))

        let box = Unmanaged.passRetained(Box(name: name, body: body))
        var thread = pthread_t()
        let outcome = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                let box = Unmanaged<Box>.fromOpaque(argument).takeRetainedValue()
                crdkafka_name_thread(box.name)
                box.body()
                return nil
            }, box.toOpaque()
        )
        guard outcome == 0 else {
            box.release()
            throw KafkaError(
                RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE, operation: "start thread '\(name)'",
                detail: String(cString: strerror(outcome))
            )
        }
    }

    private static let stackBytes = 8 << 20

    private final class Box: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
