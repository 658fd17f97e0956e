import Berichten
import Foundation
import GRDB
import Jeugdhulp

extension ReadModel {
    /// What the figures of one region are counted from.
    package func beeldfeiten(regio: Regio) async throws -> Beeldfeiten {
        try await pool.read { db in
            Beeldfeiten(
                zaken: try Self.openFeiten(db, regio.slug) + Self.geslotenFeiten(db, regio.slug),
                besluiten: try Self.besluitfeiten(db, regio.slug))
        }
    }

    /// The offers in one region.
    package func aanbodfeiten(regio: Regio) async throws -> [Aanbodfeit] {
        let gemeenten = register.gemeenten.filter { $0.regio == regio.id }.map { Int($0.code.nummer) }
        return try await pool.read { try Self.aanbodfeiten($0, gemeenten) }
    }

    private static func openFeiten(_ db: Database, _ regio: String) throws -> [Zaakfeit] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT z.gemeente, z.hulpvorm, coalesce(z.gi, s.gi) AS gi, z.ingekomen, z.norm,
                    coalesce(o.trede, 0) AS trede, z.opties, z.knelpunten, NULL AS op,
                    NULL AS gestart, NULL AS via
                FROM zaak z LEFT JOIN status s ON s.regio = z.regio AND s.casusId = z.casusId
                LEFT JOIN opschaling o ON o.regio = z.regio AND o.casusId = z.casusId WHERE z.regio = ?
                """, arguments: [regio]
        ).compactMap(zaakfeit)
    }

    private static func geslotenFeiten(_ db: Database, _ regio: String) throws -> [Zaakfeit] {
        try Row.fetchAll(db, sql: "SELECT * FROM gesloten WHERE regio = ?", arguments: [regio]).compactMap(zaakfeit)
    }

    private static func zaakfeit(_ rij: Row) -> Zaakfeit? {
        let index: Int? = rij["hulpvorm"]
        guard let hulpvorm = Hulpvorm.allCases.first(where: { $0.index == index }),
            let ingekomen = StoredColumn.datum(rij["ingekomen"]), let norm = StoredColumn.datum(rij["norm"])
        else { return nil }
        let knelpunten: String = rij["knelpunten"]
        return Zaakfeit(
            gemeente: StoredColumn.gemeente(rij["gemeente"]), hulpvorm: hulpvorm, gi: rij["gi"], ingekomen: ingekomen,
            gesloten: (rij["op"] as Int64?).map { Tijdstip(ms: $0).datum },
            gestart: StoredColumn.datum(rij["gestart"]), via: (rij["via"] as String?).flatMap(HulpGestart.Via.init),
            norm: norm,
            trede: rij["trede"], opties: rij["opties"],
            knelpunten: Set(knelpunten.split(separator: " ").map(String.init)))
    }

    private static func besluitfeiten(_ db: Database, _ regio: String) throws -> [Besluitfeit] {
        try Row.fetchAll(db, sql: "SELECT op, rang FROM besluit WHERE regio = ?", arguments: [regio]).map {
            Besluitfeit(op: Tijdstip(ms: $0["op"]).datum, rang: $0["rang"])
        }
    }

    private static func aanbodfeiten(_ db: Database, _ gemeenten: [Int]) throws -> [Aanbodfeit] {
        let lijst = gemeenten.map(String.init).joined(separator: ", ")
        var uit: [Aanbodfeit] = []
        let rijen = try Row.fetchCursor(
            db, sql: "SELECT gemeente, hulpvorm, wacht, peildatum, vrij FROM aanbod WHERE gemeente IN (\(lijst))")
        let hulpvormen = Dictionary(uniqueKeysWithValues: Hulpvorm.allCases.map { ($0.index, $0) })
        while let rij = try rijen.next() {
            guard let gemeente = StoredColumn.gemeente(rij[0]), let hulpvorm = hulpvormen[rij[1]],
                let peil = StoredColumn.datum(rij[3])
            else {
                continue
            }
            uit.append(
                Aanbodfeit(
                    gemeente: gemeente, hulpvorm: hulpvorm, wachtWeken: rij[2], peildatum: peil, plaatsenVrij: rij[4]))
        }
        return uit
    }
}
