import Berichten
import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Jeugdhulp
import Testing

@testable import Bord

/// What stays of a case at a board after the matcher took it off the table's topic.
@Suite("A board forgets with the log")
struct VergetenTests {
    private static let weg = "kind-dat-vergeten-wordt"
    private static let blijft = "kind-dat-blijft"

    private static func antwoord(_ casusId: String) throws -> Inhoud {
        .aanbiederGeantwoord(
            AanbiederGeantwoord(
                casusId: casusId, agb: try #require(AgbCode("99000201")), aanbodId: "a1", antwoord: .afgewezen,
                redenCode: "4", op: Proeflog.vandaag))
    }

    /// Everything that a board can read of two cases; the answer on the first comes before its proposal does.
    private static func geschiedenis() throws -> Proeflog {
        var log = Proeflog()
        log.meldAanbod(try Proeflog.aanbod("a1"))
        log.zet(try antwoord(weg), log.topics.besluiten, weg)
        for casusId in [weg, blijft] {
            try log.stelVoor(casusId)
            try log.stelVoor(casusId, versie: 2, opties: [["a2"]])
            log.meldStatus(casusId, .voordracht)
            log.besluit(casusId)
            log.zet(try antwoord(casusId), log.topics.besluiten, casusId)
        }
        return log
    }

    /// As the matcher has a case forgotten; afterwards somebody who did not know decides on it.
    private static func vergeet(_ log: inout Proeflog) {
        for achter in ["", "/opschaling", "/status"] { log.haalWeg(weg + achter) }
        log.besluit(weg)
    }

    /// The files of the model as they lie on disk.
    private static func noemt(_ proef: Proefmodel, _ tekst: String) throws -> Bool {
        try bevat(proef, Data(tekst.utf8))
    }

    private static func bevat(_ proef: Proefmodel, _ bytes: Data) throws -> Bool {
        try ["", "-wal", "-shm"].map { proef.pad + $0 }.filter(FileManager.default.fileExists(atPath:)).contains {
            try Data(contentsOf: URL(fileURLWithPath: $0)).range(of: bytes) != nil
        }
    }

    @Test("of a forgotten case no byte stays in the files, also not of a decision that comes after; another case stays")
    func bestand() async throws {
        var log = try Self.geschiedenis()
        let proef = try Proefmodel()
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        #expect(try Self.noemt(proef, Self.weg) && Self.noemt(proef, Self.blijft))
        #expect(try await proef.model.casus(Self.weg, regio: "twente")?.besluiten.count == 1)
        Self.vergeet(&log)
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        #expect(try !Self.noemt(proef, Self.weg) && Self.noemt(proef, Self.blijft))
        #expect(try !proef.model.dump().contains { $0.contains(Self.weg) })
        let ander = try #require(try await proef.model.casus(Self.blijft, regio: "twente"))
        #expect(ander.besluiten.count == 1 && ander.gebeurd.count == 3)
    }

    @Test("a file that was killed before it could be swept is swept when it is opened and read into again")
    func gedood() throws {
        var log = try Self.geschiedenis()
        let proef = try Proefmodel()
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        // Taken away as the model takes it away, and killed right after.
        try proef.model.pool.write { db in
            for tabel in ["zaak", "voorstel", "versie", "status", "statusverloop"] {
                try db.execute(sql: "DELETE FROM \(tabel) WHERE casusId = ?", arguments: [Self.weg])
            }
        }
        #expect(try Self.noemt(proef, Self.weg))
        try proef.heropen()
        Self.vergeet(&log)
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        #expect(try !Self.noemt(proef, Self.weg))
    }

    @Test("no export names a forgotten case: not the figures, not the lists, not the case itself")
    func uitvoer() async throws {
        var log = try Self.geschiedenis()
        Self.vergeet(&log)
        let bord = try await Proefbord(records: log.records)
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

    @Test(
        "decisions go after ninety days while the board runs, also when no record comes in; no byte of them stays",
        arguments: [true, false])
    func termijn(stil: Bool) throws {
        let proef = try Proefmodel()
        func ga(naarDag dagen: Int64) throws {
            let nu = Tijdstip(ms: Proefmodel.nu.ms + dagen * 86_400_000)
            if stil { try proef.model.ruimOp(nu: nu) } else { _ = try proef.model.neem([], nu: nu) }
        }
        _ = try proef.model.neem(try Self.geschiedenis().records, nu: Proefmodel.nu)
        #expect(try proef.model.dump(["besluit"]).count == 5)
        let zegel = Besluitzegel(casusId: Self.weg).merk
        #expect(try Self.bevat(proef, zegel))
        try ga(naarDag: 80)
        #expect(try proef.model.dump(["besluit"]).count == 5)
        try ga(naarDag: 92)
        #expect(try proef.model.dump(["besluit"]).isEmpty)
        #expect(try !Self.bevat(proef, zegel))
    }

    @Test("what is sealed opens for its own case alone, and the same text is sealed the same")
    func zegel() throws {
        let json = Data(#"{"besluit":"voordracht"}"#.utf8)
        let (een, ander) = (Besluitzegel(casusId: Self.weg), Besluitzegel(casusId: Self.blijft))
        let dicht = try een.sluit(json)
        #expect(een.open(dicht) == json && ander.open(dicht) == nil && een.open(Data()) == nil)
        #expect(try een.sluit(json) == dicht && een.merk != ander.merk && dicht.range(of: json) == nil)
    }
}
