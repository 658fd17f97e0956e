/// A JSON value on its way out. Encoded by Foundation with sorted keys, so equal values give equal bytes.
public enum JSONWaarde: Sendable, Equatable, Encodable {
    case tekst(String)
    case getal(Int)
    case decimaal(Double)
    case waar(Bool)
    case lijst([JSONWaarde])
    case object([String: JSONWaarde])
    case niets

    public func encode(to encoder: any Encoder) throws {
        var houder = encoder.singleValueContainer()
        switch self {
        case .tekst(let waarde): try houder.encode(waarde)
        case .getal(let waarde): try houder.encode(waarde)
        case .decimaal(let waarde): try houder.encode(waarde)
        case .waar(let waarde): try houder.encode(waarde)
        case .lijst(let waarde): try houder.encode(waarde)
        case .object(let waarde): try houder.encode(waarde)
        case .niets: try houder.encodeNil()
        }
    }

    /// Text, or null where there is none.
    public static func tekst(_ waarde: (some CustomStringConvertible)?) -> JSONWaarde {
        waarde.map { .tekst($0.description) } ?? .niets
    }

    public static func getal(_ waarde: Int?) -> JSONWaarde { waarde.map { .getal($0) } ?? .niets }

    public static func teksten(_ waarden: [String]) -> JSONWaarde { .lijst(waarden.map { .tekst($0) }) }

    /// An object without the members that are null: a reader treats absent and null alike.
    public static func zonderLeeg(_ leden: [String: JSONWaarde]) -> JSONWaarde {
        .object(leden.filter { $0.value != .niets })
    }
}
