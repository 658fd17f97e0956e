import Jeugdhulp

/// What is asked of each offer.
struct Aanbodeis: Sendable {
    var hulpvorm: UInt8?
    var voorziening: UInt8?
    /// One of these at least; 0: none is asked for.
    var doelgroepen: UInt32 = 0
    var gemeenten: Set<Gemeentecode>?
    var wachtWekenMax: Int32?
    var vrij = false
    /// Only reports of before this day; days since 1970.
    var peildatumVoor: Int32?
    var woorden = SearchWords("")
    var contract: Contracteis?

    /// Of which aanbieders there is a contract for which hulpvormen, and whether there must be or must not be one.
    struct Contracteis: Sendable {
        var moet: Bool
        var hulpvormen: [UInt32: Hulpvormen]
    }

    /// All but the words.
    func past(_ rij: Aanbodlijst.FilterRow) -> Bool {
        if let hulpvorm, rij.hulpvorm != hulpvorm { return false }
        if let voorziening, rij.voorziening != voorziening { return false }
        if doelgroepen != 0, rij.doelgroepen & doelgroepen == 0 { return false }
        if let wachtWekenMax, rij.wachtWeken > wachtWekenMax { return false }
        if vrij, rij.vrij <= 0 || rij.stop { return false }
        if let peildatumVoor, rij.peildatum >= peildatumVoor { return false }
        if let gemeenten, !gemeenten.contains(rij.gemeente) { return false }
        guard let contract else { return true }
        let heeft = contract.hulpvormen[rij.agb].map { $0.rawValue & (1 << rij.hulpvorm) != 0 } ?? false
        return heeft == contract.moet
    }
}
