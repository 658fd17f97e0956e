import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import NIOCore
import ReadStore

/// The pages that are read, and logging in and out.
enum PageRoutes {
    private static let tafel = WebRoute.Toegang.rollen([.expertteam])
    private static let ingelogd = WebRoute.Toegang.rollen(Set(Rol.Category.allCases))

    static let alle: [WebRoute] =
        [
            WebRoute(.get, Paths.overzicht, .pagina, ingelogd, werk: overzicht),
            WebRoute(.get, Paths.casus(":id"), .pagina, tafel, werk: casus),
            WebRoute(.post, Paths.besluit(":id"), .pagina, tafel, werk: Besluitroute.besluit),
            WebRoute(.get, Paths.kaart, .pagina, ingelogd, werk: kaart),
            WebRoute(.get, Paths.beeld, .pagina, tafel, werk: beeld),
            WebRoute(.get, Paths.cijfersCSV, .pagina, tafel) { try await cijfers($0, csv: true) },
            WebRoute(.get, Paths.cijfersJSON, .pagina, tafel) { try await cijfers($0, csv: false) },
            WebRoute(.get, Paths.gebeurtenissen, .pagina, tafel, werk: EventStreamRoute.volg),
            WebRoute(.get, Paths.toegankelijkheid, .pagina, .iedereen) {
                Responses.pagina(AccessibilityPage(kader: $0.bord.kader($0.bezoeker), contact: $0.bord.inst.contact))
            },
            WebRoute(.get, Paths.stijl, .pagina, .iedereen) { _ in
                Responses.bestand(PageTemplates.stijl, "text/css; charset=utf-8")
            },
            WebRoute(.get, Paths.script, .pagina, .iedereen) { _ in
                Responses.bestand(PageTemplates.script, "text/javascript; charset=utf-8")
            },
            WebRoute(.get, "/gezond", .pagina, .iedereen, werk: gezond),
        ] + LoginRoutes.alle

    private static func overzicht(_ vraag: RouteRequest) async throws -> Response {
        // Who sits at no table begins where there is something to do.
        switch vraag.rol {
        case .gi?: return Responses.naar(Paths.mijnZaken)
        case .aanbieder?: return Responses.naar(Paths.mijnVoordrachten)
        case .inkoop?, .beheer?: return Responses.naar(Paths.kaart)
        case .expertteam?, nil: break
        }
        let plek = try vraag.tafel()
        let kader = vraag.bord.kader(vraag.bezoeker)
        let filter = Zaakfilter { vraag.query[$0] }
        let gevonden = try await vraag.bord.model.overzicht(
            regio: plek.slug, filter: filter, pagina: pagina(vraag), vandaag: kader.vandaag)
        vraag.bord.audit.schrijf(.gelijstgelezen, vraag.bezoeker, plek.slug)
        return Responses.pagina(
            OverzichtPage(
                kader: kader, filter: filter, zaken: gevonden.zaken, gevonden: gevonden.gevonden,
                pagina: gevonden.pagina, paginas: gevonden.paginas, tellingen: gevonden.tellingen,
                keuzes: gevonden.keuzes))
    }

    private static func pagina(_ vraag: RouteRequest) -> Int { vraag.query["pagina"].flatMap { Int($0) } ?? 1 }

    private static func casus(_ vraag: RouteRequest) async throws -> Response {
        let verzonden = vraag.query["verzonden"].flatMap(BesluitGenomen.Besluit.init(rawValue:))
        return try await CasusRoute(vraag).antwoord(melding: verzonden.map { .verzonden($0) })
    }

    private static func kaart(_ vraag: RouteRequest) async throws -> Response {
        let kader = vraag.bord.kader(vraag.bezoeker)
        let regio = eigenRegio(vraag)
        let filter = Aanbodfilter { vraag.query[$0] }
        let beeld = try await vraag.bord.model.kaart(
            filter: filter, pagina: pagina(vraag), regio: regio, vandaag: kader.vandaag)
        let register = vraag.bord.register
        func gemeenten(_ hoort: (Regio.ID) -> Bool) -> Set<Gemeentecode> {
            Set(register.gemeenten.filter { hoort($0.regio) }.map(\.code))
        }
        return Responses.pagina(
            KaartPage(
                kader: kader, filter: filter, aanbod: beeld.aanbod, gevonden: beeld.gevonden, pagina: beeld.pagina,
                paginas: beeld.paginas, gemeenten: beeld.gemeenten,
                eigenRegio: regio.map { eigen in gemeenten { $0 == eigen.id } } ?? [],
                omgeving: regio.map { eigen in gemeenten { eigen.aangrenzend.contains($0) } } ?? []))
    }

    /// The region that nearness and contracts are told for.
    private static func eigenRegio(_ vraag: RouteRequest) -> Regio? {
        switch vraag.rol {
        case .expertteam(let slug)?: vraag.bord.register.regio(naam: slug)
        case .inkoop(let naam)?:
            vraag.bord.register.inkoopregio(naam: naam).map { vraag.bord.register.regio($0.regio) }
        default: nil
        }
    }

    private static func beeld(_ vraag: RouteRequest) async throws -> Response {
        guard let regio = try vraag.tafel().regio else { throw Weigering.nietGevonden }
        let kader = vraag.bord.kader(vraag.bezoeker)
        let beeld = try await vraag.bord.beeldgeheugen.beeld(regio, vandaag: kader.vandaag)
        return Responses.pagina(BeeldPage(kader: kader, cijfers: beeld.cijfers, pagina: pagina(vraag)))
    }

    private static func cijfers(_ vraag: RouteRequest, csv: Bool) async throws -> Response {
        guard let regio = try vraag.tafel().regio,
            let soort = Cijferexport.Category(rawValue: vraag.query["soort"] ?? Cijferexport.Category.maand.rawValue)
        else { throw Weigering.nietGevonden }
        let vandaag = vraag.bord.klok.vandaag
        let tekst = try await vraag.bord.beeldgeheugen.export(soort, csv ? .csv : .json, regio, vandaag: vandaag)
        var antwoord = Responses.tekst(tekst, csv ? "text/csv; charset=utf-8; header=present" : "application/json")
        antwoord.headers[.contentDisposition] =
            "attachment; filename=\"cijfers-\(soort.rawValue)-\(regio.slug).\(csv ? "csv" : "json")\""
        return antwoord
    }

    /// For whoever watches over the server: whether it is level with the log.
    private static func gezond(_ vraag: RouteRequest) async throws -> Response {
        let stand = vraag.bord.stand.waarde
        return Responses.json(
            .zonderLeeg([
                "bij": .waar(stand.bijgewerkt != nil && stand.storing == nil), "bijgewerkt": .tekst(stand.bijgewerkt),
                "onleesbaar": .getal(stand.onleesbaar),
            ]), status: stand.storing == nil ? .ok : .serviceUnavailable)
    }
}
