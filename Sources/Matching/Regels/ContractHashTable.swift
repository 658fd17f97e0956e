import Jeugdhulp

/// The contracts of one inkoopregio, found by the number of the aanbieder without a hash function worth the name:
/// an open table, at most half full, in which a number stands at or just after its own slot.
struct ContractHashTable: Sendable {
    static let leeg = ContractHashTable()

    private(set) var aantal = 0
    /// Another one after every change.
    private(set) var stamp = ChangeStamp()
    private var vakken: [Contract?] = []

    var alle: [Contract] { vakken.compactMap { $0 } }

    func contract(_ nummer: UInt32) -> Contract? {
        guard aantal > 0 else { return nil }
        return vakken[vak(nummer)]
    }

    func status(_ nummer: UInt32, _ hulpvorm: Hulpvorm, op dag: Datum, voorrang: Bool) -> Overeenkomst {
        guard let contract = contract(nummer), contract.geldt(op: dag, hulpvorm: hulpvorm) else { return .geen }
        if voorrang { return .contract }
        switch contract.plafond {
        case .ruim: return .contract
        case .bijna: return .plafondBijna
        case .bereikt: return .plafondBereikt
        }
    }

    mutating func zet(_ contract: Contract) -> Contract? {
        if (aantal + 1) * 2 > vakken.count { groei() }
        stamp = ChangeStamp()
        let hier = vak(contract.agb.nummer)
        let vorig = vakken[hier]
        vakken[hier] = contract
        if vorig == nil { aantal += 1 }
        return vorig
    }

    mutating func haalUit(_ nummer: UInt32) -> Contract? {
        guard aantal > 0 else { return nil }
        let hier = vak(nummer)
        guard let weg = vakken[hier] else { return nil }
        vakken[hier] = nil
        stamp = ChangeStamp()
        aantal -= 1
        sluit(hier)
        return weg
    }

    /// Fills a gap with what would otherwise no longer be found behind it.
    private mutating func sluit(_ gat: Int) {
        var hier = (gat + 1) & (vakken.count - 1)
        while let contract = vakken[hier] {
            vakken[hier] = nil
            vakken[vak(contract.agb.nummer)] = contract
            hier = (hier + 1) & (vakken.count - 1)
        }
    }

    private mutating func groei() {
        let oud = alle
        vakken = Array(repeating: nil, count: max(8, vakken.count * 2))
        for contract in oud { vakken[vak(contract.agb.nummer)] = contract }
    }

    /// Where a number stands, or the free slot where it would.
    private func vak(_ nummer: UInt32) -> Int {
        var hier = Int(truncatingIfNeeded: (UInt64(nummer) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (vakken.count - 1)
        while let contract = vakken[hier], contract.agb.nummer != nummer { hier = (hier + 1) & (vakken.count - 1) }
        return hier
    }
}
