import Metrics
import Testing

@testable import Beheer

@Suite("Figures as Prometheus reads them")
struct MetricsRegistryTests {
    private let boek = MetricsRegistry()

    private func regels() -> [String] { boek.tekst().split(separator: "\n").map(String.init) }

    @Test("a counter, a gauge and a timer are written with their type, labels and value")
    func soorten() {
        Counter(label: "keren_total", dimensions: [("topic", "a")], factory: boek).increment(by: 3)
        Meter(label: "hoogte", factory: boek).set(2.5)
        let duur = Metrics.Timer(label: "duur_seconds", factory: boek)
        duur.recordNanoseconds(2_000_000)
        duur.recordNanoseconds(60_000_000_000)
        let regels = regels()
        #expect(regels.contains("# TYPE keren_total counter") && regels.contains("keren_total{topic=\"a\"} 3"))
        #expect(regels.contains("# TYPE hoogte gauge") && regels.contains("hoogte 2.5"))
        for regel in [
            "# TYPE duur_seconds histogram",
            "duur_seconds_bucket{le=\"0.001\"} 0",
            "duur_seconds_bucket{le=\"0.005\"} 1",
            "duur_seconds_bucket{le=\"30\"} 1", "duur_seconds_bucket{le=\"+Inf\"} 2", "duur_seconds_sum 60.002",
            "duur_seconds_count 2",
        ] {
            #expect(regels.contains(regel), "\(regel)")
        }
    }

    @Test("the same name and labels are one figure, in whatever order the labels come")
    func een() {
        Counter(label: "x_total", dimensions: [("a", "1"), ("b", "2")], factory: boek).increment()
        Counter(label: "x_total", dimensions: [("b", "2"), ("a", "1")], factory: boek).increment()
        #expect(regels() == ["# TYPE x_total counter", "x_total{a=\"1\",b=\"2\"} 2"])
    }

    @Test("what Prometheus cannot read is written so that it can")
    func tekens() {
        Counter(label: "a.b-c", dimensions: [("la bel", "een\"twee\\drie\nvier")], factory: boek).increment()
        #expect(regels() == ["# TYPE a_b_c counter", "a_b_c{la_bel=\"een\\\"twee\\\\drie\\nvier\"} 1"])
    }

    @Test("a figure that is thrown away is not shown any more")
    func weg() {
        let teller = Counter(label: "weg_total", factory: boek)
        teller.increment()
        teller.destroy()
        #expect(regels().isEmpty)
    }
}
