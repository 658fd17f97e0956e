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

@Suite("A GI and an aanbieder follow and answer in the browser")
struct PartijRoutesTests {
    private static func bord() async throws -> Proefbord {
        var log = Proeflog()
        log.meldAanGi("c1", .voordracht)
        log.meldAanGi("w1", .voorgesteld, gi: "wss")
        try log.draagVoor("c1")
        return try await Proefbord(records: log.records, partijen: .all)
    }

    private static func vraag(
        _ client: RouterClient, _ bord: Proefbord, _ rol: Rol, _ methode: HTTPRequest.Method, _ pad: String,
        _ velden: [(String, String)] = []
    ) async throws -> (status: Int, naar: String?, tekst: String) {
        let sessie = try bord.sessie(rol)
        var koppen = try Proefbord.koppen(sessie, ["content-type": "application/x-www-form-urlencoded"])
        koppen[.origin] = nil
        let lichaam = methode == .post ? Proefbord.formulier(velden + [("csrf", sessie.csrf)]) : nil
        return try await client.execute(uri: pad, method: methode, headers: koppen, body: lichaam) {
            ($0.status.code, $0.headers[.location], String(buffer: $0.body))
        }
    }

    @Test("a GI sees its own cases and no other's, and says that help started")
    func gi() async throws {
        let bord = try await Self.bord()
        try await bord.app.test(.router) { client in
            let lijst = try await Self.vraag(client, bord, .gi("jbov"), .get, "/mijn-zaken")
            #expect(lijst.status == 200 && lijst.tekst.contains("c1") && !lijst.tekst.contains("w1"))
            #expect(try await Self.vraag(client, bord, .gi("jbov"), .get, "/mijn-zaken/w1/gestart").status == 404)
            let gestart = try await Self.vraag(
                client, bord, .gi("jbov"), .post, "/mijn-zaken/c1/gestart",
                [("op", "2026-11-19"), ("totstandkomingVia", "doorbraaktafel"), ("casusId", "w1"), ("gi", "wss")])
            #expect(gestart.status == 303 && gestart.naar == "/mijn-zaken?verzonden=c1")
            let ander = try await Self.vraag(
                client, bord, .gi("jbov"), .post, "/mijn-zaken/w1/intrekken",
                [("reden", "anders"), ("op", "2026-11-19")])
            #expect(ander.status == 404)
            let leeg = try await Self.vraag(client, bord, .gi("jbov"), .post, "/mijn-zaken/c1/gestart")
            #expect(leeg.status == 422 && leeg.tekst.contains("fouttekst"))
        }
        let brief = try #require(bord.stuurde.first)
        guard case .hulpGestart(let start) = brief.2.inhoud else { throw Proeflog.Fout.verkeerd }
        #expect(bord.stuurde.count == 1 && start.casusId == "c1" && start.gi == "jbov")
    }

    @Test("an aanbieder answers its own voordracht, once it stands and not another's")
    func aanbieder() async throws {
        let bord = try await Self.bord()
        let (eigen, ander) = (try Proeflog.agb("99000201"), try Proeflog.agb("99000202"))
        let pad = "/voordrachten/\(Proeflog.voordrachtId)/antwoord"
        try await bord.app.test(.router) { client in
            let lijst = try await Self.vraag(client, bord, .aanbieder(eigen), .get, "/voordrachten")
            #expect(lijst.status == 200 && lijst.tekst.contains("Antwoorden") && !lijst.tekst.contains("jbov"))
            #expect(try await Self.vraag(client, bord, .aanbieder(ander), .get, pad).status == 404)
            let nee = [("antwoord", "afgewezen"), ("reden", "geen-plaats"), ("agb", ander.description)]
            #expect(try await Self.vraag(client, bord, .aanbieder(ander), .post, pad, nee).status == 404)
            #expect(try await Self.vraag(client, bord, .aanbieder(eigen), .post, pad, nee).status == 303)
            // The answer was read back: there is nothing left to answer.
            #expect(try await Self.vraag(client, bord, .aanbieder(eigen), .get, pad).status == 404)
            let klaar = try await Self.vraag(client, bord, .aanbieder(eigen), .get, "/voordrachten")
            #expect(klaar.tekst.contains("U zei nee."))
        }
        let brief = try #require(bord.stuurde.first)
        guard case .aanbiederGeantwoord(let antwoord) = brief.2.inhoud else { throw Proeflog.Fout.verkeerd }
        #expect(
            bord.stuurde.count == 1 && antwoord.agb == eigen && antwoord.casusId == "c1" && antwoord.aanbodId == "a1")
    }

    @Test("the API gives a GI what its own topic holds, and an aanbieder its voordrachten")
    func api() async throws {
        let bord = try await Self.bord()
        try await bord.app.test(.router) { client in
            func haal(_ pad: String, _ rol: String) async throws -> (Int, String) {
                let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer demo:\(rol)"])
                return try await client.execute(uri: pad, method: .get, headers: koppen) {
                    ($0.status.code, String(buffer: $0.body))
                }
            }
            let statussen = try await haal("/api/v1/statussen", "gi:jbov")
            #expect(statussen.0 == 200 && statussen.1.contains("\"casusId\":\"c1\"") && !statussen.1.contains("w1"))
            #expect(statussen.1.contains("\"afgekeurd\":[]"))
            let eigen = try await haal("/api/v1/voordrachten", "aanbieder:99000201")
            #expect(eigen.0 == 200 && eigen.1.contains("\"open\":true"))
            #expect(try await haal("/api/v1/voordrachten", "aanbieder:99000202").1 == #"{"voordrachten":[]}"#)
        }
    }
}
