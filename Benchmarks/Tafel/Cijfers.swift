/// The figures of a process in the text form of Prometheus.
struct Cijfers {
    private let regels: [Substring]

    init(_ tekst: String) { regels = tekst.split(separator: "\n").filter { !$0.hasPrefix("#") } }

    /// The sum of a figure over all labels that have these in them; 0 when it was never counted.
    func som(_ naam: String, _ label: String = "") -> Double {
        regels.filter { $0.hasPrefix(naam) && $0.dropFirst(naam.count).first.map { "{ ".contains($0) } == true }
            .filter { label.isEmpty || $0.contains(label) }
            .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
            .reduce(0, +)
    }
}
