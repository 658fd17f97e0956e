import Jeugdhulp

/// The contracts of one inkoopregio, at most one for each aanbieder.
///
/// A `Dictionary`. A table of our own with a hash of one multiplication was here before: 14 ns a lookup beside 33, but
/// nobody waits for it. A ranking reads contracts from planes (``ContractPlaneCache``), which are made anew once a day
/// and after a contract of the region; at 100 000 offers that is 80 ms more a day, over all regions together.
struct Regiocontracten: Sendable {
    static let geen = Regiocontracten()

    /// Another one after every change.
    private(set) var stamp = ChangeStamp()
    /// By the number of the AGB code.
    private var perAanbieder: [UInt32: Contract] = [:]

    var aantal: Int { perAanbieder.count }

    /// - Parameter aanbieder: the number of its AGB code, as in the columns of a block.
    func contract(_ aanbieder: UInt32) -> Contract? { perAanbieder[aanbieder] }

    /// The contract status of an aanbieder for a hulpvorm on a day.
    /// - Parameter voorrang: the region puts children with a measure first at a ceiling (#41).
    func status(_ aanbieder: UInt32, _ hulpvorm: Hulpvorm, op dag: Datum, voorrang: Bool) -> Overeenkomst {
        guard let contract = contract(aanbieder), contract.geldt(op: dag, hulpvorm: hulpvorm) else { return .geen }
        if voorrang { return .contract }
        switch contract.plafond {
        case .ruim: return .contract
        case .bijna: return .plafondBijna
        case .bereikt: return .plafondBereikt
        }
    }

    /// - Returns: the contract that it replaces.
    mutating func zet(_ contract: Contract) -> Contract? {
        stamp = ChangeStamp()
        return perAanbieder.updateValue(contract, forKey: contract.agb.nummer)
    }

    /// - Returns: what stood there.
    mutating func haalUit(_ aanbieder: UInt32) -> Contract? {
        guard let weg = perAanbieder.removeValue(forKey: aanbieder) else { return nil }
        stamp = ChangeStamp()
        return weg
    }
}

extension Regiocontracten: Equatable {
    /// Equal when they hold the same contracts, whenever and in whatever order those came.
    static func == (links: Regiocontracten, rechts: Regiocontracten) -> Bool {
        links.perAanbieder == rechts.perAanbieder
    }
}
