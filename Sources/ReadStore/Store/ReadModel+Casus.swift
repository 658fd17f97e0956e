import Berichten
import Foundation
import GRDB
import Jeugdhulp

extension ReadModel {
    /// - Returns: `nil` when this region has no such open case, also when another region has.
    package func casus(_ casusId: String, regio: String) async throws -> Casusbeeld? {
        try await pool.read { db in
            let bytes = try Data.fetchOne(
                db, sql: "SELECT json FROM voorstel WHERE regio = ? AND casusId = ?", arguments: [regio, casusId])
            guard let bytes, case .voorstelGedaan(let voorstel)? = Self.lees(bytes) else { return nil }
            let status = try Self.eerste(db, "SELECT json FROM status WHERE regio = ? AND casusId = ?", regio, casusId)
            let stap = try Self.eerste(
                db, "SELECT json FROM opschaling WHERE regio = ? AND casusId = ?", regio, casusId)
            let gebeurd = try Self.gebeurd(db, regio, casusId)
            var beeld = Casusbeeld(
                voorstel: voorstel, status: nil, opschalingen: [], gebeurd: gebeurd,
                versies: try Self.versies(db, regio, casusId), aanbod: try Self.genoemd(db, voorstel), besluiten: [])
            if case .statusGewijzigd(let gelezen)? = status { beeld.status = gelezen }
            if case .opschalingBereikt(let gelezen)? = stap { beeld.opschalingen = [gelezen] }
            beeld.besluiten = gebeurd.compactMap { if case .besluit(let besluit) = $0 { besluit } else { nil } }
            return beeld
        }
    }

    /// Whether a decision of a table with this id was read back from the log.
    package func kentBesluit(regio: String, bron: String, id: String) async throws -> Bool {
        let wie = Toegangsrol.expertteam(regio: regio).kenmerk ?? ""
        return try await pool.read { db in
            try Bool.fetchOne(
                db, sql: "SELECT 1 FROM besluit WHERE bron IN (?, ?) AND id = ? AND regio = ?",
                arguments: ["\(wie) \(bron)", bron, id, regio]) ?? false
        }
    }

    /// The proposals of one region as they stand, in order of casusId.
    /// - Parameter na: only those after this casusId.
    package func voorstellen(regio: String, na: String, aantalMax: Int) async throws -> [VoorstelGedaan] {
        try await pool.read { db in
            try Data.fetchAll(
                db, sql: "SELECT json FROM voorstel WHERE regio = ? AND casusId > ? ORDER BY casusId LIMIT ?",
                arguments: [regio, na, aantalMax]
            ).compactMap { if case .voorstelGedaan(let voorstel)? = Self.lees($0) { voorstel } else { nil } }
        }
    }

    /// What was stored was read before; what cannot be read again is of another version and is left out.
    static func lees(_ bytes: Data) -> Inhoud? { try? GebeurtenisReader().leesGestructureerd(bytes).inhoud }

    private static func eerste(_ db: Database, _ sql: String, _ regio: String, _ casusId: String) throws -> Inhoud? {
        try Data.fetchOne(db, sql: sql, arguments: [regio, casusId]).flatMap(lees)
    }

    static let versiesMax = 50

    private static func versies(_ db: Database, _ regio: String, _ casusId: String) throws -> [Voorstelversie] {
        let rijen = try Row.fetchAll(
            db,
            sql: """
                SELECT versie, op, opties FROM versie WHERE regio = ? AND casusId = ?
                ORDER BY versie DESC LIMIT \(versiesMax)
                """, arguments: [regio, casusId])
        return rijen.enumerated().map { index, rij in
            let opties = Versievergelijking.lijst(rij["opties"])
            let eerder = rijen.indices.contains(index + 1) ? rijen[index + 1] : nil
            return Voorstelversie(
                versie: rij["versie"], op: Tijdstip(ms: rij["op"]), opties: opties.count,
                gewijzigd: eerder.map {
                    Versievergelijking.gewijzigd(sinds: $0["versie"], Versievergelijking.lijst($0["opties"]), opties)
                })
        }
    }

