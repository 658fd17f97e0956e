import Berichten
import Jeugdhulp

/// In what capacity someone is here, and for whom (contract §1). What a role may reach stands with each route.
package enum Rol: Sendable, Hashable {
    /// The lower-case name a GI has in `doorbraak.status.<gi>`.
    case gi(String)
    case aanbieder(AgbCode)
    /// The name of an inkoopregio.
    case inkoop(String)
    /// The slug of a jeugdregio.
    case expertteam(regio: String)
    case beheer

    /// The kinds of role, as a table of who may do what names them.
    package enum Category: String, Sendable, CaseIterable {
        case gi, aanbieder, inkoop, expertteam, beheer
    }

    package var soort: Category {
        switch self {
        case .gi: .gi
        case .aanbieder: .aanbieder
        case .inkoop: .inkoop
        case .expertteam: .expertteam
        case .beheer: .beheer
        }
    }

    /// As the table of channels names it; `nil` for an operator, who sends nothing.
    package var partij: Partij? { Partij(rawValue: soort.rawValue) }

    /// For whom: the GI, the AGB code, the inkoopregio or the region; empty for an operator.
    package var van: String {
        switch self {
        case .gi(let naam), .inkoop(let naam), .expertteam(let naam): naam
        case .aanbieder(let agb): agb.description
        case .beheer: ""
        }
    }

    /// - Parameters:
    ///   - soort: as in ``Category``.
    ///   - van: as ``van`` gives it.
    /// - Returns: `nil` when the two do not make a role.
    package init?(soort: String, van: String) {
        guard let soort = Category(rawValue: soort), van.utf8.count <= Self.vanBytesMax else { return nil }
        switch soort {
        case .beheer: self = .beheer
        case .aanbieder:
            guard let agb = AgbCode(van) else { return nil }
            self = .aanbieder(agb)
        case .gi, .inkoop, .expertteam:
            guard !van.isEmpty, !van.contains(where: \.isNewline) else { return nil }
            self = soort == .gi ? .gi(van) : soort == .inkoop ? .inkoop(van) : .expertteam(regio: van)
        }
    }

    private static let vanBytesMax = 80
}
