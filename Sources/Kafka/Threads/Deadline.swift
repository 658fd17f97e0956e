/// A moment on the monotonic clock by which something must be over.
struct Deadline: Sendable {
    private let atMs: Int64

    init(withinMs: Int) { atMs = Monotonic.nowMs() &+ Int64(min(max(0, withinMs), Self.longestMs)) }

    /// Never negative, and small enough for librdkafka's `int` timeouts.
    var remainingMs: Int32 { Int32(max(0, atMs &- Monotonic.nowMs())) }

    var isPast: Bool { remainingMs == 0 }

    /// How long ago it was; 0 before it.
    var pastMs: Int { Int(max(0, Monotonic.nowMs() &- atMs)) }

    /// About twelve days: longer is a mistake, and must not overflow an `int`.
    static let longestMs = 1_000_000_000

    /// As a C `int` for librdkafka, where a negative number would mean "for ever".
    static func bounded(_ timeoutMs: Int) -> Int32 { Int32(min(max(0, timeoutMs), longestMs)) }
}
