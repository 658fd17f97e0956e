import Berichten
import Jeugdhulp
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

@Suite("Help that started is counted")
struct GestartTests {
    @Test("help that started is counted after the case is gone: in time, late, and by which road; no name stays")
    func gestart() async throws {
        let proef = try Proefmodel()
        var log = Proeflog()
        let dag = Proeflog.vandaag
        for (casusId, dagNa, via) in [("g1", 0, HulpGestart.Via.doorbraaktafel), ("g2", 1, .anders), ("g3", 0, nil)] {
            try log.stelVoor(casusId, norm: -10)
            if let via {
                log.meldStatus(casusId, .gesloten, gestart: Hulpstart(op: dag.plus(dagen: dagNa - 10), via: via))
            }
            log.haalWeg(casusId)
            if via != nil { log.haalWeg("\(casusId)/status") }
        }
        // A batch may end between any two records.
        for record in log.records { _ = try proef.model.neem([record], nu: Proefmodel.nu) }
        let twente = try #require(Gemeenteregister.landelijk.regio(naam: "twente"))
        let cijfers = Beeldcijfers(try await proef.model.beeldfeiten(regio: twente), vandaag: dag)
        #expect(cijfers.opTijd == Beeldcijfers.Share(aantal: 1, van: 2))
        #expect(cijfers.viaTafel == Beeldcijfers.Share(aantal: 1, van: 2))
        #expect(!(try proef.model.dump().contains { row in ["g1", "g2", "g3"].contains { row.contains($0) } }))
    }
}
