/// A length of time as a ladder or a term counts it.
package enum Tijdsduur: Sendable, Hashable, CustomStringConvertible {
    case weken(Int)
    case maanden(Int)

    /// The day this long after another; a day that the month lacks becomes its last day.
    package func na(_ datum: Datum) -> Datum {
        switch self {
        case .weken(let aantal): datum.plus(weken: aantal)
        case .maanden(let aantal): datum.plus(maanden: aantal, afronding: .laatsteDagVanDeMaand)
        }
    }

    /// Only for putting durations in order: a month counts as 30.4375 days, in hundredths of a day.
    var honderdstenVanDagen: Int {
        switch self {
        case .weken(let aantal): aantal * 700
        case .maanden(let aantal): aantal * 304_375 / 100
        }
    }

    package var description: String {
        switch self {
        case .weken(let aantal): aantal == 1 ? "1 week" : "\(aantal) weken"
        case .maanden(let aantal): aantal == 1 ? "1 maand" : "\(aantal) maanden"
        }
    }
}
