import Foundation

/// Work with an end in time.
enum Timeout {
    /// Runs `werk` for at most so long; what is not done then is cancelled.
    /// - Returns: the result, or `nil` when time was up.
    @discardableResult
    static func hooguit<R: Sendable>(
        ms: Int, _ werk: @escaping @Sendable () async throws -> R
    ) async rethrows -> R? {
        try await withThrowingTaskGroup(of: R?.self) { groep in
            groep.addTask { try await werk() }
            groep.addTask {
                await slaap(ms: ms)
                return nil
            }
            defer { groep.cancelAll() }
            return try await groep.next() ?? nil
        }
    }

    /// Returns after so long, or at once when cancelled.
    private static func slaap(ms: Int) async {
        let (stroom, einde) = AsyncStream.makeStream(of: Void.self)
        let klok = DispatchSource.makeTimerSource()
        klok.schedule(deadline: .now() + .milliseconds(ms))
        klok.setEventHandler { einde.finish() }
        klok.resume()
        for await _ in stroom {}
        klok.cancel()
    }
}