    /// What is otherwise in the newest version since an older one; `nil` when the older one is the newest.
    package func gewijzigd(sinds versie: Int, _ casusId: String, regio: String) async throws -> Versieverschil? {
        try await pool.read { db in
            let rijen = try Row.fetchAll(
                db, sql: "SELECT versie, opties FROM versie WHERE regio = ? AND casusId = ? ORDER BY versie",
                arguments: [regio, casusId])
            guard let nieuwste = rijen.last, (nieuwste["versie"] as Int) != versie else { return nil }
            let toen = rijen.first { $0["versie"] == versie }.map { Versievergelijking.lijst($0["opties"]) } ?? []
            return Versievergelijking.gewijzigd(sinds: versie, toen, Versievergelijking.lijst(nieuwste["opties"]))
        }
    }

    private static func gebeurd(_ db: Database, _ regio: String, _ casusId: String) throws -> [Verloopfeit] {
        // An answer names no region; that this table has the case was looked at before.
        let zegel = Besluitzegel(casusId: casusId)
        let besluiten = try Data.fetchAll(
            db,
            sql: """
                SELECT gesloten FROM besluit WHERE merk = ? AND (regio = ? OR regio IS NULL)
                ORDER BY partitie, offset LIMIT \(gebeurdMax)
                """, arguments: [zegel.merk, regio]
        ).compactMap(zegel.open)
        let statussen = try Data.fetchAll(
            db,
            sql: """
                SELECT json FROM statusverloop WHERE regio = ? AND casusId = ? ORDER BY offset LIMIT \(gebeurdMax)
                """, arguments: [regio, casusId])
        let alles = (besluiten + statussen).compactMap(lees).compactMap { inhoud -> (Tijdstip, Verloopfeit)? in
            switch inhoud {
            case .besluitGenomen(let besluit): (besluit.op, .besluit(besluit))
            case .aanbiederGeantwoord(let antwoord): (Tijdstip(antwoord.op), .antwoord(antwoord))
            case .statusGewijzigd(let status): (status.op, .status(status))
            default: nil
            }
        }
        return alles.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }

    static let gebeurdMax = 200

    private static func genoemd(_ db: Database, _ voorstel: VoorstelGedaan) throws -> [String: Aanbod] {
        var uit: [String: Aanbod] = [:]
        let opties = voorstel.opties.flatMap { $0.aanbod.map { Aanbodsleutel($0.agb, $0.aanbodId).description } }
        for sleutel in Set(opties) {
            let bytes = try Data.fetchOne(
                db, sql: "SELECT json FROM aanbodblad WHERE aanbodId = ?", arguments: [sleutel])
            guard let bytes, let aanbod = aanbod(bytes) else { continue }
            uit[sleutel] = aanbod
            uit[aanbod.aanbodId] = uit[aanbod.aanbodId] ?? aanbod
        }
        // What is out is named by its id, or by its key.
        for naam in Set(voorstel.uitgesloten.flatMap(\.aanbod)) where uit[naam] == nil {
            let bytes = try Data.fetchOne(
                db, sql: "SELECT json FROM aanbodblad WHERE substr(aanbodId, 10) = ? ORDER BY aanbodId",
                arguments: [Aanbodsleutel(naam)?.aanbodId ?? naam])
            if let bytes, let aanbod = aanbod(bytes) { uit[naam] = aanbod }
        }
        return uit
    }

    /// Offers are stored as their data alone.
    static func aanbod(_ bytes: Data) -> Aanbod? {
        guard case .aanbodGemeld(let aanbod)? = try? GebeurtenisReader().leesInhoud(.aanbodGemeld, bytes) else {
            return nil
        }
        return aanbod
    }
}
