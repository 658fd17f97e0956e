import Dispatch

/// Milliseconds that only ever grow: for intervals, never for facts.
package enum MonotonicClock {
    package static func nuMs() -> Int64 { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }
}
