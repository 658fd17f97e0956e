/// The texts of "woonplaats" in article 1.1 Jeugdwet, each from its first day on.
package enum Woonplaatswet: Sendable, Hashable, CaseIterable {
    /// The gemeente of whoever has gezag (§3d), since the Jeugdwet began.
    case gezagsdrager
    /// The woonadres, or that of before the stay: Wet wijziging woonplaatsbeginsel, Stb. 2020, 78.
    case woonadres
    /// The same, with a stay under the Wlz among the stays (W7).
    case woonadresMetWlz

    /// The first day. The dated text of 6 November 2024 has no Wlz stay and that of 1 January 2025 has (regels §3a).
    package var vanaf: Datum {
        switch self {
        case .gezagsdrager: Kalender.vast(jaar: 2015, maand: 1, dag: 1)
        case .woonadres: Kalender.vast(jaar: 2022, maand: 1, dag: 1)
        case .woonadresMetWlz: Kalender.vast(jaar: 2025, maand: 1, dag: 1)
        }
    }

    /// The text in force on a day; before the Jeugdwet its first text, as the nearest there is.
    package static func geldend(op peildatum: Datum) -> Woonplaatswet {
        allCases.last { $0.vanaf <= peildatum } ?? .gezagsdrager
    }
}
