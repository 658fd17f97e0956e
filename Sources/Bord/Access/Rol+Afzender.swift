import Berichten
import Jeugdhulp

extension Rol {
    /// Who sends, as the core knows its senders; `nil` for a role that sends nothing.
    func afzender(_ register: Gemeenteregister) -> Toegangsrol? {
        switch self {
        case .gi(let naam): Toegangsrol(.gi, naam)
        case .aanbieder(let agb): .aanbieder(agb)
        case .inkoop(let naam): register.inkoopregio(naam: naam).map { .inkoop($0.slug) }
        case .expertteam(let regio): Toegangsrol(.expertteam, regio)
        case .beheer: nil
        }
    }
}
