import CoreMetrics
import Synchronization

/// Where swift-metrics writes and Prometheus reads: every figure of this process, in memory.
///
/// Counting is an atomic addition; only making a figure and reading them all take a lock.
package final class MetricsRegistry: MetricsFactory {
    struct SeriesKey: Hashable {
        let naam: String
        let labels: [String]
    }

    private let reeksen = Mutex<[SeriesKey: any MetricSeries]>([:])

    package init() {}

    /// The figure of this name and these labels; made when it is not there.
    private func reeks<R: MetricSeries>(_ label: String, _ dimensies: [(String, String)], _ maak: () -> R) -> R {
        let sleutel = SeriesKey(naam: Prometheus.naam(label), labels: dimensies.map(Prometheus.label).sorted())
        return reeksen.withLock { reeksen in
            if let er = reeksen[sleutel] as? R { return er }
            let nieuw = maak()
            reeksen[sleutel] = nieuw
            return nieuw
        }
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        reeks(label, dimensions) { CounterSeries() }
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        reeks(label, dimensions) { FloatingPointCounterSeries() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        reeks(label, dimensions) { GaugeSeries() }
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate
            ? reeks(label, dimensions) { HistogramSeries(grenzen: HistogramSeries.aantallen) }
            : reeks(label, dimensions) { GaugeSeries() }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        reeks(label, dimensions) { HistogramSeries(grenzen: HistogramSeries.seconden) }
    }

    package func destroyCounter(_ handler: any CounterHandler) { weg(handler) }
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { weg(handler) }
    package func destroyMeter(_ handler: any MeterHandler) { weg(handler) }
    package func destroyRecorder(_ handler: any RecorderHandler) { weg(handler) }
    package func destroyTimer(_ handler: any TimerHandler) { weg(handler) }

    private func weg(_ handler: AnyObject) {
        reeksen.withLock { reeksen in reeksen = reeksen.filter { $0.value !== handler } }
    }

    /// Everything, as Prometheus reads it (text format 0.0.4), in order of name.
    package func tekst() -> String {
        let alles = reeksen.withLock { $0 }
        var uit = ""
        for (naam, regels) in Dictionary(grouping: alles, by: \.key.naam).sorted(by: { $0.key < $1.key }) {
            guard let soort = regels.first?.value.soort else { continue }
            if let uitleg = MetricDescriptions.uitleg[naam] ?? MetricDescriptions.poort[naam] {
                uit += "# HELP \(naam) \(uitleg)\n"
            }
            uit += "# TYPE \(naam) \(soort)\n"
            for (sleutel, reeks) in regels.sorted(by: { $0.key.labels.lexicographicallyPrecedes($1.key.labels) }) {
                for (achtervoegsel, extra, waarde) in reeks.waarden {
                    let labels = sleutel.labels + extra
                    uit += naam + achtervoegsel + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}")
                    uit += " \(waarde)\n"
                }
            }
        }
        return uit
    }
}

/// How Prometheus wants words written.
enum Prometheus {
    /// Letters, digits, `_` and `:`; anything else becomes `_`.
    static func naam(_ label: String) -> String {
        String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber || "_:".contains($0)) ? $0 : "_" })
    }

    static func label(_ paar: (String, String)) -> String {
        let waarde = paar.1.map { teken in
            switch teken {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: String(teken)
            }
        }
        return "\(naam(paar.0))=\"\(waarde.joined())\""
    }

    static func getal(_ waarde: Double) -> String {
        waarde == waarde.rounded() && abs(waarde) < 1e15 ? "\(Int64(waarde))" : "\(waarde)"
    }
}
