import Berichten
import Foundation
import GRDB
import Jeugdhulp

/// What came in by this server. After a rebuild it is forgotten; the matcher knows a case's events by itself.
extension ReadModel {
    /// As long as the topics of the cases keep their records.
    static let ontvangenDagen = Int64(Topics.invoerDagen)

    /// The sum of what came in before under this source and id.
    package func ontvangen(bron: String, id: String) async throws -> String? {
        try await pool.read {
            try String.fetchOne($0, sql: "SELECT som FROM ontvangen WHERE bron = ? AND id = ?", arguments: [bron, id])
        }
    }

    package func onthoudOntvangst(bron: String, id: String, som: String, nu: Tijdstip) async throws {
        try await pool.write { db in
            try db.execute(
                sql: "DELETE FROM ontvangen WHERE op < ?", arguments: [nu.ms - Self.ontvangenDagen * 86_400_000])
            try db.execute(
                sql: "INSERT OR IGNORE INTO ontvangen VALUES (?, ?, ?, ?)", arguments: [bron, id, som, nu.ms])
        }
    }

    /// What was reported last of an offer: the source and id of the event, and its data.
    package func aanbodblad(_ aanbod: Aanbodsleutel) async throws -> (bericht: String, json: Data)? {
        try await pool.read {
            try Row.fetchOne(
                $0, sql: "SELECT bericht, json FROM aanbodblad WHERE aanbodId = ?", arguments: [aanbod.description]
            ).map { ($0[0], $0[1]) }
        }
    }
}
