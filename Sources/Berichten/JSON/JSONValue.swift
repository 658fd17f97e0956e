/// A JSON value on its way out, written with its names in order: equal values give equal bytes.
package enum JSONValue: Sendable, Equatable {
    case tekst(String)
    case getal(Int)
    case decimaal(Double)
    case waar(Bool)
    case lijst([JSONValue])
    case object(JSONMembers)
    /// JSON that was written already.
    case geschreven([UInt8])
    case niets

    /// Text, or null where there is none.
    package static func tekst(_ waarde: String?) -> JSONValue { waarde.map { .tekst($0) } ?? .niets }

    /// Text, or null where there is none.
    package static func tekst(_ waarde: (some CustomStringConvertible)?) -> JSONValue {
        waarde.map { .tekst($0.description) } ?? .niets
    }

    package static func getal(_ waarde: Int?) -> JSONValue { waarde.map { .getal($0) } ?? .niets }

    package static func teksten(_ waarden: [String]) -> JSONValue { .lijst(waarden.map { .tekst($0) }) }

    /// An object without the members that are null: a reader treats absent and null alike.
    package static func zonderLeeg(_ leden: JSONMembers) -> JSONValue { .object(leden.zonderLeeg()) }
}
