import Dispatch

/// Waits for something that tells nobody when it happens.
public enum Proefwacht {
    private static let opnieuwMs = 20

    /// Looks again every few milliseconds, by a timer.
    /// - Returns: whether it came to be so within `ms`.
    public static func tot(ms: Int, _ voldaan: @escaping @Sendable () -> Bool) async -> Bool {
        let uiterlijk = ContinuousClock.now + .milliseconds(ms)
        let (slagen, slag) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let klok = DispatchSource.makeTimerSource()
        klok.schedule(deadline: .now(), repeating: .milliseconds(opnieuwMs))
        klok.setEventHandler { slag.yield() }
        klok.resume()
        defer { klok.cancel() }
        for await _ in slagen {
            if voldaan() { return true }
            if ContinuousClock.now >= uiterlijk { return false }
        }
        return false
    }
}
