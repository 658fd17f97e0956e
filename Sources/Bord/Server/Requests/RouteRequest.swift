import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import ReadStore

/// A request as a route gets it: who asks is known, may ask, and the body has been read.
struct RouteRequest: Sendable {
    let bord: BordCore
    let bezoeker: Bezoeker
    let parameters: [String: String]
    let query: FormData
    let lichaam: Data
    let koppen: HTTPFields

    var rol: Rol? { bezoeker.rol }
    var formulier: FormData { FormData(String(decoding: lichaam, as: UTF8.self)) }
    var nu: Tijdstip { bord.klok.nu() }

    func kop(_ naam: String) -> String? { HTTPField.Name(naam).flatMap { koppen[$0] } }

    /// The table of the visitor.
    /// - Throws: ``Weigering/nietVanU`` for who is of no table, or of one that this board does not follow.
    func tafel() throws(Weigering) -> Tafelplek {
        guard case .expertteam(let slug)? = rol, bord.model.regios.contains(slug) else { throw .nietVanU }
        return Tafelplek(slug: slug, bord.register)
    }
}
