import Metrics

/// Gauges that come and go with what they measure, and counters made from totals.
struct MetricsMemory {
    /// One row of one metric.
    private struct Key: Hashable {
        let label: String
        let dimensions: [String: String]
    }

    private struct Client {
        var totals: [Key: Int64] = [:]
        var heard: Int
    }

    private let factory: any MetricsFactory
    private let always: [(String, String)]
    private var gauges: [Key: Gauge] = [:]
    private var counters: [Key: Counter] = [:]
    /// The last totals of each handle: those of a new handle begin at nothing.
    private var clients: [String: Client] = [:]
    private var reports = 0
    /// Whose report is being read, and which gauges it spoke of.
    private var name = ""
    private var type = ""
    private var kept: Set<Key> = []

    init(_ factory: any MetricsFactory, always: [(String, String)]) {
        self.factory = factory
        self.always = always
    }

    /// A handle has something to say. Forgets the one that was silent longest when there are too many.
    mutating func begin(name: String, type: String) {
        (self.name, self.type) = (name, type)
        reports += 1
        clients[name, default: Client(heard: reports)].heard = reports
        guard clients.count > Self.clientCountMax else { return }
        if let oldest = clients.min(by: { $0.value.heard < $1.value.heard }) { clients[oldest.key] = nil }
    }

    mutating func gauge(_ label: String, _ labels: [String: String] = [:], _ value: Double) {
        let key = self.key(label, labels)
        kept.insert(key)
        let gauge = gauges[key] ?? Gauge(label: label, dimensions: dimensions(key), factory: factory)
        gauges[key] = gauge
        gauge.record(value)
    }

    /// Keeps a gauge as it stands, because there is nothing newer.
    mutating func keep(_ label: String, _ labels: [String: String]) { kept.insert(key(label, labels)) }

    /// Counts what came on top of the total that the same handle gave before.
    mutating func count(_ label: String, _ labels: [String: String] = [:], total: Int64) {
        let key = self.key(label, labels)
        let before = clients[name]?.totals.updateValue(total, forKey: key) ?? 0
        add(key, total - before)
    }

    /// Takes away the gauges that the report did not speak of: a partition that left must not show its last lag for
    /// ever.
    mutating func end() {
        for (key, gauge) in gauges where key.dimensions["type"] == type && !kept.contains(key) {
            gauge.destroy()
            gauges[key] = nil
        }
        kept = []
    }

    /// One more, outside a report.
    mutating func one(_ label: String, _ labels: [String: String] = [:]) {
        add(Key(label: label, dimensions: labels), 1)
    }

    private mutating func add(_ key: Key, _ amount: Int64) {
        let counter = counters[key] ?? Counter(label: key.label, dimensions: dimensions(key), factory: factory)
        counters[key] = counter
        if amount > 0 { counter.increment(by: amount) }
    }

    private func key(_ label: String, _ labels: [String: String]) -> Key {
        Key(label: label, dimensions: labels.merging(["type": type]) { $1 })
    }

    private func dimensions(_ key: Key) -> [(String, String)] {
        always + key.dimensions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static let clientCountMax = 32
}
