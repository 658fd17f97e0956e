import Jeugdhulp

/// Small words that more than one explanation needs.
enum Uitlegwoorden {
    /// "a, b en c".
    static func opsomming(_ woorden: [String]) -> String { Opsomming.tekst(woorden) }

    static func dagen(_ aantal: Int) -> String { aantal == 1 ? "1 dag" : "\(aantal) dagen" }
    static func weken(_ aantal: Int) -> String { aantal == 1 ? "1 week" : "\(aantal) weken" }
}
