import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

@Suite("A trace goes on through the page")
struct TraceContextTests {
    private static let spoor = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    /// What a table's decision is sent with.
    private static func besluit(_ koppen: [String: String]) async throws -> TraceContext? {
        var log = Proeflog()
        log.meldAanbod(try Proeflog.aanbod("a1"))
        try log.stelVoor("c1")
        let bord = try await Proefbord(records: log.records)
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        _ = try await bord.app.test(.router) { klant in
            try await klant.execute(
                uri: "/zaken/c1/besluit", method: .post, headers: try Proefbord.koppen(sessie, koppen),
                body: Proefbord.formulier([
                    ("csrf", sessie.csrf), ("versie", "1"), ("besluit", "opschalen"),
                    ("rol", "voorzitter-expertteam"), ("reden", "norm-in-gevaar"),
                ]))
        }
        let kop = try #require(bord.stuurde.first).koppen.first { $0.0 == TraceContext.naam }
        return kop.flatMap { TraceContext(traceparent: String(decoding: $0.1, as: UTF8.self)) }
    }

    @Test("what is sent because of a request is in its trace, one step on")
    func doorgegeven() async throws {
        let spoor = try #require(try await Self.besluit(["traceparent": Self.spoor]))
        #expect(spoor.traceId == "4bf92f3577b34da6a3ce929d0e0e4736" && spoor.bemonsterd)
        #expect(spoor.traceparent != Self.spoor)
    }

    @Test("where a request has none, or nonsense, a trace begins", arguments: [[:], ["traceparent": "onzin"]])
    func begonnen(koppen: [String: String]) async throws {
        let (een, twee) = (try await Self.besluit(koppen), try await Self.besluit(koppen))
        #expect(een != nil && twee != nil && een?.traceId != twee?.traceId)
    }
}
