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

@Suite("The HTTP API takes in what Kafka would, and tells each party its own")
struct ApiTests {
    private static func voorbeelden(_ naam: String) throws -> [String] {
        let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/doorbraaktafel/Voorbeelden")
        return try String(contentsOf: map.appendingPathComponent(naam), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    private static func stuur(
        _ pad: String, _ rol: String, _ lichaam: String, soort: String = "application/json",
        koppen meer: [String: String] = [:], _ client: RouterClient
    ) async throws -> (status: Int, tekst: String) {
        var koppen = meer
        koppen["authorization"] = "Bearer demo:\(rol)"
        koppen["content-type"] = soort
        let antwoord = try await client.execute(
            uri: pad, method: .post, headers: try Proefbord.koppen(nil, koppen), body: ByteBuffer(string: lichaam)
        ) { ($0.status.code, String(buffer: $0.body)) }
        // Whoever builds on the document is not surprised by any answer in these tests.
        let beloofd = try Document.gelezen().paths[String(pad.dropFirst(APIAddress.voorvoegsel.count))]?["post"]
        #expect(beloofd?.responses.keys.contains("\(antwoord.0)") == true, "\(pad) \(antwoord.0)")
        return antwoord
    }

    private static func omslag(_ type: String, _ data: String, id: String = "api-1") -> String {
        #"{"specversion":"1.0","id":"\#(id)","source":"\#(Proeflog.bron)","type":"nl.jeugdhulp.\#(type).v1","data":\#(data)}"#
    }

    @Test(
        "a case comes in as data, as a structured CloudEvent and as a binary one; the crisis is refused with the route")
    func aanvragen() async throws {
        let bord = try await Proefbord()
        let regels = try Self.voorbeelden("aanvragen.ndjson")
        try await bord.app.test(.router) { client in
            for (index, regel) in regels.enumerated() {
                guard
                    case .aanvraagIngediend(let aanvraag) = try GebeurtenisReader().leesInhoud(
                        .aanvraagIngediend, Data(regel.utf8))
                else { continue }
                let rol = "gi:\(aanvraag.gi)"
                let crisis = aanvraag.urgentie == .crisis
                let ids = ["kaal", "hele", "binair"].map { "\($0)-\(index)" }
                let data = try await Self.stuur(
                    "/api/v1/aanvragen", rol, regel, koppen: ["idempotency-key": ids[0]], client)
                let heel = try await Self.stuur(
                    "/api/v1/gebeurtenissen", rol, Self.omslag("aanvraag-ingediend", regel, id: ids[1]),
                    soort: "application/cloudevents+json; charset=UTF-8", client)
                let binair = try await Self.stuur(
                    "/api/v1/gebeurtenissen", rol, regel,
                    koppen: [
                        "ce-id": ids[2], "ce-source": Proeflog.bron, "ce-specversion": "1.0",
                        "ce-type": "nl.jeugdhulp.aanvraag-ingediend.v1",
                    ], client)
                #expect(
                    [data, heel, binair].map(\.status) == Array(repeating: crisis ? 400 : 202, count: 3), "\(data)")
                if crisis { #expect(data.tekst.contains("spoedhulp") && data.tekst.contains(#""code":"crisis""#)) }
            }
            #expect(bord.stuurde.count == 3 * 11)
            #expect(bord.stuurde.allSatisfy { $0.topic == "doorbraak.aanvragen" })
        }
    }

    @Test("the same event twice is sent once and answered alike; another under the same id is refused")
    func tweeKeer() async throws {
        let bord = try await Proefbord()
        let regels = try Self.voorbeelden("aanbod.ndjson")
        let (een, ander) = (try #require(regels.first), try #require(regels.last))
        func agb(_ regel: String) throws -> String {
            guard case .aanbodGemeld(let aanbod) = try GebeurtenisReader().leesInhoud(.aanbodGemeld, Data(regel.utf8))
            else { return "" }
            return aanbod.agb.description
        }
        let soort = "application/cloudevents+json"
        let (rol, rolAnder) = ("aanbieder:\(try agb(een))", "aanbieder:\(try agb(ander))")
        try await bord.app.test(.router) { client in
            let eerste = try await Self.stuur(
                "/api/v1/aanbod", rol, Self.omslag("aanbod-gemeld", een), soort: soort, client)
            let weer = try await Self.stuur(
                "/api/v1/aanbod", rol, Self.omslag("aanbod-gemeld", een), soort: soort, client)
            #expect(eerste.status == 202 && weer == eerste)
            let gewijzigd = een.replacingOccurrences(of: #""aanmeldWeken": 12"#, with: #""aanmeldWeken": 13"#)
            #expect(gewijzigd != een)
            let botst = try await Self.stuur(
                "/api/v1/aanbod", rol, Self.omslag("aanbod-gemeld", gewijzigd), soort: soort, client)
            #expect(botst.status == 409)
            #expect(bord.stuurde.count == 1)
            // Nobody takes the name of a message from another by sending something under it first.
            let vanAnder = try await Self.stuur(
                "/api/v1/aanbod", rolAnder, Self.omslag("aanbod-gemeld", ander), soort: soort, client)
            #expect(vanAnder.status == 202 && bord.stuurde.count == 2)
        }
    }

    @Test("nobody sends under the source of our own processes, as another, or what is not its to send")
    func afzender() async throws {
        let bord = try await Proefbord()
        let aanvraag = try #require(try Self.voorbeelden("aanvragen.ndjson").first)
        let aanbod = try #require(try Self.voorbeelden("aanbod.ndjson").first)
        let soort = "application/cloudevents+json"
        try await bord.app.test(.router) { client in
            func stuur(_ rol: String, _ omslag: String) async throws -> Int {
                try await Self.stuur("/api/v1/gebeurtenissen", rol, omslag, soort: soort, client).status
            }
            let vanOns = Self.omslag("aanvraag-ingediend", aanvraag).replacingOccurrences(
                of: Proeflog.bron, with: "urn:nld:oin:00000000000000000000:doorbraaktafel:matcher")
            let vreemd = [
                ("gi:jbov", vanOns), ("gi:ljenr", Self.omslag("aanvraag-ingediend", aanvraag)),
                ("aanbieder:99000201", Self.omslag("aanvraag-ingediend", aanvraag)),
                ("aanbieder:99000666", Self.omslag("aanbod-gemeld", aanbod)),
            ]
            for (rol, omslag) in vreemd {
                let status = try await stuur(rol, omslag)
                #expect(status == 403, "\(rol)")
            }
            #expect(bord.stuurde.isEmpty)
            let eigen = try await stuur("gi:jbov", Self.omslag("aanvraag-ingediend", aanvraag))
            #expect(eigen == 202)
        }
    }

    @Test("the same event many times at once is sent once; each is answered alike")
    func tegelijk() async throws {
        var log = Proeflog()
        try log.stelVoor("c1")
        let bord = try await Proefbord(records: log.records)
        let aanvraag = try #require(try Self.voorbeelden("aanvragen.ndjson").first)
        guard
            case .aanvraagIngediend(let gelezen) = try GebeurtenisReader().leesInhoud(
                .aanvraagIngediend, Data(aanvraag.utf8))
        else { return }
        let besluit = Self.besluit(reden: "norm-in-gevaar")
        try await bord.app.test(.router) { client in
            for (rol, type, data) in [
                ("gi:\(gelezen.gi)", "aanvraag-ingediend", aanvraag), ("expertteam:twente", "besluit-genomen", besluit),
            ] {
                let antwoorden = try await withThrowingTaskGroup(of: Int.self) { groep in
                    for _ in 0..<20 {
                        groep.addTask {
                            try await Self.stuur(
                                "/api/v1/gebeurtenissen", rol, Self.omslag(type, data, id: type),
                                soort: "application/cloudevents+json", client
                            ).status
                        }
                    }
                    return try await groep.reduce(into: []) { $0.append($1) }
                }
                #expect(Set(antwoorden) == [202])
            }
            #expect(bord.stuurde.map(\.gebeurtenis.id) == ["aanvraag-ingediend", "besluit-genomen"])
            let anders = try await Self.stuur(
                "/api/v1/gebeurtenissen", "expertteam:twente",
                Self.omslag("besluit-genomen", Self.besluit(reden: "anders"), id: "besluit-genomen"),
                soort: "application/cloudevents+json", client)
            #expect(anders.status == 409 && bord.stuurde.count == 2)
        }
    }

    private static func besluit(reden: String) -> String {
        """
        {"casusId":"c1","regio":"twente","besluit":"opschalen","rol":"lid","reden":"\(reden)","versie":1,\
        "op":"2026-11-20T10:00:00Z"}
        """
    }

    @Test("a key of idempotency that is no id is refused, not passed over: it would be sent twice")
    func sleutel() async throws {
        let bord = try await Proefbord()
        let regel = try #require(try Self.voorbeelden("aanvragen.ndjson").first)
        try await bord.app.test(.router) { client in
            let antwoord = try await Self.stuur(
                "/api/v1/aanvragen", "gi:jbov", regel, koppen: ["idempotency-key": "met spatie"], client)
            #expect(antwoord.status == 400 && antwoord.tekst.contains("Idempotency-Key") && bord.stuurde.isEmpty)
        }
    }

    @Test("nobody sends in the name of another; the id of another's offer may be one's own too")
    func andermans() async throws {
        var log = Proeflog()
        log.meldAanbod(try Proeflog.aanbod("a1", agb: "99000201"))
        try log.stelVoor("c1")
        let bord = try await Proefbord(records: log.records)
        let gekaapt = String(decoding: try Proeflog.aanbod("a1", agb: "99000999").json.bytes, as: UTF8.self)
        let aanvraag = try #require(try Self.voorbeelden("aanvragen.ndjson").first)
        try await bord.app.test(.router) { client in
            for (pad, rol, lichaam) in [
                ("/api/v1/aanbod", "aanbieder:99000201", gekaapt), ("/api/v1/aanvragen", "gi:andere", aanvraag),
            ] {
                let antwoord = try await Self.stuur(pad, rol, lichaam, client)
                #expect(antwoord.status == 403, "\(rol) \(pad)")
            }
            let besluit = Self.besluit(reden: "x")
            let ander = try await Self.stuur(
                "/api/v1/gebeurtenissen", "expertteam:ijsselland", Self.omslag("besluit-genomen", besluit),
                soort: "application/cloudevents+json", client)
            #expect(ander.status == 403 && bord.stuurde.isEmpty)
            let eigen = try await Self.stuur(
                "/api/v1/gebeurtenissen", "expertteam:twente", Self.omslag("besluit-genomen", besluit),
                soort: "application/cloudevents+json", client)
            #expect(eigen.status == 202 && bord.stuurde.count == 1)
            let zelfdeId = try await Self.stuur("/api/v1/aanbod", "aanbieder:99000999", gekaapt, client)
            #expect(zelfdeId.status == 202 && bord.stuurde.count == 2)
        }
    }

    @Test("a table of offers is sent whole or not at all; each bad row is named")
    func tabel() async throws {
        let bord = try await Proefbord()
        let (kop, rij) = try Self.tabel()
        try await bord.app.test(.router) { client in
            let slecht = try await Self.stuur(
                "/api/v1/aanbod", "aanbieder:99000201",
                [kop, rij, rij.replacing("99000201", with: "12")]
                    .joined(separator: "\n"), soort: "text/csv", client)
            #expect(slecht.status == 400 && slecht.tekst.contains(#""regel":3"#) && bord.stuurde.isEmpty)
            let vreemd = try await Self.stuur(
                "/api/v1/aanbod", "aanbieder:99000999", [kop, rij].joined(separator: "\n"), soort: "text/csv", client)
            #expect(vreemd.status == 400 && bord.stuurde.isEmpty)
            let goed = try await Self.stuur(
                "/api/v1/aanbod", "aanbieder:99000201", [kop, rij].joined(separator: "\n"), soort: "text/csv", client)
            #expect(goed.status == 202 && bord.stuurde.count == 1, "\(goed)")
        }
    }

    @Test("the same table twice sends nothing twice, and says of each row what became of it")
    func tabelTweeKeer() async throws {
        // What is sent is read back, as the loop does.
        let bord = try await Proefbord()
        let (kop, rij) = try Self.tabel()
        let id = try #require(rij.split(separator: ";").first).description
        let ander = rij.replacing(id, with: "gh-ander")
        // The last column says whether help starts without a decision: nothing else of the row changes.
        let omgekeerd = try #require(Self.omgekeerd(rij))
        try await bord.app.test(.router) { client in
            var gelezen: Int64 = 0
            func leesTerug() throws {
                let nieuw = bord.stuurde.dropFirst(Int(gelezen)).map { brief in
                    defer { gelezen += 1 }
                    return ReadRecord(
                        topic: brief.topic, partitie: 0, offset: gelezen, tijdMs: nil, sleutel: brief.sleutel,
                        waarde: Data(brief.gebeurtenis.bytes))
                }
                _ = try bord.proef.model.neem(nieuw, nu: Proefmodel.nu)
            }
            func stuur(_ rijen: [String]) async throws -> (verzonden: Int, bekend: Int, uitkomsten: [String]) {
                let antwoord = try await Self.stuur(
                    "/api/v1/aanbod", "aanbieder:99000201", ([kop] + rijen).joined(separator: "\n"), soort: "text/csv",
                    client)
                #expect(antwoord.status == 202, "\(antwoord.tekst)")
                let uit = try JSONDecoder().decode(Tabelantwoord.self, from: Data(antwoord.tekst.utf8))
                #expect(uit.regels.map(\.regel) == Array(2..<(2 + rijen.count)))
                #expect(uit.regels.allSatisfy { ($0.id == nil) == ($0.uitkomst == "al-bekend") })
                return (uit.verzonden, uit.alBekend, uit.regels.map(\.uitkomst))
            }
            #expect(try await stuur([rij]) == (1, 0, ["nieuw"]))
            // Before it was read back, and after.
            #expect(try await stuur([rij]) == (0, 1, ["al-bekend"]))
            try leesTerug()
            #expect(try await stuur([rij, ander]) == (1, 1, ["al-bekend", "nieuw"]))
            try leesTerug()
            #expect(try await stuur([rij, ander]) == (0, 2, ["al-bekend", "al-bekend"]))
            // A report that goes back to what it was is news again, each time.
            for gewijzigd in [omgekeerd, rij, omgekeerd, rij] {
                #expect(try await stuur([gewijzigd]) == (1, 0, ["nieuw"]))
                try leesTerug()
            }
            #expect(Set(bord.stuurde.map(\.gebeurtenis.id)).count == bord.stuurde.count)
        }
    }

    @Test("a file over HTTP is read as the command line reads it, and no further than its bounds")
    func bestanden() async throws {
        let bord = try await Proefbord()
        let (kop, rij) = try Self.tabel()
        try await bord.app.test(.router) { client in
            func stuur(_ tekst: String, _ soort: String) async throws -> (status: Int, tekst: String) {
                let antwoord = try await Self.stuur("/api/v1/aanbod", "aanbieder:99000201", tekst, soort: soort, client)
                return (antwoord.status, antwoord.tekst)
            }
            for soort in ["text/csv; charset=utf-8", "application/vnd.ms-excel", "Text/CSV", "application/csv"] {
                #expect(try await stuur("Stand van vandaag\n\(kop)\n\(rij)", soort).status == 202, "\(soort)")
            }
            let brief = try #require(bord.stuurde.first)
            let json = String(decoding: brief.gebeurtenis.inhoud.json.bytes, as: UTF8.self)
            let regels = try await stuur("\(json)\r\n\(json)\r\n", "application/x-ndjson")
            #expect(regels.status == 202 && regels.tekst.contains(#""regel":2"#))
            let teVeel = try await stuur(kop + String(repeating: "\na;b", count: 2_001), "text/csv")
            #expect(teVeel.status == 400 && teVeel.tekst.contains("te-groot"))
            let werkmap = try await stuur("PK\u{3}\u{4}xl/workbook.xml", "text/csv")
            #expect(werkmap.status == 400 && werkmap.tekst.contains("Excel-bestand"))
            #expect(try await stuur(json, "application/cloudevents-batch+json").status == 415)
            #expect(try await stuur(json, "image/png").status == 415)
            #expect(try await stuur(json, "text/json; charset=utf-8").status == 202)
        }
    }

    @Test("a GI and an inkooporganisatie send lines too: all of them, or none")
    func regels() async throws {
        let bord = try await Proefbord()
        let zaak = #"{"casusId":"CASUS","gi":"jbov","reden":"anders","op":"2026-11-19"}"#
        @Sendable func omslag(_ casus: String) -> String {
            Self.omslag("aanvraag-ingetrokken", zaak.replacing("CASUS", with: casus), id: casus)
        }
        try await bord.app.test(.router) { client in
            func stuur(_ pad: String, _ rol: String, _ regels: [String]) async throws -> (status: Int, tekst: String) {
                let antwoord = try await Self.stuur(
                    "/api/v1/\(pad)", rol, regels.joined(separator: "\n"), soort: "application/x-ndjson", client)
                return (antwoord.status, antwoord.tekst)
            }
            let half = try await stuur("aanvragen", "gi:jbov", [omslag("a-1"), "{"])
            #expect(half.status == 400 && half.tekst.contains(#""regel":2"#) && bord.stuurde.isEmpty)
            let vreemd = try await stuur("aanvragen", "gi:ander", [omslag("a-1")])
            #expect(vreemd.status == 400 && bord.stuurde.isEmpty)
            let goed = try await stuur("gebeurtenissen", "gi:jbov", [omslag("a-1"), omslag("a-2")])
            #expect(goed.status == 202 && bord.stuurde.count == 2, "\(goed.tekst)")
            let weer = try await stuur("aanvragen", "gi:jbov", [omslag("a-1"), omslag("a-2")])
            #expect(weer.status == 202 && bord.stuurde.count == 2, "\(weer.tekst)")
            #expect(try await stuur("gebeurtenissen", "expertteam:twente", [omslag("a-1")]).status == 415)
        }
    }

    @Test("a party sends one file at a time, another party meanwhile too")
    func eenTegelijk() async throws {
        let poort = UploadGate()
        #expect(poort.begin("aanbieder:1") && !poort.begin("aanbieder:1") && poort.begin("aanbieder:2"))
        poort.klaar("aanbieder:1")
        #expect(poort.begin("aanbieder:1"))
        #expect(try await poort.lees { 7 } == 7)
        await #expect(throws: CancellationError.self) { try await poort.lees { throw CancellationError() } }
    }

    private struct Tabelantwoord: Decodable {
        struct Regel: Decodable {
            let regel: Int
            let uitkomst: String
            let id: String?
        }
        let verzonden, alBekend: Int
        let regels: [Regel]
        let onbekendeKolommen: [String]?
    }

    /// The first line of the example of a table, and a row of one aanbieder.
    private static func tabel() throws -> (kop: String, rij: String) {
        let regels = try voorbeelden("aanbod.csv").map { $0.trimmingCharacters(in: .newlines) }
        let rij = try #require(regels.dropFirst().first { $0.contains("99000201") })
        return (try #require(regels.first), rij)
    }

    private static func omgekeerd(_ rij: String) -> String? {
        if rij.hasSuffix(";ja") { return rij.dropLast(2) + "nee" }
        if rij.hasSuffix(";nee") { return rij.dropLast(3) + "ja" }
        return nil
    }

    @Test("columns of a table that nobody knows are named in the answer, good or bad")
    func onbekendeKolommen() async throws {
        let bord = try await Proefbord()
        let (kop, rij) = try Self.tabel()
        try await bord.app.test(.router) { client in
            for (regel, status) in [(rij, 202), (rij.replacing("99000201", with: "12"), 400)] {
                let antwoord = try await Self.stuur(
                    "/api/v1/aanbod", "aanbieder:99000201", "\(kop);Telefoon\n\(regel);053-1", soort: "text/csv", client
                )
                #expect(antwoord.status == status)
                #expect(antwoord.tekst.contains(#""onbekendeKolommen":["Telefoon"]"#), "\(antwoord.tekst)")
            }
        }
    }

    @Test("everything that is wrong with the form of a body is told at once, with where it stands")
    func alleFouten() async throws {
        struct Probleem: Decodable {
            struct Fout: Decodable { let detail, code, pointer: String }
            let veld: String
            let errors: [Fout]
        }
        let bord = try await Proefbord()
        let regel = try #require(try Self.voorbeelden("aanvragen.ndjson").first)
        guard
            case .aanvraagIngediend(let aanvraag) = try GebeurtenisReader().leesInhoud(
                .aanvraagIngediend, Data(regel.utf8))
        else { return }
        let slecht = regel.replacing(#""urgentie": ""#, with: #""urgentie": "zeer-"#)
            .replacing(#""leeftijd": "#, with: #""leeftijd": -"#)
        try await bord.app.test(.router) { client in
            for (pad, soort, lichaam, begin) in [
                ("/api/v1/aanvragen", "application/json", slecht, "#/"),
                (
                    "/api/v1/gebeurtenissen", "application/cloudevents+json", Self.omslag("aanvraag-ingediend", slecht),
                    "#/data/"
                ),
            ] {
                let antwoord = try await Self.stuur(pad, "gi:\(aanvraag.gi)", lichaam, soort: soort, client)
                #expect(antwoord.status == 400)
                let probleem = try JSONDecoder().decode(Probleem.self, from: Data(antwoord.tekst.utf8))
                let kinderen = aanvraag.jeugdigen.indices.map { "\(begin)jeugdigen/\($0)/leeftijd" }
                #expect(probleem.errors.map(\.pointer) == kinderen + ["\(begin)urgentie"])
                #expect(probleem.errors.map(\.code).last == "onbekende-code")
                #expect(probleem.errors.allSatisfy { !$0.detail.isEmpty } && probleem.veld.hasSuffix("[0].leeftijd"))
            }
            #expect(bord.stuurde.isEmpty)
        }
    }

    @Test("a key of idempotency gives an id that no reader can take for a BSN")
    func idZonderBsn() async throws {
        let bord = try await Proefbord()
        let regel = try #require(try Self.voorbeelden("aanvragen.ndjson").first)
        guard
            case .aanvraagIngediend(let aanvraag) = try GebeurtenisReader().leesInhoud(
                .aanvraagIngediend, Data(regel.utf8))
        else { return }
        try await bord.app.test(.router) { client in
            for nummer in 0..<300 {
                let antwoord = try await Self.stuur(
                    "/api/v1/aanvragen", "gi:\(aanvraag.gi)", regel, koppen: ["idempotency-key": "s\(nummer)"], client)
                #expect(antwoord.status == 202)
            }
        }
        // As the matcher reads them.
        for brief in bord.stuurde {
            let bytes = Data(brief.gebeurtenis.bytes)
            #expect(throws: Never.self) { try GebeurtenisReader().leesGestructureerd(bytes) }
        }
        #expect(bord.stuurde.count == 300)
    }

    @Test("a GI reads the status of its own cases, a table its own proposals")
    func lezen() async throws {
        var log = Proeflog()
        try log.stelVoor("c1")
        log.meldStatus("c1", .voordracht, gi: "jbov")
        log.meldStatus("c2", .voordracht, gi: "ljenr")
        let bord = try await Proefbord(records: log.records)
        try await bord.app.test(.router) { client in
            func lees(_ pad: String, _ rol: String) async throws -> String {
                try await client.execute(
                    uri: pad, method: .get, headers: try Proefbord.koppen(nil, ["authorization": "Bearer demo:\(rol)"])
                ) { String(buffer: $0.body) }
            }
            let eigen = try await lees("/api/v1/statussen", "gi:jbov")
            #expect(eigen.contains("c1") && !eigen.contains("c2"))
            #expect(try await lees("/api/v1/voorstellen", "expertteam:twente").contains(#""casusId":"c1""#))
            #expect(try await lees("/api/v1/voorstellen/c1", "expertteam:twente").contains(#""versie":1"#))
            #expect(
                try await lees("/api/v1/voorstellen", "expertteam:ijsselland") == #"{"_links":{},"voorstellen":[]}"#)
        }
    }
}
