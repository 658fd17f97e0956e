import Dispatch
import Synchronization

/// Files that parties send: one at a time each, known before any of it is read; and read on a thread where nobody waits
/// for them.
final class UploadGate: Sendable {
    private let bezig = Mutex<Set<String>>([])
    private let lezer = DispatchQueue(label: "doorbraaktafel.bestanden")

    /// - Returns: whether this party may send a file now. Who may says so when it is done.
    func begin(_ partij: String) -> Bool { bezig.withLock { $0.insert(partij).inserted } }

    func klaar(_ partij: String) { _ = bezig.withLock { $0.remove(partij) } }

    /// Reads a whole file, which may take a while.
    func lees<W: Sendable>(_ werk: @escaping @Sendable () throws -> W) async throws -> W {
        try await withCheckedThrowingContinuation { klaar in
            lezer.async { klaar.resume(with: Result(catching: werk)) }
        }
    }
}
