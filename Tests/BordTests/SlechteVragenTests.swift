import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import JWTKit
import Jeugdhulp
import NIOCore
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

@Suite("What is badly made is refused in words, and nothing of it is sent")
struct SlechteVragenTests {
    /// Words that a reader of a refusal must never see.
    private static let binnenkant = ["Swift", "GRDB", "SQLite", "Error", "Exception", ".swift", "Fatal"]

    private static func bord(_ uitgever: TokenIssuer? = nil) async throws -> Proefbord {
        var log = Proeflog()
        try log.stelVoor("c1")
        return try await Proefbord(records: log.records, uitgever: uitgever)
    }

    private static let slecht: [String] = [
        "", "%%%&&==&%zz=%", "{\"casusId\":1}", String(repeating: "a=b&", count: 15_000),
        "casusId=\(String(repeating: "x", count: 60_000))",
        "hulpvragen[0][0].x=1&hulpvragen[-1].id=2&hulpvragen[99999999999999999999].id=3&hulpvragen[].id=4",
        "aanbodId=a1&aanbodId=a2&agb=99000201&wachttijd.peildatum=2026-02-31&plaatsen.vrij=9223372036854775808",
        "besluit=voordracht&optie=-1&versie=99999999999999999999&rol=x&reden=%00", "versie=1e3&besluit=%F0%9F%92%A9",
    ]

