/// The three norms of the inspections for a child with a measure (#1-#3).
package enum Normsoort: String, Sendable, CaseIterable {
    case vasteJeugdbeschermer = "vaste-jeugdbeschermer"
    case gedragenKoers = "gedragen-koers"
    case passendeHulp = "passende-hulp"
}
