import Foundation
import GRDB
import Jeugdhulp
import Synchronization

/// The list of offers in memory, kept level with the file: by what changed since it was looked at last, or from the
/// whole of it when that is no longer told.
final class AanbodCache: Sendable {
    private struct CacheState {
        var lijst: Aanbodlijst
        /// Of the newest change that is in it; `nil`: nothing is.
        var nummer: Int64?
        var ronde: Int64 = 0
    }

    private let register: Gemeenteregister
    private let stand: Mutex<CacheState>

    /// - Parameter register: what gemeenten are called.
    init(_ register: Gemeenteregister) {
        self.register = register
        stand = Mutex(CacheState(lijst: Aanbodlijst(register)))
    }

    /// How many changes the file tells: who is further behind reads it whole.
    static let wijzigingenMax = 10_000

    /// - Parameter db: the offers as they stand there, or newer when another reader was here meanwhile.
    func zoek(_ db: Database, _ vraag: (Aanbodlijst) -> Aanbodlijst.SearchResult) throws -> Aanbodlijst.SearchResult {
        try stand.withLock { stand in
            try werkBij(&stand, db)
            return vraag(stand.lijst)
        }
    }

    private func werkBij(_ stand: inout CacheState, _ db: Database) throws {
        let ronde = try StoreProperties.ronde(db)
        let nieuwste =
            try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'aanbodwijziging'") ?? 0
        let gelijk = ronde == stand.ronde
        if gelijk, let nummer = stand.nummer, nummer >= nieuwste { return }
        if gelijk, let nummer = stand.nummer, !stand.lijst.isRommelig {
            let ids = try String.fetchAll(
                db, sql: "SELECT aanbodId FROM aanbodwijziging WHERE nummer > ?", arguments: [nummer])
            // Numbers follow on one another: fewer than were given out means that the oldest are gone.
            if Int64(ids.count) == nieuwste - nummer {
                for id in Set(ids) { try Self.werkBij(&stand.lijst, id, db) }
                stand.nummer = nieuwste
                return
            }
        }
        var lijst = Aanbodlijst(register)
        let rijen = try Row.fetchCursor(db, sql: "SELECT \(Self.kolommen) FROM aanbod")
        while let rij = try rijen.next() { Self.zet(rij, &lijst) }
        stand = CacheState(lijst: lijst, nummer: nieuwste, ronde: ronde)
    }

    private static func werkBij(_ lijst: inout Aanbodlijst, _ id: String, _ db: Database) throws {
        let opdracht = try db.cachedStatement(sql: "SELECT \(kolommen) FROM aanbod WHERE aanbodId = ?")
        if let rij = try Row.fetchOne(opdracht, arguments: [id]) {
            zet(rij, &lijst)
        } else {
            lijst.haalWeg(id)
        }
    }

    private static let kolommen =
        "aanbodId, agb, gemeente, hulpvorm, voorziening, doelgroepen, wacht, vrij, stop, peildatum, gemeld, naam"

    private static func zet(_ rij: Row, _ lijst: inout Aanbodlijst) {
        guard let gemeente = StoredColumn.gemeente(rij[2]) else { return }
        lijst.zet(
            rij[0],
            Aanbodlijst.FilterRow(
                agb: rij[1], gemeente: gemeente, hulpvorm: rij[3], voorziening: rij[4], doelgroepen: rij[5],
                wachtWeken: rij[6], vrij: rij[7], stop: rij[8], peildatum: rij[9], gemeld: rij[10]), naam: rij[11])
    }
}
