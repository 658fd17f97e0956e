/// Hides small numbers (primary), and others beside or above them (complementary).
///
/// A zero is shown: it is nobody's. The one who tries to compute a hidden number knows that it is at least 1, all that
/// is shown, and that each level is the sum of the one below. A small number is safe when, for all that is known, it
/// could be as large as a number that is shown.
enum Suppression {
    /// The smallest number that may be shown.
    static let drempel = 5

    static func publiek(_ boom: CountTree, drempel: Int = drempel) -> PublishedTree {
        var vel = SuppressionSheet(boom)
        vel.verbergKlein(drempel)
        while let bloot = vel.eersteBlote(drempel) {
            let erbij = vel.erbij(bloot)
            if erbij.isEmpty { break }
            for knoop in erbij { vel.verborgen[knoop] = true }
        }
        return vel.boom(0)
    }
}
