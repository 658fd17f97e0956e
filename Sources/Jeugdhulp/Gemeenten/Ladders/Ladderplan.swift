/// The wordings of a ladder that a region knows, and which of them holds when.
package struct Ladderplan: Sendable, Hashable {
    /// All wordings, also those that hold at no time.
    package let ladders: [Opschalingsladder]
    /// In order, without overlap.
    package let perioden: [Periode]

    /// A time in which one wording holds.
    package struct Periode: Sendable, Hashable {
        /// Its name.
        package let ladder: String
        /// First day.
        package let van: Datum
        /// Last day; `nil`: until further notice.
        package let tot: Datum?

        package init(ladder: String, van: Datum, tot: Datum?) {
            self.ladder = ladder
            self.van = van
            self.tot = tot
        }
    }

    package init(ladders: [Opschalingsladder], perioden: [Periode]) {
        self.ladders = ladders
        self.perioden = perioden
    }

    /// The wording that holds on a day; `nil` before the first and between two.
    package func geldend(op datum: Datum) -> Opschalingsladder? {
        let periode = perioden.last { $0.van <= datum && datum <= ($0.tot ?? .laatste) }
        return periode.flatMap { gevonden in ladders.first { $0.naam == gevonden.ladder } }
    }
}
