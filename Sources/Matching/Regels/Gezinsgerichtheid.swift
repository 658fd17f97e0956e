import Jeugdhulp

/// How family-like a place is (art. 2.3 lid 6 Jeugdwet, #68).
enum Gezinsgerichtheid: Sendable {
    case thuis, gezin, kleinschalig, groep

    init(_ voorziening: Voorziening) {
        switch voorziening.hulpvorm {
        case .pleegzorg: self = .gezin
        case .gezinsgericht: self = voorziening.naam == "zorgboerderij-verblijf" ? .kleinschalig : .gezin
        case .anderVerblijf: self = Self.anderVerblijf(voorziening.naam)
        case .gesloten: self = .groep
        case .wijkteam, .ambulant, .daghulp, .netwerk: self = .thuis
        }
    }

    private static func anderVerblijf(_ naam: String) -> Gezinsgerichtheid {
        switch naam {
        case "gezinsopname": .gezin
        case "kleinschalige-woonvorm", "begeleid-wonen", "beschermd-wonen", "kamertraining": .kleinschalig
        default: .groep
        }
    }
}