    @Test("every form that is badly filled in comes back as a page, with what was wrong", arguments: slecht)
    func formulieren(lichaam: String) async throws {
        let bord = try await Self.bord()
        let agb = try #require(AgbCode("99000201"))
        try await bord.app.test(.router) { client in
            for (pad, rol) in [
                ("/aanbod/melden", Rol.aanbieder(agb)), ("/indienen", .gi("jbov")),
                ("/zaken/c1/besluit", .expertteam(regio: "twente")),
            ] {
                let sessie = try bord.sessie(rol)
                let antwoord = try await client.execute(
                    uri: pad, method: .post, headers: try Proefbord.koppen(sessie),
                    body: ByteBuffer(string: "csrf=\(sessie.csrf)&\(lichaam)")
                ) { $0 }
                #expect(antwoord.status.code == 422, "\(pad): \(antwoord.status.code)")
                let tekst = String(buffer: antwoord.body)
                #expect(tekst.contains("<h1") && tekst.contains(#"role="alert""#), "\(pad)")
                for woord in Self.binnenkant { #expect(!tekst.contains(woord), "\(pad): \(woord)") }
            }
            #expect(bord.stuurde.isEmpty)
        }
    }

    @Test(
        "a decision on an id that was tampered with reaches nothing",
        arguments: ["%00", "..%2fc1", "'%20OR%201=1--", "%ff%fe", "c1%2f..%2fc1", "onbekend-9"])
    func geknoeid(id: String) async throws {
        let bord = try await Self.bord()
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        let velden = [
            ("versie", "1"), ("besluit", "opschalen"), ("rol", "voorzitter-expertteam"), ("reden", "norm-in-gevaar"),
            ("csrf", sessie.csrf),
        ]
        try await bord.app.test(.router) { client in
            let antwoord = try await client.execute(
                uri: "/zaken/\(id)/besluit", method: .post, headers: try Proefbord.koppen(sessie),
                body: Proefbord.formulier(velden)
            ) { $0 }
            #expect(antwoord.status.code == 404 && String(buffer: antwoord.body).contains("Dit is er niet"))
            #expect(bord.stuurde.isEmpty)
        }
    }

    @Test("a body that is no message is a problem with what to do, not a fault of ours")
    func lichamen() async throws {
        let bord = try await Self.bord()
        let diep = String(repeating: "[", count: 60_000)
        let lichamen = ["", "{", "[]", "null", "\"x\"", "{\"a\":}", "\u{FEFF}{}", diep, "{\"casusId\":{\"a\":[1,2]}}"]
        try await bord.app.test(.router) { client in
            for (pad, rol) in [
                ("/api/v1/aanvragen", "gi:jbov"), ("/api/v1/aanbod", "aanbieder:99000201"),
                ("/api/v1/gebeurtenissen", "expertteam:twente"),
            ] {
                let soorten = ["application/json", "application/cloudevents+json"]
                for (lichaam, soort) in lichamen.flatMap({ lichaam in soorten.map { (lichaam, $0) } }) {
                    let antwoord = try await client.execute(
                        uri: pad, method: .post,
                        headers: try Proefbord.koppen(
                            nil, ["authorization": "Bearer demo:\(rol)", "content-type": soort]),
                        body: ByteBuffer(string: lichaam)
                    ) { $0 }
                    let tekst = String(buffer: antwoord.body)
                    #expect(antwoord.status.code == 400, "\(pad) \(lichaam.prefix(20)): \(antwoord.status.code)")
                    #expect(antwoord.headers[.contentType] == "application/problem+json")
                    for lid in ["type", "title", "status", "detail"] { #expect(tekst.contains("\"\(lid)\":")) }
                    for woord in Self.binnenkant { #expect(!tekst.contains(woord), "\(tekst)") }
                }
            }
            #expect(bord.stuurde.isEmpty)
        }
    }

    @Test("what is no JSON is told what fits here", arguments: ["text/plain", "multipart/form-data", ""])
    func soort(soort: String) async throws {
        let bord = try await Self.bord()
        try await bord.app.test(.router) { client in
            var koppen = try Proefbord.koppen(nil, ["authorization": "Bearer demo:gi:jbov"])
            if !soort.isEmpty { koppen[.contentType] = soort }
            try await client.execute(
                uri: "/api/v1/aanvragen", method: .post, headers: koppen, body: ByteBuffer(string: "{}")
            ) {
                #expect($0.status.code == 415)
                #expect(String(buffer: $0.body).contains("application/cloudevents+json"))
            }
        }
    }

    private struct TokenPayload: JWTPayload {
        var iss = "https://login.voorbeeld.nl"
        var aud = "doorbraaktafel"
        var sub = "iemand"
        let exp: Double
        var rol = "expertteam:twente"
        enum CodingKeys: String, CodingKey {
            case iss, aud, sub, exp
            case rol = "doorbraak_rol"
        }
        func verify(using algorithm: some JWTAlgorithm) {}
    }

    @Test("a token whose time is up opens nothing, and says so: a page in words, a problem for a program")
    func verlopen() async throws {
        let sleutel = Proefsleutel("a")
        let uitgever = TokenIssuer(
            issuer: "https://login.voorbeeld.nl", audience: "doorbraaktafel",
            sleutels: .vast(try Proefsleutel.jwks([sleutel])))
        let bord = try await Self.bord(uitgever)
        let kid = JWKIdentifier(string: "a")
        let ring = await JWTKeyCollection().add(ecdsa: sleutel.sleutel, kid: kid)
        let nuS = Double(Proefmodel.nu.ms) / 1_000
        try await bord.app.test(.router) { client in
            for (exp, pad, verwacht) in [
                (nuS + 300, "/kaart", 200), (nuS - 300, "/kaart", 401), (nuS + 300, "/api/v1/voorstellen", 200),
                (nuS - 300, "/api/v1/voorstellen", 401), (nuS - 300, "/api/v1/voorstellen/c1", 401),
            ] {
                let token = try await ring.sign(TokenPayload(exp: exp), kid: kid)
                let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer \(token)"])
                let antwoord = try await client.execute(uri: pad, method: .get, headers: koppen) { $0 }
                #expect(antwoord.status.code == verwacht, "\(pad) \(exp - nuS)")
                guard verwacht == 401 else { continue }
                #expect(antwoord.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
                #expect(String(buffer: antwoord.body).contains("Het token is verlopen"))
            }
        }
    }

    @Test("a form sent after the session ended asks to log in again, and sends nothing")
    func sessieVoorbij() async throws {
        let bord = try await Self.bord()
        let toen = Tijdstip(ms: Proefmodel.nu.ms - SessionStore.duurMs)
        let sessie = try #require(bord.kern.poort.sessies.nieuw(.expertteam(regio: "twente"), nu: toen))
        try await bord.app.test(.router) { client in
            let antwoord = try await client.execute(
                uri: "/zaken/c1/besluit", method: .post, headers: try Proefbord.koppen(sessie),
                body: Proefbord.formulier([("csrf", sessie.csrf), ("versie", "1")])
            ) { $0 }
            #expect(antwoord.status.code == 401 && String(buffer: antwoord.body).contains("Log in"))
            #expect(bord.stuurde.isEmpty)
        }
    }
}
