import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import NIOCore
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

/// Who may come where. A route that is not in this table fails the test.
@Suite("Each route lets in who it is for, and nobody else")
struct RoutesTests {
    private static let iedereen = Set(Rol.Category.allCases)
    /// Also who is not logged in.
    private static let open: Set<Rol.Category> = []
    private static let tabel: [String: Set<Rol.Category>] = [
        "GET /": iedereen, "GET /zaken/:id": [.expertteam], "POST /zaken/:id/besluit": [.expertteam],
        "GET /kaart": iedereen, "GET /beeld": [.expertteam], "GET /beeld/cijfers.csv": [.expertteam],
        "GET /beeld/cijfers.json": [.expertteam], "GET /gebeurtenissen": [.expertteam],
        "GET /toegankelijkheid": open, "GET /stijl.css": open, "GET /bord.js": open,
        "GET /gezond": open, "GET /inloggen": open, "POST /inloggen": open,
        "POST /uitloggen": open, "GET /aanbod/melden": [.aanbieder], "POST /aanbod/melden": [.aanbieder],
        "GET /mijn-zaken": [.gi], "GET /mijn-zaken/:id/gestart": [.gi], "POST /mijn-zaken/:id/gestart": [.gi],
        "GET /mijn-zaken/:id/intrekken": [.gi], "POST /mijn-zaken/:id/intrekken": [.gi],
        "GET /voordrachten": [.aanbieder],
        "GET /voordrachten/:id/antwoord": [.aanbieder], "POST /voordrachten/:id/antwoord": [.aanbieder],
        "GET /api/v1/voordrachten": [.aanbieder], "GET /indienen": [.gi], "POST /indienen": [.gi],
        "GET /api/v1/openapi.json": open,
        "POST /api/v1/aanvragen": [.gi], "POST /api/v1/aanbod": [.aanbieder],
        "POST /api/v1/gebeurtenissen": [.gi, .aanbieder, .inkoop, .expertteam], "GET /api/v1/statussen": [.gi],
        "GET /api/v1/voorstellen": [.expertteam], "GET /api/v1/voorstellen/:casusId": [.expertteam],
    ]

    private static let rollen: [Rol] = {
        let agb = AgbCode("99000201")
        return [.gi("jbov"), .inkoop("Twente"), .expertteam(regio: "twente"), .beheer]
            + (agb.map { [.aanbieder($0)] } ?? [])
    }()

    @Test("every route stands in the table, and the table has no route that is gone")
    func volledig() {
        #expect(Set(Routes.alle.map(\.naam)) == Set(Self.tabel.keys))
    }

    private static func status(
        _ route: WebRoute, _ bord: Proefbord, _ koppen: HTTPFields, _ client: RouterClient
    ) async throws -> Int {
        // A voordracht has an id of its own.
        let id = route.pad.hasPrefix(Paths.mijnVoordrachten) ? Proeflog.voordrachtId : "c1"
        let pad = route.pad.replacing(":id", with: id).replacing(":casusId", with: "c1")
        return try await client.execute(uri: pad, method: route.methode, headers: koppen) { $0.status.code }
    }

    @Test("each role, by cookie and by token, comes in where the table says so and nowhere else")
    func rollenTabel() async throws {
        var log = Proeflog()
        try log.stelVoor("c1")
        log.meldAanGi("c1", .voordracht)
        try log.draagVoor("c1")
        let bord = try await Proefbord(records: log.records, partijen: .all)
        // A stream of events does not end by itself.
        let routes = Routes.alle.filter { $0.pad != Paths.gebeurtenissen }
        try await bord.app.test(.router) { client in
            for route in routes {
                let toegang = try #require(Self.tabel[route.naam])
                for rol in Self.rollen {
                    let mag = toegang.isEmpty || toegang.contains(rol.soort)
                    let metToken = try Proefbord.koppen(nil, ["authorization": "Bearer demo:\(rol.tekst)"])
                    let token = try await Self.status(route, bord, metToken, client)
                    // A route that changes something refuses later for want of a form: 403 for a page, 4xx for a body.
                    if mag {
                        #expect(![401, 404].contains(token), "\(rol.tekst) \(route.naam): \(token)")
                        if !route.verandert { #expect([200, 303, 503].contains(token), "\(route.naam): \(token)") }
                    } else {
                        #expect(token == 403, "\(rol.tekst) \(route.naam): \(token)")
                    }
                    let koek = try Proefbord.koppen(try bord.sessie(rol))
                    let sessie = try await Self.status(route, bord, koek, client)
                    if !mag { #expect(sessie == 403, "\(rol.tekst) \(route.naam) by cookie: \(sessie)") }
                    if mag, !route.verandert { #expect([200, 303, 503].contains(sessie), "\(route.naam): \(sessie)") }
                }
                let niemand = try await Self.status(route, bord, [:], client)
                if !toegang.isEmpty {
                    #expect(niemand == (route.soort == .pagina && !route.verandert ? 303 : 401), "\(route.naam)")
                }
            }
        }
    }

    @Test("the table of another region reaches nothing of this one, by any route")
    func andereRegio() async throws {
        var log = Proeflog()
        try log.stelVoor("geheim-7")
        log.meldStatus("geheim-7", .voordracht)
        log.besluit("geheim-7")
        let bord = try await Proefbord(records: log.records)
        try await bord.app.test(.router) { client in
            for rol in ["expertteam:ijsselland", "expertteam:haaglanden", "expertteam:bestaat-niet"] {
                for route in Routes.alle where route.pad != Paths.gebeurtenissen && !route.verandert {
                    let pad = route.pad.replacing(":id", with: "geheim-7").replacing(":casusId", with: "geheim-7")
                    for vraag in ["", "?regio=twente&zoek=geheim", "?na="] {
                        let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer demo:\(rol)"])
                        try await client.execute(uri: pad + vraag, method: route.methode, headers: koppen) { antwoord in
                            let tekst = String(buffer: antwoord.body)
                            // The page that says it is not there repeats nothing of what was asked.
                            #expect(!tekst.contains("geheim-7"), "\(rol) \(route.naam)\(vraag)")
                            if pad.contains("geheim-7") { #expect([403, 404].contains(antwoord.status.code)) }
                        }
                    }
                }
            }
        }
    }

    @Test("events tell a table of its own cases only")
    func gebeurtenissen() {
        let wijziging = ChangeSet(
            zaken: [.init(regio: "twente", casusId: "c1"), .init(regio: "ijsselland", casusId: "y1")])
        let tekst = EventStreamRoute.tekst(wijziging, "twente")
        #expect(tekst == "event: zaak\ndata: {\"casusId\":\"c1\"}\n\n")
        #expect(EventStreamRoute.tekst(wijziging, "haaglanden") == ": \n\n")
    }
}
