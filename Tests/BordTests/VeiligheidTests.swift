import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import NIOCore
import Proefhulp
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

@Suite("The server gives away nothing and cannot be led on")
struct VeiligheidTests {
    private static func bord(perMinuut: Int = 100_000, demo: Bool = true) async throws -> Proefbord {
        var log = Proeflog()
        try log.stelVoor("c1")
        return try await Proefbord(records: log.records, perMinuut: perMinuut, demo: demo)
    }

    @Test(
        "every answer carries the security headers, also a refusal and a path that does not exist",
        arguments: [
            "/inloggen", "/stijl.css", "/kaart", "/bestaat-niet", "/api/v1/voorstellen", "/api/v1/bestaat-niet",
        ])
    func koppen(pad: String) async throws {
        try await Self.bord().app.test(.router) { client in
            try await client.execute(uri: pad, method: .get) { antwoord in
                func kop(_ naam: String) -> String? { HTTPField.Name(naam).flatMap { antwoord.headers[$0] } }
                let csp = try #require(kop("content-security-policy"))
                #expect(csp.contains("default-src 'none'") && csp.contains("frame-ancestors 'none'"))
                #expect(!csp.contains("unsafe"))
                #expect(kop("x-content-type-options") == "nosniff")
                #expect(kop("referrer-policy") == "no-referrer")
                let api = kop("api-version")
                #expect((api != nil) == pad.hasPrefix("/api/"))
                if pad.hasPrefix("/api/") {
                    #expect(antwoord.headers[.contentType] == "application/problem+json")
                }
            }
        }
    }

