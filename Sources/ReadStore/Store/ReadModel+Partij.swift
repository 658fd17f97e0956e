import Berichten
import Foundation
import GRDB
import Jeugdhulp

/// What one GI or one aanbieder reads of its own.
extension ReadModel {
    /// Whether the own topic of a GI is followed: then ``statussen(gi:na:aantalMax:)`` is all of its cases, at every
    /// table.
    package func volgt(gi: String) -> Bool { scope.partijen.volgt(topics.status(gi: gi), topics) }

    package func volgt(agb: AgbCode) -> Bool { scope.partijen.volgt(topics.voordrachten(agb: agb), topics) }

    /// Where the cases of one GI stand, in order of casusId: as its own topic has it, or, where that is not followed,
    /// as the tables of this board have it.
    package func statussen(gi: String, na: String, aantalMax: Int) async throws -> [StatusGewijzigd] {
        let tabel = volgt(gi: gi) ? "eigenzaak" : "status"
        return try await pool.read { db in
            try Data.fetchAll(
                db, sql: "SELECT json FROM \(tabel) WHERE gi = ? AND casusId > ? ORDER BY casusId LIMIT ?",
                arguments: [gi, na, aantalMax]
            ).compactMap { if case .statusGewijzigd(let status)? = Self.lees($0) { status } else { nil } }
        }
    }

    /// Where one case of a GI stands; `nil` when it has no such case.
    package func status(_ casusId: String, gi: String) async throws -> StatusGewijzigd? {
        let tabel = volgt(gi: gi) ? "eigenzaak" : "status"
        return try await pool.read { db in
            let bytes = try Data.fetchOne(
                db, sql: "SELECT json FROM \(tabel) WHERE gi = ? AND casusId = ? LIMIT 1", arguments: [gi, casusId])
            guard let bytes, case .statusGewijzigd(let status)? = Self.lees(bytes) else { return nil }
            return status
        }
    }

    /// What was refused of what a GI or an aanbieder sent, the last first.
    /// - Parameter topic: its own.
    package func afgekeurd(topic: String, aantalMax: Int) async throws -> [BerichtAfgekeurd] {
        try await pool.read { db in
            try Data.fetchAll(
                db, sql: "SELECT json FROM afgekeurd WHERE topic = ? ORDER BY op DESC, sleutel LIMIT ?",
                arguments: [topic, aantalMax]
            ).compactMap { if case .berichtAfgekeurd(let bericht)? = Self.lees($0) { bericht } else { nil } }
        }
    }

    /// The voordrachten of one aanbieder: those that wait for an answer first, by their term; then the others, the last
    /// first.
    package func voordrachten(agb: AgbCode, aantalMax: Int) async throws -> [Voordrachtstand] {
        let alle = try await pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT casusId, op, json, vervallen FROM voordracht WHERE agb = ?
                    ORDER BY vervallen IS NOT NULL, op DESC, voordrachtId LIMIT ?
                    """, arguments: [agb.description, aantalMax]
            ).compactMap { try Self.stand(db, $0, agb) }
        }
        let open = alle.filter(\.isOpen).sorted {
            ($0.voordracht.antwoordUiterlijk, $0.voordracht.voordrachtId)
                < ($1.voordracht.antwoordUiterlijk, $1.voordracht.voordrachtId)
        }
        return open + alle.filter { !$0.isOpen }
    }

    /// One voordracht; `nil` when this aanbieder has none by that id.
    package func voordracht(_ voordrachtId: String, agb: AgbCode) async throws -> Voordrachtstand? {
        try await pool.read { db in
            try Row.fetchOne(
                db, sql: "SELECT casusId, op, json, vervallen FROM voordracht WHERE agb = ? AND voordrachtId = ?",
                arguments: [agb.description, voordrachtId]
            ).flatMap { try Self.stand(db, $0, agb) }
        }
    }

    private static func stand(_ db: Database, _ rij: Row, _ agb: AgbCode) throws -> Voordrachtstand? {
        guard case .voordrachtGedaan(let voordracht)? = lees(rij["json"]) else { return nil }
        var vervallen: VoordrachtVervallen?
        if let bytes = rij["vervallen"] as Data?, case .voordrachtVervallen(let einde)? = lees(bytes) {
            vervallen = einde
        }
        return Voordrachtstand(
            voordracht: voordracht, op: Tijdstip(ms: rij["op"]), vervallen: vervallen,
            antwoord: try antwoord(db, voordracht, sindsMs: rij["op"]))
    }

    /// The last answer to a voordracht: of this aanbieder, about this offer, and not older than the question.
    private static func antwoord(
        _ db: Database, _ voordracht: VoordrachtGedaan, sindsMs: Int64
    ) throws -> AanbiederGeantwoord? {
        let zegel = Besluitzegel(casusId: voordracht.casusId)
        return try Data.fetchAll(
            db,
            sql: """
                SELECT gesloten FROM besluit WHERE merk = ? AND op >= ? ORDER BY partitie, offset LIMIT \(gebeurdMax)
                """,
            // An answer has a day and no hour.
            arguments: [zegel.merk, Tijdstip(Tijdstip(ms: sindsMs).datum).ms]
        ).compactMap(zegel.open).compactMap(lees).compactMap { inhoud -> AanbiederGeantwoord? in
            guard case .aanbiederGeantwoord(let antwoord) = inhoud, antwoord.agb == voordracht.agb,
                antwoord.aanbodId == voordracht.aanbodId
            else { return nil }
            return antwoord
        }.last
    }
}
