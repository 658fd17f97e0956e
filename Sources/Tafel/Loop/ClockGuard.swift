import Berichten

/// Whether the clock of this machine may end terms: not when it runs far ahead of everything that the log holds.
///
/// A clock that jumps makes every answer late and every closed case old, and what lapsed cannot be taken back. The log
/// is the witness: the newest moment of any record that was read, which brokers and other processes stamped.
struct ClockGuard {
    private var newestMs: Int64?

    /// Longer than any summer in which nothing comes in; shorter than the terms after which a case is forgotten.
    static let aheadMsMax: Int64 = 45 * 86_400_000

    /// A record that was read.
    mutating func saw(_ timestampMs: Int64?) {
        guard let timestampMs else { return }
        newestMs = max(newestMs ?? timestampMs, timestampMs)
    }

    /// - Parameter nowMs: what this machine's clock says, in milliseconds since 1970.
    /// - Returns: how many days it is ahead of the log, when that is too many; `nil`: it is to be believed.
    func daysAhead(nowMs: Int64) -> Int64? {
        guard let newestMs, nowMs - newestMs > Self.aheadMsMax else { return nil }
        return (nowMs - newestMs) / 86_400_000
    }
}
