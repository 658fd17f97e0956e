import Foundation

/// An exactly-once loop as a process of its own (`Tests/Kopieerlus`), which can be killed, frozen and asked to stop.
final class CopyProcess {
    private let process = Process()
    private let input = Pipe()

    init(brokers: String, from: String, to: String, group: String, id: String, extra: [String] = []) throws {
        process.executableURL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(".build/debug/kopieerlus")
        process.arguments = [brokers, from, to, group, id] + extra
        process.standardInput = input
        // Another child must not hold our end open, or this one never sees its input end.
        _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try process.run()
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Asks it to stop in good order, and tells how it ended.
    func stop() throws -> Int32 {
        try input.fileHandleForWriting.close()
        return end()
    }

    func kill9() {
        signal(SIGKILL)
        _ = end()
    }

    /// Waits for its end, which for a process that hangs comes after a minute by force.
    func end() -> Int32 {
        let pid = process.processIdentifier
        let guardian = DispatchWorkItem { kill(pid, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: guardian)
        process.waitUntilExit()
        guardian.cancel()
        return process.terminationStatus
    }

    deinit { if process.isRunning { signal(SIGKILL) } }
}
