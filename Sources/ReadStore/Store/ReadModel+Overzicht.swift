import Berichten
import Foundation
import GRDB
import Jeugdhulp

extension ReadModel {
    static let zakenPerPagina = 50

    /// The open cases of one region.
    /// - Parameters:
    ///   - regio: its slug; nothing of another region comes back, whatever the filter.
    ///   - pagina: from 1; beyond the last is the last.
    package func overzicht(regio: String, filter: Zaakfilter, pagina: Int, vandaag: Datum) async throws -> Overzicht {
        // All that the list is made of comes from the topic of the region.
        let stand = try await stand([topics.voorstellen(regio: regio)])
        let lijst = try await zakengeheugen.waarde(regio, stand) { [self] in try await zakenlijst(regio) }
        return lijst.overzicht(filter, pagina: pagina, perPagina: Self.zakenPerPagina, vandaag: vandaag)
    }

    private func zakenlijst(_ regio: String) async throws -> Zakenlijst {
        try await pool.read { db in
            var zaken: [Zakenlijst.Zaak] = []
            let rijen = try Row.fetchCursor(
                db,
                sql: """
                    SELECT z.casusId, z.hulp, z.gemeente, z.zekerheid, coalesce(z.gi, s.gi), z.urgentie, z.norm,
                        z.opties, z.eersteStart, z.versie, z.berekend, z.zoek, z.gemeentenaam,
                        s.fase, s.wie, s.uiterlijk, s.op, o.trede, o.naam, o.op
                    FROM zaak z LEFT JOIN status s ON s.regio = z.regio AND s.casusId = z.casusId
                    LEFT JOIN opschaling o ON o.regio = z.regio AND o.casusId = z.casusId
                    WHERE z.regio = ? ORDER BY z.urgentie DESC, z.norm, z.casusId
                    """, arguments: [regio])
            while let rij = try rijen.next() {
                zaken.append(.init(regel: Self.zaakregel(rij), zoek: rij[11], gemeentenaam: rij[12]))
            }
            return Zakenlijst(zaken: zaken)
        }
    }

    /// By the place of each column: by name would take longer than all else.
    private static func zaakregel(_ rij: Row) -> Zaakregel {
        let berekend: Int64 = rij[10]
        let (statusOp, tredeOp): (Int64?, Int64?) = (rij[16], rij[19])
        let laatst = max(berekend, statusOp ?? 0, tredeOp ?? 0)
        let fase = (rij[13] as String?).flatMap(StatusGewijzigd.Fase.init)
        let versie: Int = rij[9]
        var regel = Zaakregel(
            casusId: rij[0], hulp: Self.hulp(rij[1]), gemeente: StoredColumn.gemeente(rij[2]),
            zekerheid: Zekerheid(rawValue: rij[3]) ?? .handmatig, gi: rij[4], urgentie: Urgentie(rang: rij[5]),
            norm: StoredColumn.datum(rij[6]) ?? .eerste, opties: rij[7], eersteStart: StoredColumn.datum(rij[8]),
            fase: fase,
            wie: rij[14], uiterlijk: StoredColumn.datum(rij[15]), trede: nil, versie: versie,
            gewijzigd: Tijdstip(ms: laatst))
        if let nummer: Int = rij[17] { regel.trede = .init(nummer: nummer, naam: rij[18]) }
        regel.gewijzigdDoor =
            laatst == berekend
            ? (versie == 1 ? .voorstel : .nieuwVoorstel)
            : laatst == statusOp ? fase.map { .fase($0) } : .trede
        return regel
    }

    static func hulp(_ tekst: String) -> [Hulpsoort] {
        tekst.split(separator: " ").compactMap { deel in
            let delen = deel.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard delen.count == 2, let hulpvorm = Hulpvorm(rawValue: delen[0]) else { return nil }
            return Hulpsoort(hulpvorm: hulpvorm, voorziening: Voorziening(delen[1]))
        }
    }
}
