import Glibc

/// A moment on the monotonic clock by which something must be over.
struct Deadline: Sendable {
    private let atMs: Int64

    init(withinMs: Int) { atMs = Self.nowMs() &+ Int64(min(max(0, withinMs), Self.longestMs)) }

    /// Never negative, and small enough for librdkafka's `int` timeouts.
    var remainingMs: Int32 { Int32(max(0, atMs &- Self.nowMs())) }

    var isPast: Bool { remainingMs == 0 }

    /// How long ago it was; 0 before it.
    var pastMs: Int { Int(max(0, Self.nowMs() &- atMs)) }

    /// About twelve days: longer is a mistake, and must not overflow an `int`.
    static let longestMs = 1_000_000_000

    /// As a C `int` for librdkafka, where a negative number would mean "for ever".
    static func bounded(_ timeoutMs: Int) -> Int32 { Int32(min(max(0, timeoutMs), longestMs)) }

    private static func nowMs() -> Int64 { nowNs() / 1_000_000 }

    /// Nanoseconds on the monotonic clock.
    static func nowNs() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }
}
