import Jeugdhulp

/// The contracts known now: one for each pair of inkoopregio and aanbieder, as the key of the topic says.
package struct Contractenboek: Sendable, Equatable {
    /// Per inkoopregio its contracts, by the index of the region.
    private var regios: [ContractHashTable] = []

    package init() {}

    package var aantal: Int { regios.reduce(0) { $0 + $1.aantal } }

    /// Takes a contract in; gives back the one it replaces.
    @discardableResult
    package mutating func meld(_ contract: Contract) -> Contract? {
        let regio = Int(contract.inkoopregio.index)
        while regios.count <= regio { regios.append(ContractHashTable()) }
        return regios[regio].zet(contract)
    }

    /// Takes a contract out; gives back what stood there.
    @discardableResult
    package mutating func verwijder(_ inkoopregio: Inkoopregio.ID, _ agb: AgbCode) -> Contract? {
        let regio = Int(inkoopregio.index)
        return regio < regios.count ? regios[regio].haalUit(agb.nummer) : nil
    }

    /// The contracts of one inkoopregio.
    func kolom(_ inkoopregio: Inkoopregio.ID) -> ContractHashTable {
        let regio = Int(inkoopregio.index)
        return regio < regios.count ? regios[regio] : .leeg
    }

    /// The contract between an inkoopregio and an aanbieder, whatever it covers.
    func contract(_ inkoopregio: Inkoopregio.ID, _ agb: AgbCode) -> Contract? {
        kolom(inkoopregio).contract(agb.nummer)
    }

    /// The contract status of an aanbieder with an inkoopregio for a hulpvorm on a day.
    /// - Parameter voorrang: the region puts children with a measure first at a ceiling (#41).
    func status(
        _ inkoopregio: Inkoopregio.ID, _ agb: AgbCode, _ hulpvorm: Hulpvorm, op dag: Datum, voorrang: Bool
    ) -> Overeenkomst {
        let regio = Int(inkoopregio.index)
        guard regio < regios.count else { return .geen }
        return regios[regio].status(agb.nummer, hulpvorm, op: dag, voorrang: voorrang)
    }

    /// Equal when they hold the same contracts, in whatever order they came.
    package static func == (links: Contractenboek, rechts: Contractenboek) -> Bool {
        (0..<max(links.regios.count, rechts.regios.count)).allSatisfy { regio in
            let (een, ander) = (
                regio < links.regios.count ? links.regios[regio] : ContractHashTable(),
                regio < rechts.regios.count ? rechts.regios[regio] : ContractHashTable()
            )
            return een.aantal == ander.aantal
                && een.alle.allSatisfy { ander.contract($0.agb.nummer) == $0 }
        }
    }
}

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

/// What stands between an offer and the responsible region on paper.
package enum Overeenkomst: String, Sendable, Equatable {
    case contract
    /// The help runs there already and goes on by law, contract or not (articles 2.7a and 10.1 Jeugdwet).
    case lopendeHulp = "lopende-hulp"
    case plafondBijna = "plafond-bijna"
    case plafondBereikt = "plafond-bereikt"
    case geen = "geen-contract"
    /// No responsible region is known yet.
    case onbekend = "gemeente-onbekend"
}
