/// Words in a row, as a sentence names them.
package enum Opsomming {
    /// "a, b en c".
    package static func tekst(_ woorden: [String]) -> String {
        guard let laatste = woorden.last, woorden.count > 1 else { return woorden.first ?? "" }
        return woorden.dropLast().joined(separator: ", ") + " en " + laatste
    }
}
