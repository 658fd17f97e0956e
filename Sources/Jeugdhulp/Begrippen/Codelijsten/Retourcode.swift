/// Why a gemeente sends back a request for help: code list WJ759 of iJw 3.2 (regels §4c).
///
/// The doorbraaktafel precedes those messages; it names the code that a step forestalls, so that who arranges the step
/// sees what would come back without it.
package enum Retourcode: String, Sendable, CaseIterable {
    case nieuweAanvraag = "1"
    case budget = "2"
    case geenContract = "3"
    case buitenContract = "4"
    case andereGemeente = "5"
    case stapeling = "6"
    case zorginhoudelijk = "7"
    case woonplaatsbeginsel = "8"
    case leeftijdsgrens = "9"

    /// In Dutch, in short.
    package var omschrijving: String {
        switch self {
        case .nieuweAanvraag: "er is een nieuwe aanvraag nodig"
        case .budget: "past niet binnen het budget"
        case .geenContract: "er is geen contract"
        case .buitenContract: "past niet binnen het contract"
        case .andereGemeente: "een andere gemeente is aan zet"
        case .stapeling: "er loopt al dergelijke hulp"
        case .zorginhoudelijk: "om een zorginhoudelijke reden"
        case .woonplaatsbeginsel: "de woonplaats is anders"
        case .leeftijdsgrens: "de leeftijd valt buiten de grens"
        }
    }
}
