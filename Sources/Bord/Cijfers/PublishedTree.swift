/// A tree of counts as it may leave the table: a number that could say something of one child is hidden, and as many
/// others as it takes that nobody can compute it from what is left.
struct PublishedTree: Sendable, Equatable {
    let naam: String
    /// `nil`: hidden.
    let aantal: Int?
    let takken: [PublishedTree]
}
