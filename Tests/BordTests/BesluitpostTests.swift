import Berichten
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

@Suite("A decision goes to the log once, and who comes second is told")
struct BesluitpostTests {
    private static func bord(stuk: Bool = false) async throws -> Proefbord {
        var log = Proeflog()
        try log.stelVoor("c1")
        try log.stelVoor("c2")
        try log.stelVoor("c2", versie: 2, opties: [["a2"]])
        return try await Proefbord(records: log.records, stuk: stuk)
    }

    private static let velden = [
        ("versie", "1"), ("besluit", "voordracht"), ("optie", "2"), ("rol", "voorzitter-expertteam"),
        ("reden", "past-het-best"),
    ]

    private static func besluit(
        _ velden: [(String, String)], _ casus: String, _ sessie: Session, _ client: RouterClient
    ) async throws -> RouterAnswer {
        try await client.execute(
            uri: "/zaken/\(casus)/besluit", method: .post, headers: try Proefbord.koppen(sessie),
            body: Proefbord.formulier(velden + [("csrf", sessie.csrf)])
        ) { $0 }
    }

    @Test("a voordracht names the offers of its option, is on the log before the answer, and is on the page after it")
    func voordracht() async throws {
        let bord = try await Self.bord()
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        try await bord.app.test(.router) { client in
            let antwoord = try await Self.besluit(Self.velden, "c1", sessie, client)
            #expect(antwoord.status.code == 303)
            #expect(antwoord.headers[.location] == "/zaken/c1?verzonden=voordracht")
            let brief = try #require(bord.stuurde.first)
            #expect(brief.topic == "doorbraak.besluiten" && brief.sleutel == "c1")
            guard case .besluitGenomen(let besluit) = brief.gebeurtenis.inhoud else {
                Issue.record("no decision was sent")
                return
            }
            #expect(besluit.regio == "twente" && besluit.versie == 1)
            #expect(
                besluit.optie == .init(rang: 2, aanbod: ["a2"], agb: [try #require(AgbCode("99000201"))]))
            // What the schema refuses, the board does not send.
            #expect(try GebeurtenisReader().leesGestructureerd(Data(brief.gebeurtenis.bytes)) == brief.gebeurtenis)
            let pagina = try await client.execute(
                uri: "/zaken/c1?verzonden=voordracht", method: .get, headers: try Proefbord.koppen(sessie)
            ) { $0 }
            #expect(pagina.status == .ok)
        }
    }

    @Test("of two people the second is told what the first did, and nothing is sent; then the second may decide")
    func tweede() async throws {
        let bord = try await Self.bord()
        let (een, twee) = (
            try bord.sessie(.expertteam(regio: "twente")), try bord.sessie(.expertteam(regio: "twente"))
        )
        try await bord.app.test(.router) { client in
            for sessie in [een, twee] {
                try await client.execute(uri: "/zaken/c1", method: .get, headers: try Proefbord.koppen(sessie))
            }
            async let eerste = Self.besluit(Self.velden, "c1", een, client)
            async let tegelijk = Self.besluit(Self.velden, "c1", twee, client)
            let antwoorden = try await [eerste, tegelijk]
            #expect(antwoorden.map(\.status.code).sorted() == [303, 409])
            #expect(bord.stuurde.count == 1)
            // The refusal showed the page with the colleague's decision, and that page knows it.
            let laat = antwoorden[0].status.code == 409 ? een : twee
            let pagina = antwoorden.map { String(buffer: $0.body) }.joined()
            let gezien = try #require(pagina.firstMatch(of: /name="gezien" value="(\d+)"/)).output.1
            #expect(try await Self.besluit(Self.velden, "c1", laat, client).status.code == 409)
            let weer = try await Self.besluit(Self.velden + [("gezien", String(gezien))], "c1", laat, client)
            #expect(weer.status.code == 303)
            #expect(bord.stuurde.count == 2)
        }
    }

    @Test("a decision on an older version is not sent; the page tells what changed")
    func oudeVersie() async throws {
        let bord = try await Self.bord()
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        try await bord.app.test(.router) { client in
            let antwoord = try await Self.besluit(Self.velden, "c2", sessie, client)
            #expect(antwoord.status.code == 409)
            #expect(bord.stuurde.isEmpty)
        }
        let kern = bord.kern
        let keuze = BesluitInput(
            casusId: "c2", regio: "twente", versie: 1, besluit: .opschalen, rol: "x-y", reden: "z")
        guard case .nieuweVersie(let anders) = try await kern.besluitpost.besluit(keuze, gezien: 0, bron: Proeflog.bron)
        else {
            Issue.record("an older version was accepted")
            return
        }
        #expect(anders.weg == ["a1"] && anders.sinds == 1)
    }

    @Test(
        "a form that is not complete, or chooses what is not there, comes back with what was filled in",
        arguments: [
            "besluit", "optie", "rol", "reden", "versie",
        ])
    func onvolledig(veld: String) async throws {
        let bord = try await Self.bord()
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        try await bord.app.test(.router) { client in
            let zonder = Self.velden.filter { $0.0 != veld }
            var pogingen = [zonder, zonder + [(veld, "onzin-9")]]
            if veld == "optie" { pogingen.append(zonder + [(veld, "9")]) }
            for poging in pogingen {
                let antwoord = try await Self.besluit(poging, "c1", sessie, client)
                #expect(antwoord.status.code == 422)
                // What is wrong is said, with a link to where.
                #expect(String(buffer: antwoord.body).contains(##"<li><a href="#"##))
            }
            #expect(bord.stuurde.isEmpty)
        }
    }

    @Test("without Kafka nothing is sent, and the reader is told so")
    func zonderKafka() async throws {
        let bord = try await Self.bord(stuk: true)
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        try await bord.app.test(.router) { client in
            let antwoord = try await Self.besluit(Self.velden, "c1", sessie, client)
            #expect(antwoord.status.code == 503)
            #expect(String(buffer: antwoord.body).contains("Er is niets verzonden"))
        }
        #expect(bord.audit.teksten.contains { $0.contains("besluit-niet-verzonden") })
    }
}
