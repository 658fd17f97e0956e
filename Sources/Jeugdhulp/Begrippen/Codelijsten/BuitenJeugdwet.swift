/// A need that the Jeugdwet does not answer: it goes by the route of the gemeente, is counted, and never matched with
/// an offer (#58, #122, #123).
package enum BuitenJeugdwet: String, Sendable, CaseIterable {
    case ggzVolwassenen = "ggz-volwassenen"
    case schulden
    case wonen
    case inkomen
    case onderwijs

    /// In Dutch, in short.
    package var omschrijving: String {
        switch self {
        case .ggzVolwassenen: "psychische hulp voor een volwassene"
        case .schulden: "hulp bij schulden"
        case .wonen: "een woning"
        case .inkomen: "hulp bij inkomen"
        case .onderwijs: "passend onderwijs"
        }
    }
}
