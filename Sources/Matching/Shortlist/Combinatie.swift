/// One offer for each hulpvraag.
struct Combinatie: Sendable, Equatable {
    let benen: [Kandidaat]
    let punten: Int
    /// One aanbieder for all (only where there are several hulpvragen).
    let samen: Bool
}
