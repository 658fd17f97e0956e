import Berichten
import Foundation
import GRDB
import Jeugdhulp

/// From the own topic of one GI or aanbieder: where its cases stand, what it is asked, and what of it was refused.
extension Ingestion {
    /// - Parameter eigenaar: whose topic it is, by its name; what a message says of its receiver must equal it.
    mutating func neemVanPartij(_ gebeurtenis: Gebeurtenis, _ record: ReadRecord, _ eigenaar: String) throws {
        switch gebeurtenis.inhoud {
        case .statusGewijzigd(let status) where status.gi == eigenaar:
            try db.execute(
                sql: "INSERT OR REPLACE INTO eigenzaak VALUES (?, ?, ?, ?)",
                arguments: [eigenaar, status.casusId, status.op.ms, Data(gebeurtenis.bytes)])
        case .voordrachtGedaan(let voordracht) where voordracht.agb.description == eigenaar:
            try db.execute(
                sql: """
                    INSERT INTO voordracht VALUES (?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (agb, voordrachtId) DO UPDATE
                    SET casusId = excluded.casusId, op = excluded.op, uiterlijk = excluded.uiterlijk,
                        json = excluded.json
                    """,
                arguments: [
                    eigenaar, voordracht.voordrachtId, voordracht.casusId, gebeurtenis.time?.ms ?? record.tijdMs ?? 0,
                    Int(voordracht.antwoordUiterlijk.dagen), Data(gebeurtenis.bytes),
                ])
        case .voordrachtVervallen(let einde) where einde.agb.description == eigenaar:
            try db.execute(
                sql: "UPDATE voordracht SET vervallen = ? WHERE agb = ? AND voordrachtId = ?",
                arguments: [Data(gebeurtenis.bytes), eigenaar, einde.voordrachtId])
        case .berichtAfgekeurd:
            try db.execute(
                sql: "INSERT OR REPLACE INTO afgekeurd VALUES (?, ?, ?, ?)",
                arguments: [
                    record.topic, record.sleutel, gebeurtenis.time?.ms ?? record.tijdMs ?? 0,
                    Data(gebeurtenis.bytes),
                ])
        default: return
        }
        wijziging.partijen.insert(eigenaar)
    }

    /// What stood under a key of such a topic is gone: the case was forgotten, or the refusal. With the case go its
    /// voordrachten, of whichever aanbieder.
    mutating func neemWegVanPartij(_ record: ReadRecord, _ eigenaar: String) throws {
        let sleutel = record.sleutel
        try db.execute(
            sql: "DELETE FROM eigenzaak WHERE gi = ? AND casusId = ?", arguments: [eigenaar, sleutel])
        try db.execute(
            sql: "DELETE FROM afgekeurd WHERE topic = ? AND sleutel = ?", arguments: [record.topic, sleutel])
        try db.execute(sql: "DELETE FROM voordracht WHERE casusId = ?", arguments: [sleutel])
        gewist = true
        wijziging.partijen.insert(eigenaar)
    }
}
