/// Small words that more than one explanation needs.
enum Uitlegwoorden {
    /// "a, b en c".
    static func opsomming(_ woorden: [String]) -> String {
        guard let laatste = woorden.last, woorden.count > 1 else { return woorden.first ?? "" }
        return woorden.dropLast().joined(separator: ", ") + " en " + laatste
    }

    static func dagen(_ aantal: Int) -> String { aantal == 1 ? "1 dag" : "\(aantal) dagen" }
    static func weken(_ aantal: Int) -> String { aantal == 1 ? "1 week" : "\(aantal) weken" }
}
