import Berichten
import Metrics

/// The figures of one gate. Labels are kinds of party and codes of refusals: none grows with what is sent.
final class GateMetrics {
    private let fabriek: any MetricsFactory
    private var tellers: [String: Counter] = [:]
    private let stil: Meter

    init(_ fabriek: any MetricsFactory) {
        self.fabriek = fabriek
        stil = Meter(label: "doorbraaktafel_poort_stille_topics", dimensions: [], factory: fabriek)
        stil.set(0)
        for partij in [Partij.gi, .aanbieder, .inkoop, .expertteam] { doorgelaten(partij, 0) }
    }

    func doorgelaten(_ partij: Partij, _ aantal: Int = 1) { tel("doorgelaten", [("partij", partij.rawValue)], aantal) }
    func dubbel(_ partij: Partij) { tel("dubbel", [("partij", partij.rawValue)], 1) }
    func geweigerd(_ partij: Partij?, _ code: String) {
        tel("geweigerd", [("code", code), ("partij", partij?.rawValue ?? "geen")], 1)
    }
    func stil(_ aantal: Int) { stil.set(aantal) }

    private func tel(_ naam: String, _ labels: [(String, String)], _ aantal: Int) {
        let sleutel = naam + labels.map { " \($0.1)" }.joined()
        let teller =
            tellers[sleutel]
            ?? Counter(label: "doorbraaktafel_poort_\(naam)_total", dimensions: labels, factory: fabriek)
        tellers[sleutel] = teller
        teller.increment(by: aantal)
    }
}
