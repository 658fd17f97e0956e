import Jeugdhulp

/// Who stands behind a principal, for what it may do on the log (contract §2).
package enum Toegangsrol: Sendable, Hashable {
    case gi(String)
    case aanbieder(AgbCode)
    /// The name of an inkooporganisatie, or of its inkoopregio where a message says who it is from.
    case inkoop(String)
    /// The slug of a jeugdregio.
    case expertteam(regio: String)
    case bord(regio: String)
    /// All instances share one principal, each with a transactional id of its own.
    case matcher(instanties: [String])
    /// All instances share one principal, as the matchers do.
    case poort(instanties: [String])
    case operatie
    /// Reads everything, so it is granted for the task and taken away after.
    case wisser

    package var partij: Partij {
        switch self {
        case .gi: .gi
        case .aanbieder: .aanbieder
        case .inkoop: .inkoop
        case .expertteam: .expertteam
        case .bord: .bord
        case .matcher: .matcher
        case .poort: .poort
        case .operatie: .operatie
        case .wisser: .wisser
        }
    }

    /// What stands in the name of its own topic, where topics are called after such an owner; `nil` where none is its
    /// own.
    package func naam(als eigenaar: Channel.Owner) -> String? {
        switch (eigenaar, self) {
        case (.gi, .gi(let gi)): gi
        case (.agb, .aanbieder(let agb)): agb.description
        case (.inkoop, .inkoop(let inkoop)): inkoop
        case (.regio, .expertteam(let regio)), (.regio, .bord(let regio)): regio
        default: nil
        }
    }

    /// The name by which the principal goes unless another is given: `gi-jbov`.
    package var naam: String {
        switch self {
        case .gi(let gi): "gi-\(gi)"
        case .aanbieder(let agb): "aanbieder-\(agb)"
        case .inkoop(let inkoop): "inkoop-\(inkoop)"
        case .expertteam(let regio): "tafel-\(regio)"
        case .bord(let regio): "bord-\(regio)"
        case .matcher: "matcher"
        case .poort: "poort"
        case .operatie: "operator"
        case .wisser: "wisser"
        }
    }
}
