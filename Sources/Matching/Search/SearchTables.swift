import Jeugdhulp

/// What a search works out once from the register and the weights, and every ranking after that looks up: the place of
/// each gemeente, and the score classes in order of points. Held by one reference.
final class SearchTables: Sendable {
    let gemeenten: GemeenteLookup
    /// Every kind of room and contract status together, most points first.
    let classes: [ScoreClass]

    init(_ grondslag: Grondslag) {
        gemeenten = GemeenteLookup(grondslag.register)
        classes = ScoreClass.alle(grondslag.gewichten)
    }
}
