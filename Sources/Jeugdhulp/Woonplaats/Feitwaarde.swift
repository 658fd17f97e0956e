/// What a fact said. Codes, kinds and days only: nothing that points to one child.
package enum Feitwaarde: Sendable, Hashable {
    case tekst(String)
    case getal(Int)
    case waar(Bool)
    /// Not given.
    case onbekend

    init(_ waarde: (some CustomStringConvertible)?) {
        self = waarde.map { .tekst($0.description) } ?? .onbekend
    }

    init(_ waarde: Bool?) { self = waarde.map { .waar($0) } ?? .onbekend }
}
