import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp

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
        return Tafelplek(slug: slug, regio: bord.register.regio(naam: slug))
    }
}

/// The table that someone sits at.
struct Tafelplek: Sendable {
    let slug: String
    /// `nil` for the national table, which is of no region.
    let regio: Regio?

    var naam: String { regio?.naam ?? Landelijk.naam }
    var tafel: String { regio?.tafel ?? Landelijk.tafel }
}

/// Why a request is not answered with what was asked, in words for the reader.
enum Weigering: Error, Sendable, Equatable {
    case nietIngelogd
    case tokenOngeldig
    case nietVanU
    case nietGevonden
    /// The methods that can, as `Allow` lists them (RFC 9110 10.2.1).
    case verkeerdeMethode(wel: String)
    case vervalst
    case teGroot(bytesMax: Int)
    case teTraag
    case teVaak(seconden: Int)
    case geenKafka
    case geenUitgever
    /// - Parameter vorm: everything that is wrong with the form of what was sent, the first among it; empty when it is
    ///   not the form that is wrong.
    case afgekeurd(Afkeuring, vorm: [Afkeuring] = [])
    case botsing
    case verkeerdeSoort(String)
    case stuk
}
