import HTTPTypes
import Hummingbird

/// One way into the server: where, for whom, how much, and what it does.
struct WebRoute: Sendable {
    enum Category: Sendable {
        /// HTML for people; what is refused is a page too.
        case pagina
        /// JSON for programs; what is refused is a problem (RFC 9457).
        case api
    }

    enum Toegang: Sendable, Equatable {
        case iedereen
        case rollen(Set<Rol.Category>)

        func laatBinnen(_ rol: Rol?) -> Bool {
            switch self {
            case .iedereen: true
            case .rollen(let soorten): rol.map { soorten.contains($0.soort) } ?? false
            }
        }
    }

    let methode: HTTPRequest.Method
    /// As Hummingbird writes it: a parameter is `:naam`.
    let pad: String
    let soort: Category
    let toegang: Toegang
    let lichaamBytesMax: Int
    let werk: @Sendable (RouteRequest) async throws -> Response

    init(
        _ methode: HTTPRequest.Method, _ pad: String, _ soort: Category = .pagina, _ toegang: Toegang,
        lichaamBytesMax: Int = 65_536, werk: @escaping @Sendable (RouteRequest) async throws -> Response
    ) {
        self.methode = methode
        self.pad = pad
        self.soort = soort
        self.toegang = toegang
        self.lichaamBytesMax = lichaamBytesMax
        self.werk = werk
    }

    /// As a table of routes names it.
    var naam: String { "\(methode.rawValue) \(pad)" }
    var verandert: Bool { methode != .get && methode != .head }

    /// Whether a path is one of this route.
    func past(_ pad: String) -> Bool {
        let (eigen, gevraagd) = (self.pad.split(separator: "/"), pad.split(separator: "/"))
        return eigen.count == gevraagd.count && zip(eigen, gevraagd).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }
}
