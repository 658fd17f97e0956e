import Jeugdhulp

/// The table that someone sits at.
struct Tafelplek: Sendable {
    let slug: String
    /// `nil` for the national table, which is of no region.
    let regio: Regio?

    var naam: String { regio?.naam ?? Landelijk.naam }
    var tafel: String { regio?.tafel ?? Landelijk.tafel }
}
