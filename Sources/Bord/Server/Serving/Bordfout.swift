/// Why a board cannot run, with what to do.
package enum Bordfout: Error, Sendable, CustomStringConvertible {
    case poort(Int, String, bezet: Bool)
    case bestand(String)
    case sleutels(String)

    package var description: String {
        switch self {
        case .poort(let poort, let adres, bezet: true):
            "Poort \(poort) op \(adres) is al in gebruik. Kies een andere met --poort, of stop wat er draait."
        case .poort(let poort, let adres, bezet: false):
            "De server kan niet luisteren op \(adres) poort \(poort). Kies een ander adres of een andere poort."
        case .bestand(let pad):
            "Het bestand \(pad) is niet te maken of te schrijven. Kies een andere plek met --bestand."
        case .sleutels(let uitleg): "De sleutels van de uitgever (--jwks) kloppen niet. \(uitleg)"
        }
    }
}
