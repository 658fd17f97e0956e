extension Rol {
    /// "expertteam:twente".
    init?(tekst: String) {
        let delen = tekst.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let soort = delen.first else { return nil }
        self.init(soort: soort, van: delen.count > 1 ? delen[1] : "")
    }

    var tekst: String { van.isEmpty ? soort.rawValue : "\(soort.rawValue):\(van)" }
}
