import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Bord
@testable import ReadStore

/// The description of the API as a program reads it.
struct Document: Decodable {
    struct Werk: Decodable {
        struct Parameter: Decodable {}
        struct Antwoord: Decodable {}
        let operationId: String
        let parameters: [Parameter]?
        let responses: [String: Antwoord]
    }
    struct Info: Decodable {
        let version: String
        let contact: [String: String]
    }
    struct Server: Decodable { let url: String }
    let openapi: String
    let info: Info
    let servers: [Server]
    let paths: [String: [String: Werk]]

    static func gelezen(_ contact: Aanspreekpunt? = nil, _ webadres: String? = nil) throws -> Document {
        try JSONDecoder().decode(Document.self, from: Data(OpenAPIDocument.tekst(contact, webadres).utf8))
    }
}

@Suite("The API keeps to the NL API Design Rules 2.2, as far as a program can see")
struct OntwerpregelsTests {
    @Test("/core/doc-openapi: the document names every route of the API, and no other")
    func routes() throws {
        let document = try Document.gelezen()
        #expect(document.openapi.hasPrefix("3.1"))
        let beschreven = document.paths.flatMap { pad, werken in
            werken.keys.map {
                "\($0.uppercased()) \(APIAddress.voorvoegsel)"
                    + pad.replacing("{", with: ":").replacing("}", with: "")
            }
        }
        #expect(Set(beschreven) == Set(Routes.alle.filter { $0.soort == .api }.map(\.naam)))
        let namen = document.paths.values.flatMap { $0.values.map(\.operationId) }
        #expect(Set(namen).count == namen.count)
    }

    @Test("/core/uri-version, /core/semver: the major version stands in the address, the whole one in the document")
    func versie() throws {
        let document = try Document.gelezen()
        #expect(document.servers.map(\.url) == [APIAddress.voorvoegsel])
        let waar = try Document.gelezen(nil, "https://tafel.example.org").servers.map(\.url)
        #expect(waar == ["https://tafel.example.org/api/v1"])
        #expect(document.info.version == APIAddress.versie)
        let groot = try #require(APIAddress.versie.split(separator: ".").first)
        #expect(APIAddress.voorvoegsel.hasSuffix("/v\(groot)") && APIAddress.versie.split(separator: ".").count == 3)
    }

    @Test("/core/publish-openapi, /core/version-header: the document is there for everyone, also from another site")
    func publicatie() async throws {
        let bord = try await Proefbord()
        try await bord.app.test(.router) { client in
            let antwoord = try await client.execute(uri: "/api/v1/openapi.json", method: .get) { $0 }
            #expect(antwoord.status == .ok && antwoord.headers[.contentType] == "application/json")
            #expect(antwoord.headers[.accessControlAllowOrigin] == "*")
            #expect(antwoord.headers[.cacheControl] == "no-store")
            #expect(HTTPField.Name("api-version").flatMap { antwoord.headers[$0] } == APIAddress.versie)
        }
    }

    @Test("/core/doc-openapi-contact: whoever runs the board is named with a mail address and a site")
    func contact() throws {
        let contact = Aanspreekpunt(naam: "Beheer", email: "beheer@example.org", adres: "https://example.org/tafel")
        let document = try Document.gelezen(contact)
        #expect(
            document.info.contact == [
                "name": "Beheer", "email": "beheer@example.org", "url": "https://example.org/tafel",
            ])
        #expect(try document.paths.keys.sorted() == Document.gelezen().paths.keys.sorted())
        // Nobody is sent to an example.
        #expect(try Document.gelezen().info.contact.keys.sorted() == ["name"])
    }

    @Test("/core/error-handling/invalid-input: what takes anything in can answer 400, and nothing answers 422")
    func invoer() async throws {
        for (pad, werken) in try Document.gelezen().paths {
            for (methode, werk) in werken {
                let codes = Set(werk.responses.keys)
                if methode == "post" || werk.parameters?.isEmpty == false {
                    #expect(codes.contains("400"), "\(methode) \(pad)")
                }
                #expect(!codes.contains("422"), "\(methode) \(pad)")
            }
        }
        let bord = try await Proefbord()
        try await bord.app.test(.router) { client in
            for pad in ["/api/v1/voorstellen?na=%27%20OR", "/api/v1/voorstellen/%00", "/api/v1/voorstellen/a%2fb"] {
                let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer demo:expertteam:twente"])
                try await client.execute(uri: pad, method: .get, headers: koppen) {
                    #expect($0.status.code == 400, "\(pad)")
                    #expect($0.headers[.contentType] == "application/problem+json")
                }
            }
        }
    }

    @Test("/core/no-trailing-slash: an address with a slash behind it is another address, of nothing")
    func schuineStreep() async throws {
        let bord = try await Proefbord()
        try await bord.app.test(.router) { client in
            let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer demo:expertteam:twente"])
            for pad in ["/api/v1/voorstellen/", "/api/v1/openapi.json/", "/api/v1/"] {
                try await client.execute(uri: pad, method: .get, headers: koppen) {
                    #expect($0.status.code == 404, "\(pad)")
                    #expect($0.headers[.contentType] == "application/problem+json")
                }
            }
        }
    }

    @Test("/core/http-methods: a method that an address does not have is refused with those that it has; HEAD is GET")
    func methoden() async throws {
        let bord = try await Proefbord()
        try await bord.app.test(.router) { client in
            let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer demo:expertteam:twente"])
            for (methode, pad, wel) in [
                (HTTPRequest.Method.delete, "/api/v1/voorstellen/c1", "GET, HEAD"), (.put, "/api/v1/aanbod", "POST"),
                (.get, "/api/v1/gebeurtenissen", "POST"), (.delete, "/kaart", "GET, HEAD"),
                (.patch, "/inloggen", "GET, HEAD, POST"),
            ] {
                try await client.execute(uri: pad, method: methode, headers: koppen) {
                    #expect($0.status.code == 405 && $0.headers[.allow] == wel, "\(methode.rawValue) \(pad)")
                }
            }
            for pad in ["/", "/kaart", "/api/v1/voorstellen", "/api/v1/openapi.json"] {
                try await client.execute(uri: pad, method: .head, headers: koppen) {
                    #expect($0.status == .ok && $0.body.readableBytes == 0, "\(pad)")
                }
            }
        }
    }
}
