import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import ReadStore

/// In and out. Outside the demo people log in with their own organisation, whose proxy sends a token along.
enum LoginRoutes {
    static let alle: [WebRoute] = [
        WebRoute(.get, Paths.inloggen, .pagina, .iedereen, lichaamBytesMax: 4_096, werk: formulier),
        WebRoute(.post, Paths.inloggen, .pagina, .iedereen, lichaamBytesMax: 4_096, werk: inloggen),
        WebRoute(.post, Paths.uitloggen, .pagina, .iedereen, lichaamBytesMax: 4_096, werk: uitloggen),
    ]

    private static func formulier(_ vraag: RouteRequest) async throws -> Response {
        try await blad(vraag, fout: nil, status: .ok)
    }

    private static func blad(
        _ vraag: RouteRequest, fout: String?, status: HTTPResponse.Status
    ) async throws -> Response {
        let bord = vraag.bord
        var bezoeker = vraag.bezoeker
        var nieuw: Session?
        if bezoeker.sessie == nil {
            guard
                let sessie = bord.poort.sessies.nieuw(
                    nil, van: vraag.bezoeker.deelgenoot ?? "", nu: vraag.nu)
            else { throw Weigering.teVaak(seconden: 60) }
            nieuw = sessie
            bezoeker.sessie = sessie
        }
        var rollen: [LoginPage.Proefrol] = []
        for (waarde, naam, uitleg) in bord.inst.demo?.rollen ?? [] {
            rollen.append(.init(waarde: waarde, naam: naam, uitleg: uitleg, wachtend: try await wachtend(waarde, bord)))
        }
        var antwoord = Responses.pagina(
            LoginPage(
                kader: bord.kader(bezoeker), rollen: rollen, inlogadres: bord.inst.inlogadres, fout: fout),
            status: status)
        if let nieuw { antwoord.setCookie(Responses.koek(nieuw, https: bord.inst.https)) }
        return antwoord
    }

    /// - Returns: how many cases the overview of this role counts; `nil` for who has no table.
    private static func wachtend(_ waarde: String, _ bord: BordCore) async throws -> Int? {
        guard case .expertteam(let regio)? = Rol(tekst: waarde) else { return nil }
        return try await bord.model.overzicht(
            regio: regio, filter: Zaakfilter.alles, pagina: 1, vandaag: bord.klok.vandaag
        ).tellingen.open
    }

    private static func inloggen(_ vraag: RouteRequest) async throws -> Response {
        let bord = vraag.bord
        guard let demo = bord.inst.demo else { throw Weigering.nietGevonden }
        guard let waarde = vraag.formulier["rol"], demo.rollen.contains(where: { $0.waarde == waarde }),
            let rol = Rol(tekst: waarde)
        else { return try await blad(vraag, fout: "Kies een van de rollen.", status: .unprocessableContent) }
        // A session from before logging in is not carried over: whoever gave it to the browser must not be in too.
        if let oud = vraag.bezoeker.sessie { bord.poort.sessies.weg(oud.id) }
        guard let sessie = bord.poort.sessies.nieuw(rol, nu: vraag.nu) else { throw Weigering.teVaak(seconden: 60) }
        bord.audit.schrijf(.ingelogd, Bezoeker(rol: rol, sessie: sessie), "demo")
        var antwoord = Responses.naar(Paths.overzicht)
        antwoord.setCookie(Responses.koek(sessie, https: bord.inst.https))
        return antwoord
    }

    private static func uitloggen(_ vraag: RouteRequest) async throws -> Response {
        if let sessie = vraag.bezoeker.sessie { vraag.bord.poort.sessies.weg(sessie.id) }
        vraag.bord.audit.schrijf(.uitgelogd, vraag.bezoeker)
        var antwoord = Responses.naar(Paths.inloggen)
        antwoord.setCookie(Responses.koek(nil, https: vraag.bord.inst.https))
        return antwoord
    }
}
