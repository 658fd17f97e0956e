import Jeugdhulp

/// On which day each open case has something to tell: asked every round, without looking through all cases.
struct Dagagenda {
    private var dagVan: [String: Datum] = [:]
    private var opDag: [Datum: Set<String>] = [:]
    /// The earliest day on which somebody stands.
    private(set) var eerste: Datum?

    /// Moves a case to a day; `nil` takes it out.
    mutating func zet(_ casusId: String, op dag: Datum?) {
        guard dagVan[casusId] != dag else { return }
        if let oud = dagVan.removeValue(forKey: casusId) {
            opDag[oud]?.remove(casusId)
            if opDag[oud]?.isEmpty == true {
                opDag[oud] = nil
                // A year has few days: only looked at when one of them is empty.
                if oud == eerste { eerste = opDag.keys.min() }
            }
        }
        guard let dag else { return }
        dagVan[casusId] = dag
        opDag[dag, default: []].insert(casusId)
        eerste = min(eerste ?? dag, dag)
    }

    /// Looked at in the next round, whatever the day.
    mutating func zetMeteen(_ casusId: String) { zet(casusId, op: .eerste) }

    var casussen: some Collection<String> { dagVan.keys }

    func heeftVerschenen(op vandaag: Datum) -> Bool { eerste.map { $0 <= vandaag } ?? false }

    /// The cases of this day and earlier, in order of id.
    func verschenen(op vandaag: Datum) -> [String] {
        guard heeftVerschenen(op: vandaag) else { return [] }
        return opDag.filter { $0.key <= vandaag }.flatMap(\.value).sorted()
    }
}
