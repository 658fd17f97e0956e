import Glibc

/// The clock that never goes back: for intervals, never for facts.
public enum Monotonic {
    /// Milliseconds since some moment before this process began.
    public static func nowMs() -> Int64 { nowNs() / 1_000_000 }

    /// Nanoseconds since that same moment.
    static func nowNs() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }
}
