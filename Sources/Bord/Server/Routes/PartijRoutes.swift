import Berichten
import Foundation
import Hummingbird
import Jeugdhulp
import ReadStore

/// What a GI and an aanbieder see and do of their own: where cases stand, what is asked, and what they answer.
enum PartijRoutes {
    private static let gi = WebRoute.Toegang.rollen([.gi])
    private static let aanbieder = WebRoute.Toegang.rollen([.aanbieder])

    static let alle: [WebRoute] = [
        WebRoute(.get, Paths.mijnZaken, .pagina, gi, werk: mijnZaken),
        WebRoute(.get, Paths.gestart(":id"), .pagina, gi) {
            FormRoutes.leeg(.gestart(casusId: try await zaak($0)), $0)
        },
        WebRoute(.post, Paths.gestart(":id"), .pagina, gi) {
            try await FormRoutes.verstuur(.gestart(casusId: try await zaak($0)), $0)
        },
        WebRoute(.get, Paths.intrekken(":id"), .pagina, gi) {
            FormRoutes.leeg(.intrekken(casusId: try await zaak($0)), $0)
        },
        WebRoute(.post, Paths.intrekken(":id"), .pagina, gi) {
            try await FormRoutes.verstuur(.intrekken(casusId: try await zaak($0)), $0)
        },
        WebRoute(.get, Paths.mijnVoordrachten, .pagina, aanbieder, werk: voordrachten),
        WebRoute(.get, Paths.antwoord(":id"), .pagina, aanbieder) {
            FormRoutes.leeg(.antwoord(try await voordracht($0)), $0)
        },
        WebRoute(.post, Paths.antwoord(":id"), .pagina, aanbieder) {
            try await FormRoutes.verstuur(.antwoord(try await voordracht($0)), $0)
        },
        WebRoute(.get, APIAddress.voorvoegsel + "/voordrachten", .api, aanbieder, werk: voordrachtenlijst),
    ]

    /// On one page; older ones are in the API.
    static let zakenMax = 500
    static let voordrachtenMax = 200
    static let geweigerdMax = 20

    // MARK: GI

    private static func eigen(_ vraag: RouteRequest) throws(Weigering) -> String {
        guard case .gi(let gi)? = vraag.rol else { throw .nietVanU }
        return gi
    }

    private static func mijnZaken(_ vraag: RouteRequest) async throws -> Response {
        let gi = try eigen(vraag)
        let model = vraag.bord.model
        let zaken = try await model.statussen(gi: gi, na: "", aantalMax: zakenMax)
        let geweigerd = try await model.afgekeurd(topic: model.topics.status(gi: gi), aantalMax: geweigerdMax)
        vraag.bord.audit.schrijf(.gelijstgelezen, vraag.bezoeker, gi)
        return Responses.pagina(
            MijnZakenPage(
                kader: vraag.bord.kader(vraag.bezoeker), zaken: zaken, geweigerd: geweigerd,
                volledig: model.volgt(gi: gi), verzonden: verzonden(vraag)))
    }

    /// The case in the address.
    /// - Throws: ``Weigering/nietGevonden`` when this GI has no such case, also when another has.
    private static func zaak(_ vraag: RouteRequest) async throws -> String {
        let gi = try eigen(vraag)
        guard let casusId = vraag.parameters["id"], IdentifierFormat.isId(casusId),
            try await vraag.bord.model.status(casusId, gi: gi) != nil
        else { throw Weigering.nietGevonden }
        vraag.bord.audit.schrijf(.gelezen, vraag.bezoeker, zaak: casusId)
        return casusId
    }

    // MARK: Aanbieder

    private static func agb(_ vraag: RouteRequest) throws(Weigering) -> AgbCode {
        guard case .aanbieder(let agb)? = vraag.rol else { throw .nietVanU }
        return agb
    }

    private static func voordrachten(_ vraag: RouteRequest) async throws -> Response {
        let agb = try agb(vraag)
        let model = vraag.bord.model
        let lijst = try await model.voordrachten(agb: agb, aantalMax: voordrachtenMax)
        let geweigerd = try await model.afgekeurd(topic: model.topics.voordrachten(agb: agb), aantalMax: geweigerdMax)
        vraag.bord.audit.schrijf(.gelijstgelezen, vraag.bezoeker, agb.description)
        return Responses.pagina(
            VoordrachtenPage(
                kader: vraag.bord.kader(vraag.bezoeker), voordrachten: lijst, geweigerd: geweigerd,
                volgt: model.volgt(agb: agb), verzonden: verzonden(vraag)))
    }

    /// The voordracht in the address, which waits for an answer.
    /// - Throws: ``Weigering/nietGevonden`` when this aanbieder was not asked, or need not answer any more.
    private static func voordracht(_ vraag: RouteRequest) async throws -> Voordrachtstand {
        let agb = try agb(vraag)
        guard let id = vraag.parameters["id"], IdentifierFormat.isId(id),
            let stand = try await vraag.bord.model.voordracht(id, agb: agb), stand.isOpen
        else { throw Weigering.nietGevonden }
        vraag.bord.audit.schrijf(.gelezen, vraag.bezoeker, zaak: stand.voordracht.casusId)
        return stand
    }

    private static func voordrachtenlijst(_ vraag: RouteRequest) async throws -> Response {
        let agb = try agb(vraag)
        let lijst = try await vraag.bord.model.voordrachten(agb: agb, aantalMax: voordrachtenMax)
        vraag.bord.audit.schrijf(.gelijstgelezen, vraag.bezoeker, agb.description)
        return Responses.json(
            .object([
                "voordrachten": .lijst(
                    lijst.map { stand in
                        .zonderLeeg([
                            "voordracht": Inhoud.voordrachtGedaan(stand.voordracht).json, "open": .waar(stand.isOpen),
                            "op": .tekst(stand.op.description),
                            "antwoord": stand.antwoord.map { Inhoud.aanbiederGeantwoord($0).json } ?? .niets,
                            "vervallen": stand.vervallen.map { Inhoud.voordrachtVervallen($0).json } ?? .niets,
                        ])
                    })
            ]))
    }

    private static func verzonden(_ vraag: RouteRequest) -> String? {
        vraag.query["verzonden"].flatMap { IdentifierFormat.isId($0) ? $0 : nil }
    }
}
