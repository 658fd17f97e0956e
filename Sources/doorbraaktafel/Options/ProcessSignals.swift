import ArgumentParser
import Foundation
import UnixSignals

/// Runs work until it ends or someone presses Ctrl-C.
enum ProcessSignals {
    /// After Ctrl-C a command may take this long to finish what it is doing; then it ends all the same.
    static let afrondenMsMax = 4_500

    /// - Parameter bijStop: asks the work to end; the work then returns by itself.
    /// - Returns: whether it ended because of a signal.
    @discardableResult
    static func tot(
        bijStop: @escaping @Sendable () -> Void, werk: @escaping @Sendable () async throws -> Void
    ) async throws -> Bool {
        let arbeid = Task { try await werk() }
        let wachter = Task {
            for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
                dwingEinde()
                bijStop()
                arbeid.cancel()
                return true
            }
            return false
        }
        // Success or failure: the work is over, so nobody needs to listen for signals any more.
        let uitkomst = await arbeid.result
        wachter.cancel()
        let gestopt = await wachter.value
        do {
            try uitkomst.get()
        } catch is CancellationError where gestopt {
            return true
        }
        return gestopt
    }

    private static func dwingEinde() {
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(afrondenMsMax)) {
            ConsoleOutput.fout("stopped without finishing: what was not sent or committed will be done again")
            _exit(130)
        }
    }
}

extension ProcessSignals {
    /// Waits until the task is cancelled.
    static func totAnnulering() async throws {
        let (stroom, _) = AsyncStream.makeStream(of: Never.self)
        for await _ in stroom {}
    }
}
