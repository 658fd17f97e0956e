/// A JSON value on its way out, written with its names in order: equal values give equal bytes.
public enum JSONWaarde: Sendable, Equatable {
    case tekst(String)
    case getal(Int)
    case decimaal(Double)
    case waar(Bool)
    case lijst([JSONWaarde])
    case object(JSONLeden)
    /// JSON that was written already.
    case geschreven([UInt8])
    case niets

    /// Text, or null where there is none.
    public static func tekst(_ waarde: String?) -> JSONWaarde { waarde.map { .tekst($0) } ?? .niets }

    /// Text, or null where there is none.
    public static func tekst(_ waarde: (some CustomStringConvertible)?) -> JSONWaarde {
        waarde.map { .tekst($0.description) } ?? .niets
    }

    public static func getal(_ waarde: Int?) -> JSONWaarde { waarde.map { .getal($0) } ?? .niets }

    public static func teksten(_ waarden: [String]) -> JSONWaarde { .lijst(waarden.map { .tekst($0) }) }

    /// An object without the members that are null: a reader treats absent and null alike.
    public static func zonderLeeg(_ leden: JSONLeden) -> JSONWaarde { .object(leden.zonderLeeg()) }
}
