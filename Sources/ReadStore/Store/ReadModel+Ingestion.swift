import Berichten
import Foundation
import GRDB
import Jeugdhulp
import Synchronization
import Verzegeling

extension ReadModel {
    /// Takes in records, and how far that is, in one transaction.
    ///
    /// A record that was taken in before is passed over, so that the same batch may come twice. What a record changes
    /// depends on its own topic and partition alone: in which order topics are read makes no difference.
    ///
    /// - Parameter poortSindsMs: since when the gate stands, so that who sent a message must be known; `nil`: there is
    ///   none.
    package func neem(_ records: [ReadRecord], nu: Tijdstip, poortSindsMs: Int64? = nil) throws -> ChangeSet {
        let (wijziging, gewist) = try pool.write { db in
            var inname = Ingestion(db: db, scope: scope, poortSindsMs: poortSindsMs)
            inname.gewist = try Self.ruimOp(db, nu)
            var volgende: [PartitionKey: Int64] = [:]
            for record in records {
                let plek = PartitionKey(topic: record.topic, partitie: record.partitie)
                if volgende[plek] == nil { volgende[plek] = try Self.volgende(db, plek) }
                guard record.offset >= volgende[plek] ?? 0 else { continue }
                try inname.neem(record)
                volgende[plek] = record.offset + 1
            }
            if inname.wijziging.aanbod { try inname.snoeiWijzigingen() }
            try Self.onthoud(db, volgende)
            try StoreProperties.zet(db, "gelezen", "\(nu.ms)")
            return (inname.wijziging, inname.gewist)
        }
        if gewist { teVegen.store(true, ordering: .relaxed) }
        try veeg()
        return wijziging
    }

    /// What was taken away still stands in the write-ahead log until it is written over: a child that is forgotten must
    /// be gone from there too. While a page is being read it cannot be swept; then the next time does.
    func veeg() throws {
        guard teVegen.load(ordering: .relaxed) else { return }
        do {
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            teVegen.store(false, ordering: .relaxed)
        } catch DatabaseError.SQLITE_BUSY, DatabaseError.SQLITE_LOCKED {
            return
        }
    }

    /// While no record comes: what is too old goes all the same, and what was taken away is swept. Most times nothing
    /// is to be done, so it looks before it writes.
    package func ruimOp(nu: Tijdstip) throws {
        if try pool.read({ try Self.isOpTeRuimen($0, nu) }), try pool.write({ try Self.ruimOp($0, nu) }) {
            teVegen.store(true, ordering: .relaxed)
        }
        try veeg()
    }

    private static func isOpTeRuimen(_ db: Database, _ nu: Tijdstip) throws -> Bool {
        nu.ms - (try StoreProperties.lees(db, "opgeruimd").flatMap { Int64($0) } ?? 0) > dagMs
    }

    /// Decisions, answers and voordrachten go when they go from their topic; looked at once a day.
    /// - Returns: whether any went.
    private static func ruimOp(_ db: Database, _ nu: Tijdstip) throws -> Bool {
        guard try isOpTeRuimen(db, nu) else { return false }
        var weg = false
        for tabel in ["besluit", "voordracht"] {
            try db.execute(sql: "DELETE FROM \(tabel) WHERE op < ?", arguments: [nu.ms - besluitenDagen * dagMs])
            weg = weg || db.changesCount > 0
        }
        try StoreProperties.zet(db, "opgeruimd", "\(nu.ms)")
        return weg
    }

    private static func onthoud(_ db: Database, _ volgende: [PartitionKey: Int64]) throws {
        for (plek, offset) in volgende {
            try db.execute(
                sql: """
                    INSERT INTO plek VALUES (?, ?, ?)
                    ON CONFLICT (topic, partitie) DO UPDATE SET volgende = excluded.volgende
                    """, arguments: [plek.topic, plek.partitie, offset])
        }
    }

    private static func volgende(_ db: Database, _ plek: PartitionKey) throws -> Int64 {
        try Int64.fetchOne(
            db, sql: "SELECT volgende FROM plek WHERE topic = ? AND partitie = ?",
            arguments: [plek.topic, plek.partitie]) ?? 0
    }
}
