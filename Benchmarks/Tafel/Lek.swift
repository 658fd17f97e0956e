import Foundation
import Synchronization

/// What a process loses on purpose, once a second.
enum Lek: String {
    case memory, fd, thread

    private static let bytes = 1 << 20
    /// Memory that nobody looked at again would be no memory to the optimizer.
    private static let weg = Mutex<[[UInt8]]>([])

    func begin() {
        let klok = DispatchSource.makeTimerSource()
        klok.schedule(deadline: .now() + .seconds(1), repeating: .seconds(1))
        klok.setEventHandler {
            // Keeps the timer for as long as the process lives.
            _ = klok
            switch self {
            case .memory: Self.weg.withLock { $0.append([UInt8](repeating: 1, count: Self.bytes)) }
            case .fd: _ = open("/dev/null", O_RDONLY)
            case .thread: Thread.detachNewThread { while true { pause() } }
            }
        }
        klok.resume()
    }
}
