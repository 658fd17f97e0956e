/// Why another gemeente became responsible while help ran.
package enum Voortzettingsgrond: Sendable, Hashable {
    /// The child moved on this day (article 2.7a Jeugdwet).
    case verhuizing(Datum)
    /// The law changed on 1 January 2022 (article 10.1 Jeugdwet).
    case wetswijziging2022
}

/// Help that ran at an aanbieder, or was agreed and had not begun, when another gemeente became responsible (regels
/// §3c, §3e).
///
/// The child keeps a right to the same help on the same terms at the same aanbieder. Whether the new gemeente has a
/// contract with it is then no obstacle.
package struct LopendeHulp: Sendable, Hashable {
    /// The aanbieder that gives it.
    package let agb: AgbCode
    /// The form of help; another form at the same aanbieder is other help.
    package let hulpvorm: Hulpvorm
    /// Why the gemeente changed.
    package let grond: Voortzettingsgrond

    package init(agb: AgbCode, hulpvorm: Hulpvorm, grond: Voortzettingsgrond) {
        self.agb = agb
        self.hulpvorm = hulpvorm
        self.grond = grond
    }

    /// How long a right to go on lasts.
    package enum Recht: Sendable, Hashable {
        /// None: in a stay the gemeente does not change by a move (W1), and before 2022 there was no such right.
        case geen
        /// The first and the last day.
        case vanTotEnMet(Datum, Datum)
        /// From this day on, without an end.
        case vanaf(Datum)
    }

    /// A year from the move for help without a stay, not begun or begun (2.7a); a year from 1 January 2022 when the law
    /// changed the gemeente, and for pleegzorg without that limit (10.1).
    package var recht: Recht {
        let nieuweWet = Woonplaatswet.woonadres.vanaf
        switch grond {
        case .verhuizing(let op):
            if hulpvorm.metVerblijf || op < nieuweWet { return .geen }
            return .vanTotEnMet(op, op.laatsteDagVanJaar)
        case .wetswijziging2022:
            if hulpvorm == .pleegzorg { return .vanaf(nieuweWet) }
            return .vanTotEnMet(nieuweWet, nieuweWet.laatsteDagVanJaar)
        }
    }

    /// Whether this help may go on at this aanbieder on a day, contract or not.
    package func magDoorgaan(bij agb: AgbCode, _ hulpvorm: Hulpvorm, op dag: Datum) -> Bool {
        guard agb == self.agb, hulpvorm == self.hulpvorm else { return false }
        switch recht {
        case .geen: return false
        case .vanTotEnMet(let van, let totEnMet): return van <= dag && dag <= totEnMet
        case .vanaf(let van): return van <= dag
        }
    }
}
