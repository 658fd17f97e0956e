import CoreMetrics
import Synchronization

/// One figure with its labels.
protocol MetricSeries: AnyObject, Sendable {
    /// As Prometheus calls it: counter, gauge or histogram.
    var soort: String { get }
    /// Lines: what follows the name, labels besides its own, the value.
    var waarden: [(String, [String], String)] { get }
}

/// Only goes up.
final class CounterSeries: MetricSeries, CounterHandler {
    private let stand = Atomic<Int64>(0)
    let soort = "counter"
    var waarden: [(String, [String], String)] { [("", [], "\(stand.load(ordering: .relaxed))")] }
    func increment(by: Int64) { stand.wrappingAdd(by, ordering: .relaxed) }
    func reset() { stand.store(0, ordering: .relaxed) }
}

/// Only goes up, in fractions.
final class FloatingPointCounterSeries: MetricSeries, FloatingPointCounterHandler {
    private let stand = Mutex(0.0)
    let soort = "counter"
    var waarden: [(String, [String], String)] { [("", [], Prometheus.getal(stand.withLock { $0 }))] }
    func increment(by: Double) { stand.withLock { $0 += by } }
    func reset() { stand.withLock { $0 = 0 } }
}

/// Goes up and down.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
    private let stand = Mutex(0.0)
    let soort = "gauge"
    var waarden: [(String, [String], String)] { [("", [], Prometheus.getal(stand.withLock { $0 }))] }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { stand.withLock { $0 = value } }
    func increment(by: Double) { stand.withLock { $0 += by } }
    func decrement(by: Double) { stand.withLock { $0 -= by } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
}

/// How often a value lay under each bound.
final class HistogramSeries: MetricSeries, TimerHandler, RecorderHandler {
    static let seconden = [0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30]
    static let aantallen = [0.0, 1, 2, 5, 10, 50, 100, 1_000, 10_000]

    private struct HistogramCounts {
        var perVak: [Int]
        var som = 0.0
        var aantal = 0
    }

    private let grenzen: [Double]
    private let telling: Mutex<HistogramCounts>
    let soort = "histogram"

    init(grenzen: [Double]) {
        self.grenzen = grenzen
        telling = Mutex(HistogramCounts(perVak: Array(repeating: 0, count: grenzen.count)))
    }

    var waarden: [(String, [String], String)] {
        let nu = telling.withLock { $0 }
        var tot = 0
        var uit: [(String, [String], String)] = []
        for (grens, aantal) in zip(grenzen, nu.perVak) {
            tot += aantal
            uit.append(("_bucket", ["le=\"\(Prometheus.getal(grens))\""], "\(tot)"))
        }
        uit.append(("_bucket", ["le=\"+Inf\""], "\(nu.aantal)"))
        return uit + [("_sum", [], Prometheus.getal(nu.som)), ("_count", [], "\(nu.aantal)")]
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }
    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) {
        let vak = grenzen.firstIndex { value <= $0 }
        telling.withLock { nu in
            if let vak { nu.perVak[vak] += 1 }
            nu.som += value
            nu.aantal += 1
        }
    }
}
