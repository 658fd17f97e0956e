import Jeugdhulp

/// A part of the country whose shortages the inspections named.
enum Landsdeel: Sendable, CaseIterable {
    case groningenDrenthe, overijssel, zuidWest, elders

    init(_ regio: Regio) {
        switch regio.slug {
        case "groningen", "drenthe": self = .groningenDrenthe
        case "twente", "ijsselland": self = .overijssel
        case "haaglanden", "holland-rijnland", "midden-holland", "zuid-holland-zuid": self = .zuidWest
        default: self = .elders
        }
    }

    /// The voorzieningen that are short there, in the words of the inspections (regels §1d): the reports
    /// Groningen-Drenthe and Overijssel (2021), Zuid West and its expertisenetwerk (2022). Elsewhere what at least
    /// two of them name.
    var tekorten: Set<String> {
        switch self {
        case .groningenDrenthe:
            [
                "begeleid-wonen", "kleinschalige-woonvorm", "lvb-behandeling-verblijf", "bemoeizorg",
                "jeugd-ggz-specialistisch", "kamertraining", "gezinshuis", "complexe-scheiding", "pleeggezin",
            ]
        case .overijssel:
            [
                "specialistisch-gezinshuis", "diagnostiek", "traumatherapie", "forensische-jeugd-ggz", "crisisopvang",
                "begeleid-wonen", "gezinshuis",
            ]
        case .zuidWest:
            [
                "pleeggezin", "kortdurend-open-verblijf", "naschoolse-dagbehandeling", "speltherapie",
                "lvb-behandeling-verblijf", "logeerhuis", "zorgboerderij-verblijf", "gezinshuis", "deeltijdpleegzorg",
                "klinische-opname", "forensische-jeugd-ggz", "netwerkonderzoek", "begeleid-wonen", "gezinsopname",
            ]
        case .elders:
            [
                "begeleid-wonen", "lvb-behandeling-verblijf", "gezinshuis", "pleeggezin", "forensische-jeugd-ggz",
            ]
        }
    }
}
