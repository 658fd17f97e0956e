/// One candidate for each hulpvraag of a case (its "benen", legs), with the points of the whole.
struct Combinatie: Sendable, Equatable {
    let benen: [Kandidaat]
    let punten: Int
    /// One aanbieder for all (only where there are several hulpvragen).
    let samen: Bool
}
