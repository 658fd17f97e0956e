import GRDB
import Jeugdhulp
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

@Suite("Figures are counted once, until something changes")
struct BeeldCacheTests {
    @Test("many who ask at once read the same count; after a change, or on another day, it is counted anew")
    func eenKeer() async throws {
        let proef = try Proefmodel()
        var log = Proeflog()
        try log.stelVoor("c1", norm: 0)
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        let twente = try #require(Gemeenteregister.landelijk.regio(naam: "twente"))
        let geheugen = BeeldCache(proef.model)
        func open(_ vandaag: Datum) async throws -> (open: Int, teLaat: Int) {
            let wachtend = try await geheugen.beeld(twente, vandaag: vandaag).cijfers.wachtend
            return (wachtend.reduce(0) { $0 + $1.aantal }, wachtend.reduce(0) { $0 + $1.teLaat })
        }
        let dag = Proeflog.vandaag
        try await withThrowingTaskGroup(of: Int.self) { groep in
            for _ in 0..<50 { groep.addTask { try await open(dag).open } }
            for try await aantal in groep { #expect(aantal == 1) }
        }
        #expect(await geheugen.geteld == 1)
        try log.stelVoor("c2", norm: 0)
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        #expect(try await open(dag) == (2, 0))
        #expect(try await open(dag.plus(dagen: 1)) == (2, 2))
        #expect(await geheugen.geteld == 3)
    }

    @Test("a count that failed is not kept: who asks next gets one")
    func mislukt() async throws {
        let proef = try Proefmodel()
        let twente = try #require(Gemeenteregister.landelijk.regio(naam: "twente"))
        let geheugen = BeeldCache(proef.model)
        try await proef.model.pool.write { try $0.execute(sql: "ALTER TABLE gesloten RENAME TO weg") }
        await #expect(throws: (any Error).self) {
            try await geheugen.beeld(twente, vandaag: Proeflog.vandaag)
        }
        try await proef.model.pool.write { try $0.execute(sql: "ALTER TABLE weg RENAME TO gesloten") }
        #expect(try await geheugen.beeld(twente, vandaag: Proeflog.vandaag).cijfers.wachtend.isEmpty)
    }
}
