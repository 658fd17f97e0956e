import ReadStore
import ServiceLifecycle

/// Follows the topics as long as the server runs.
struct ReadLoopService: Service {
    let lus: ReadLoop

    func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await lus.draai()
            } onGracefulShutdown: {
                lus.stop()
            }
        } onCancel: {
            lus.stop()
        }
    }
}
