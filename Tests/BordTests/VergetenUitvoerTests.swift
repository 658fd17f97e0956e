import Berichten
import Foundation
import Hummingbird
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

/// What a board shows of a case after the matcher took it off the table's topic.
@Suite("A board shows nothing of a case that was forgotten")
struct VergetenUitvoerTests {
    private static let weg = "kind-dat-vergeten-wordt"
    private static let blijft = "kind-dat-blijft"

    /// As the matcher has a case forgotten; afterwards somebody who did not know decides on it.
    private static func geschiedenis() throws -> Proeflog {
        var log = Proeflog()
        log.meldAanbod(try Proeflog.aanbod("a1"))
        for casusId in [weg, blijft] {
            try log.stelVoor(casusId)
            log.meldStatus(casusId, .voordracht)
            log.besluit(casusId)
        }
        for achter in ["", "/opschaling", "/status"] { log.haalWeg(weg + achter) }
        log.besluit(weg)
        return log
    }

    @Test("no export names a forgotten case: not the figures, not the lists, not the case itself")
    func uitvoer() async throws {
        let bord = try await Proefbord(records: try Self.geschiedenis().records)
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        let koppen = try Proefbord.koppen(sessie)
        let paden =
            [Paths.overzicht, Paths.cijfersCSV, Paths.cijfersJSON, "/api/v1/voorstellen"]
            + Cijferexport.Category.allCases.flatMap { soort in
                [Paths.cijfersCSV, Paths.cijfersJSON].map { "\($0)?soort=\(soort.rawValue)" }
            }
        try await bord.app.test(.router) { klant in
            for pad in paden {
                let antwoord = try await klant.execute(uri: pad, method: .get, headers: koppen)
                #expect(!String(buffer: antwoord.body).contains(Self.weg), "\(pad)")
            }
            for pad in [Paths.casus(Self.weg), "/api/v1/voorstellen/\(Self.weg)"] {
                #expect(try await klant.execute(uri: pad, method: .get, headers: koppen).status == .notFound, "\(pad)")
            }
            let lijst = try await klant.execute(uri: "/api/v1/voorstellen", method: .get, headers: koppen)
            #expect(String(buffer: lijst.body).contains(Self.blijft))
        }
    }
}
