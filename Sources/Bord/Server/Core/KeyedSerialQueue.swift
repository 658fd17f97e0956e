import Synchronization

/// Work with a name is done one after the other; work with other names goes on meanwhile.
final class KeyedSerialQueue: Sendable {
    private let wachtenden = Mutex<[String: [CheckedContinuation<Void, Never>]]>([:])

    func opBeurt<R: Sendable>(_ naam: String, _ werk: @Sendable () async throws -> R) async throws -> R {
        await withCheckedContinuation { beurt in
            let meteen = wachtenden.withLock { rijen in
                guard rijen[naam] != nil else {
                    rijen[naam] = []
                    return true
                }
                rijen[naam]?.append(beurt)
                return false
            }
            if meteen { beurt.resume() }
        }
        defer { geefDoor(naam) }
        return try await werk()
    }

    private func geefDoor(_ naam: String) {
        let volgende = wachtenden.withLock { rijen -> CheckedContinuation<Void, Never>? in
            guard rijen[naam]?.isEmpty == false else {
                rijen[naam] = nil
                return nil
            }
            return rijen[naam]?.removeFirst()
        }
        volgende?.resume()
    }
}
