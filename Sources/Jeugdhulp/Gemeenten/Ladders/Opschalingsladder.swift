/// Who acts when a wait grows: the steps that a region agreed on (#8, #9, #11).
package struct Opschalingsladder: Sendable, Hashable {
    /// Tells the wordings of a region apart: "A".
    package let naam: String
    /// The day the steps are counted from.
    package let vanaf: Beginpunt
    /// Which wait the steps look at.
    package let wachttijd: Lezing
    /// In order, each later than the one before it.
    package let treden: [Trede]

    package init(naam: String, vanaf: Beginpunt, wachttijd: Lezing, treden: [Trede]) {
        self.naam = naam
        self.vanaf = vanaf
        self.wachttijd = wachttijd
        self.treden = treden
    }

    /// What a ladder counts from.
    package enum Beginpunt: String, Sendable, CaseIterable {
        /// The day the child began to wait for this help.
        case wachten
        /// The day the measure was pronounced.
        case maatregel
    }

    /// How a ladder reads the word "wachttijd" (#10).
    package enum Lezing: String, Sendable, CaseIterable {
        /// Only what has passed.
        case verstreken
        /// Also what is announced: a start that lies too far off counts on the day it becomes known (#11).
        case aangekondigd
    }

    /// One step.
    package struct Trede: Sendable, Hashable {
        /// From 1.
        package let nummer: Int
        package let naam: String
        /// How long after the beginning.
        package let na: Tijdsduur
        /// "Langer dan 6 weken": the day after six weeks are full; otherwise the day on which they are (#8, #9).
        package let pasDaarna: Bool
        /// Who acts, as a role.
        package let wie: String
        /// What to do.
        package let actie: String
        /// With whom.
        package let bij: String
        /// How long that may take from the day it is told; `nil`: as long as the region gives for any step.
        package let binnen: Tijdsduur?

        package init(
            nummer: Int, naam: String, na: Tijdsduur, pasDaarna: Bool, wie: String, actie: String, bij: String,
            binnen: Tijdsduur?
        ) {
            self.nummer = nummer
            self.naam = naam
            self.na = na
            self.pasDaarna = pasDaarna
            self.wie = wie
            self.actie = actie
            self.bij = bij
            self.binnen = binnen
        }

        /// The first day on which the wait is long enough.
        func drempel(_ begin: Datum) -> Datum { na.na(begin).plus(dagen: pasDaarna ? 1 : 0) }

        /// The same step with the names of a region and a gemeente filled in.
        package func ingevuld(_ namen: Regionamen) -> Trede {
            Trede(
                nummer: nummer, naam: namen.vul(naam), na: na, pasDaarna: pasDaarna, wie: namen.vul(wie),
                actie: namen.vul(actie), bij: namen.vul(bij), binnen: binnen)
        }
    }
}