    @Test("a form without the token of its session, or from another site, changes nothing")
    func vervalst() async throws {
        let bord = try await Self.bord()
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        let velden = [
            ("versie", "1"), ("besluit", "opschalen"), ("rol", "voorzitter-expertteam"), ("reden", "norm-in-gevaar"),
        ]
        try await bord.app.test(.router) { client in
            let pogingen: [([(String, String)], [String: String], Session?)] = [
                (velden, [:], sessie), (velden + [("csrf", "raad")], [:], sessie),
                (velden + [("csrf", sessie.csrf)], ["sec-fetch-site": "cross-site"], sessie),
                (velden + [("csrf", sessie.csrf)], ["authorization": "Bearer demo:expertteam:twente"], nil),
            ]
            for (inhoud, extra, wie) in pogingen {
                try await client.execute(
                    uri: "/zaken/c1/besluit", method: .post, headers: try Proefbord.koppen(wie, extra),
                    body: Proefbord.formulier(inhoud)
                ) { #expect($0.status.code == 403) }
            }
            #expect(bord.stuurde.isEmpty)
            try await client.execute(
                uri: "/zaken/c1/besluit", method: .post, headers: try Proefbord.koppen(sessie),
                body: Proefbord.formulier(velden + [("csrf", sessie.csrf)])
            ) { #expect($0.status.code == 303) }
            #expect(bord.stuurde.count == 1)
        }
    }

    @Test("who comes with a token of a proxy, and never saw our login, can send a form; the cookie alone opens nothing")
    func achterProxy() async throws {
        let bord = try await Self.bord()
        let token = ["authorization": "Bearer demo:expertteam:twente"]
        let browser = token.merging(["sec-fetch-dest": "document"]) { $1 }
        try await bord.app.test(.router) { client in
            let pagina = try await client.execute(
                uri: "/zaken/c1", method: .get, headers: try Proefbord.koppen(nil, browser)
            ) { $0 }
            let koek = try #require(pagina.headers[.setCookie])
            let sessie = try #require(Self.sessie(koek, bord))
            let html = String(buffer: pagina.body)
            #expect(html.contains(#"name="csrf" value="\#(sessie.csrf)""#))
            let weer = try await client.execute(
                uri: "/zaken/c1", method: .get, headers: try Proefbord.koppen(sessie, browser)
            ) { $0 }
            #expect(weer.status == .ok && weer.headers[.setCookie] == nil)
            let velden = [
                ("versie", "1"), ("besluit", "opschalen"), ("rol", "voorzitter-expertteam"),
                ("reden", "norm-in-gevaar"), ("csrf", sessie.csrf),
            ]
            for (koppen, status) in [([:], 401), (token, 303)] {
                try await client.execute(
                    uri: "/zaken/c1/besluit", method: .post, headers: try Proefbord.koppen(sessie, koppen),
                    body: Proefbord.formulier(velden)
                ) { #expect($0.status.code == status) }
            }
            #expect(bord.stuurde.count == 1)
            // A program keeps no cookie, and gets none.
            let programma = try await client.execute(
                uri: "/kaart", method: .get, headers: try Proefbord.koppen(nil, token)
            ) { $0 }
            #expect(programma.status == .ok && programma.headers[.setCookie] == nil)
        }
    }

    @Test("logging in gives a new session, with a cookie that scripts and other sites cannot use; logging out ends it")
    func inloggen() async throws {
        let bord = try await Self.bord()
        try await bord.app.test(.router) { client in
            let eerste = try await client.execute(uri: "/inloggen", method: .get) { $0 }
            let koek = try #require(eerste.headers[.setCookie])
            #expect(koek.contains("HttpOnly") && koek.contains("SameSite=Strict"))
            let naamloos = try #require(Self.sessie(koek, bord))
            let ingelogd = try await client.execute(
                uri: "/inloggen", method: .post, headers: try Proefbord.koppen(naamloos),
                body: Proefbord.formulier([("csrf", naamloos.csrf), ("rol", "expertteam:twente")])
            ) { $0 }
            #expect(ingelogd.status.code == 303)
            let tweede = try #require(ingelogd.headers[.setCookie])
            let sessie = try #require(Self.sessie(tweede, bord))
            #expect(sessie.id != naamloos.id && sessie.rol == .expertteam(regio: "twente"))
            #expect(bord.kern.poort.sessies.zoek(naamloos.id, nu: Proefmodel.nu) == nil)
            // Only roles that the demo offers.
            try await client.execute(
                uri: "/inloggen", method: .post, headers: try Proefbord.koppen(sessie),
                body: Proefbord.formulier([("csrf", sessie.csrf), ("rol", "beheer")])
            ) { #expect($0.status.code == 422) }
            try await client.execute(
                uri: "/uitloggen", method: .post, headers: try Proefbord.koppen(sessie),
                body: Proefbord.formulier([("csrf", sessie.csrf)])
            ) { #expect($0.status.code == 303) }
            #expect(bord.kern.poort.sessies.zoek(sessie.id, nu: Proefmodel.nu) == nil)
        }
    }

    private static func sessie(_ koek: String, _ bord: Proefbord) -> Session? {
        let id = koek.split(separator: ";").first?.split(separator: "=").last.map(String.init) ?? ""
        return bord.kern.poort.sessies.zoek(id, nu: Proefmodel.nu)
    }

    @Test("outside the demo nobody logs in by a button, and a demo token opens nothing")
    func buitenDemo() async throws {
        let bord = try await Self.bord(demo: false)
        try await bord.app.test(.router) { client in
            let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer demo:expertteam:twente"])
            try await client.execute(uri: "/", method: .get, headers: koppen) { #expect($0.status.code == 401) }
            let sessie = try #require(bord.kern.poort.sessies.nieuw(nil, nu: Proefmodel.nu))
            try await client.execute(
                uri: "/inloggen", method: .post, headers: try Proefbord.koppen(sessie),
                body: Proefbord.formulier([("csrf", sessie.csrf), ("rol", "expertteam:twente")])
            ) { #expect($0.status.code == 404) }
        }
    }

    @Test("who asks too often is told how long to wait; another visitor is not")
    func teVaak() async throws {
        let bord = try await Self.bord(perMinuut: 5)
        let (een, ander) = (try bord.sessie(.beheer), try bord.sessie(.beheer))
        try await bord.app.test(.router) { client in
            for poging in 1...6 {
                try await client.execute(uri: "/kaart", method: .get, headers: try Proefbord.koppen(een)) {
                    #expect($0.status.code == (poging <= 5 ? 200 : 429))
                    if poging > 5 { #expect($0.headers[.retryAfter] == "12") }
                }
            }
            try await client.execute(uri: "/kaart", method: .get, headers: try Proefbord.koppen(ander)) {
                #expect($0.status.code == 200)
            }
        }
    }

    @Test("a body that is too large is refused in words, whether or not it says its length")
    func teGroot() async throws {
        let bord = try await Self.bord()
        try await bord.app.test(.router) { client in
            let koppen = try Proefbord.koppen(
                nil, ["authorization": "Bearer demo:gi:jbov", "content-type": "application/json"])
            try await client.execute(
                uri: "/api/v1/aanvragen", method: .post, headers: koppen,
                body: ByteBuffer(repeating: 0x20, count: 70_000)
            ) { antwoord in
                #expect(antwoord.status.code == 413)
                #expect(String(buffer: antwoord.body).contains("hoogstens 65536 bytes"))
            }
        }
    }

    @Test(
        "ids that were tampered with, and queries full of nonsense, end in a page in words",
        arguments: [
            "/zaken/..%2f..%2fetc%2fpasswd", "/zaken/%00", "/zaken/'%20OR%201=1--", "/zaken/%ff%fe",
            "/zaken/\(String(repeating: "a", count: 3_000))",
            "/?pagina=-9999999999999999999&hulpvorm=99&stand=x&gemeente=zz",
            "/?zoek=%25%27%22%3B--&volgorde=;drop", "/kaart?regio=x&wacht=1e9&doelgroep='&pagina=99999999", "/?%%%&&==",
            "/beeld/cijfers.csv?soort=../x",
        ])
    func geknoei(pad: String) async throws {
        try await Self.bord().app.test(.router) { client in
            let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer demo:expertteam:twente"])
            try await client.execute(uri: pad, method: .get, headers: koppen) { antwoord in
                #expect([200, 404].contains(antwoord.status.code), "\(antwoord.status.code)")
                let tekst = String(buffer: antwoord.body)
                for woord in ["SQLite", "GRDB", "Swift", "Error", "sqlite"] { #expect(!tekst.contains(woord)) }
            }
        }
    }

    @Test("each read of a case and each decision leaves one line, with the mark of the case, the role and no more")
    func audit() async throws {
        let bord = try await Self.bord()
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        try await bord.app.test(.router) { client in
            try await client.execute(uri: "/zaken/c1", method: .get, headers: try Proefbord.koppen(sessie))
            try await client.execute(
                uri: "/zaken/c1/besluit", method: .post, headers: try Proefbord.koppen(sessie),
                body: Proefbord.formulier([
                    ("csrf", sessie.csrf), ("versie", "1"), ("besluit", "opschalen"),
                    ("rol", "voorzitter-expertteam"), ("reden", "norm-in-gevaar"),
                ]))
        }
        let wie = "rol=expertteam:twente sessie=\(sessie.id.prefix(8))"
        // printf 'doorbraaktafel logboek c1' | sha256sum | cut -c1-16
        let zaak = "zaak=165d946fb041235a"
        // As it stands in deploy/verantwoording/verwerkingen.json.
        let verwerking = "dpl.core.processing_activity_id=urn:doorbraaktafel:verwerking:"
        #expect(
            bord.audit.teksten == [
                "audit \(verwerking)bord-tonen:v1 handeling=casus-gelezen \(wie) wat=- \(zaak)",
                "audit \(verwerking)bord-insturen:v1 handeling=besluit-verzonden \(wie) wat=opschalen \(zaak)",
            ])
    }
}
