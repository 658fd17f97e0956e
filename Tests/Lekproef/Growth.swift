/// What was held at the start and after each of five equal stretches of cycles, and what may be said of it.
struct Growth {
    static let stretches = 5

    let cycles: Int
    let start: Gauge
    let stops: [Gauge]

    private var end: Gauge { stops.last ?? start }
    var descriptors: Int { end.descriptors - start.descriptors }
    var threads: Int { end.threads - start.threads }

    /// In the middle one of the stretches: a leak grows in each, a cache that fills or an arena that is made does so
    /// in one or two.
    var heapBytesPerCycle: Int {
        let grown = zip(stops, [start] + stops).map { $0.heapBytes - $1.heapBytes }.sorted()
        return (grown.isEmpty ? 0 : grown[grown.count / 2]) * Self.stretches / max(1, cycles)
    }

    /// The kinds of thing that stay behind. A few descriptors or threads more, however many cycles, are Swift's own
    /// pool; the smallest thing that malloc hands out takes 32 bytes.
    var leaks: [String] {
        var leaks: [String] = []
        if descriptors > Self.slack { leaks.append("descriptors") }
        if threads > Self.slack { leaks.append("threads") }
        if heapBytesPerCycle >= Self.heapBytesPerCycleMax { leaks.append("memory") }
        return leaks
    }

    var isLeak: Bool { !leaks.isEmpty }

    func line(_ name: String) -> String {
        let residentKB = (end.residentBytes - start.residentBytes) / 1_024
        let verdict = isLeak ? "LEAKS \(leaks.joined(separator: ", "))" : "clean"
        return "LEAKTEST kafka.\(name) cycles=\(cycles) descriptors=\(signed(descriptors)) threads=\(signed(threads)) "
            + "heap=\(signed(heapBytesPerCycle)) B/cycle resident=\(signed(residentKB)) KB: \(verdict)"
    }

    private func signed(_ number: Int) -> String { number < 0 ? "\(number)" : "+\(number)" }

    private static let slack = 4
    private static let heapBytesPerCycleMax = 32
}
