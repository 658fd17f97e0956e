/// How far from home help is found, nearest first (#35).
package enum Bereik: String, Sendable, CaseIterable, Comparable {
    case eigenRegio = "eigen-regio"
    case aangrenzend
    case bovenregionaal
    case landelijk

    private var rang: Int {
        switch self {
        case .eigenRegio: 0
        case .aangrenzend: 1
        case .bovenregionaal: 2
        case .landelijk: 3
        }
    }

    package static func < (links: Bereik, rechts: Bereik) -> Bool { links.rang < rechts.rang }
}
