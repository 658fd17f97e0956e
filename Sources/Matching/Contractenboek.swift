import Jeugdhulp

/// The contracts known now: one for each pair of inkoopregio and aanbieder, as the key of the topic says.
public struct Contractenboek: Sendable, Equatable {
    private var contracten: [UInt64: Contract] = [:]

    public init() {}

    public var aantal: Int { contracten.count }

    /// Takes a contract in; gives back the one it replaces.
    @discardableResult
    public mutating func meld(_ contract: Contract) -> Contract? {
        contracten.updateValue(contract, forKey: Self.sleutel(contract.inkoopregio, contract.agb))
    }

    /// Takes a contract out; gives back what stood there.
    @discardableResult
    public mutating func verwijder(_ inkoopregio: Inkoopregio.ID, _ agb: AgbCode) -> Contract? {
        contracten.removeValue(forKey: Self.sleutel(inkoopregio, agb))
    }

    /// The contract between an inkoopregio and an aanbieder, whatever it covers.
    func contract(_ inkoopregio: Inkoopregio.ID, _ agb: AgbCode) -> Contract? {
        contracten[Self.sleutel(inkoopregio, agb)]
    }

    /// The contract status of an aanbieder with an inkoopregio for a hulpvorm on a day.
    /// - Parameter voorrang: the region puts children with a measure first at a ceiling (#41).
    func status(
        _ inkoopregio: Inkoopregio.ID, _ agb: AgbCode, _ hulpvorm: Hulpvorm, op dag: Datum, voorrang: Bool
    ) -> Overeenkomst {
        guard let contract = contracten[Self.sleutel(inkoopregio, agb)], contract.geldt(op: dag, hulpvorm: hulpvorm)
        else { return .geen }
        if voorrang { return .contract }
        switch contract.plafond {
        case .ruim: return .contract
        case .bijna: return .plafondBijna
        case .bereikt: return .plafondBereikt
        }
    }

    private static func sleutel(_ inkoopregio: Inkoopregio.ID, _ agb: AgbCode) -> UInt64 {
        UInt64(inkoopregio.index) << 32 | UInt64(agb.nummer)
    }
}

/// What stands between an offer and the responsible region on paper.
public enum Overeenkomst: String, Sendable, Equatable {
    case contract
    case plafondBijna = "plafond-bijna"
    case plafondBereikt = "plafond-bereikt"
    case geen = "geen-contract"
    /// No responsible region is known yet.
    case onbekend = "gemeente-onbekend"
}
