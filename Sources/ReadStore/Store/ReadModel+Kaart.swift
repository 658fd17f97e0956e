import Berichten
import Foundation
import GRDB
import Jeugdhulp

extension ReadModel {
    static let aanbodPerPagina = 50

    /// - Parameter regio: the reader's own region, for contracts and nearness; `nil` for who has none.
    package func kaart(filter: Aanbodfilter, pagina: Int, regio: Regio?, vandaag: Datum) async throws -> Kaartbeeld {
        let inkoopregios =
            regio.map { eigen in register.inkoopregios.filter { $0.regio == eigen.id }.map(\.slug) } ?? []
        let oudVoor = vandaag.dagen - Int32(Aanbodfilter.verouderdNaDagen)
        return try await pool.read { [self] db in
            var eis = eis(filter, oudVoor: oudVoor)
            if let stand = filter.overeenkomst {
                eis.contract = try Self.contracteis(db, stand, inkoopregios, vandaag)
            }
            let vondst = try aanbodgeheugen.zoek(db) {
                $0.zoek(eis, pagina: pagina, perPagina: Self.aanbodPerPagina, oudVoor: oudVoor)
            }
            let bladen = try db.cachedStatement(sql: "SELECT json FROM aanbodblad WHERE aanbodId = ?")
            return Kaartbeeld(
                aanbod: try vondst.blad.compactMap { id, gemeld in
                    guard let json = try Data.fetchOne(bladen, arguments: [id]), let aanbod = Self.aanbod(json) else {
                        return nil
                    }
                    return try regel(db, aanbod, gemeld: gemeld, regio, inkoopregios, vandaag)
                }, gevonden: vondst.aantal, pagina: vondst.pagina, paginas: vondst.paginas,
                gemeenten: vondst.tellingen)
        }
    }

    private func regel(
        _ db: Database, _ aanbod: Aanbod, gemeld: Int32?, _ regio: Regio?, _ inkoopregios: [String], _ vandaag: Datum
    ) throws -> Aanbodregel {
        let bereik = regio.flatMap { eigen in
            register.gemeente(aanbod.gemeente).map { register.bereik(van: eigen.id, naar: $0.regio) }
        }
        return Aanbodregel(
            aanbod: aanbod, overeenkomst: try overeenkomst(db, aanbod, inkoopregios, vandaag), bereik: bereik,
            gemeldOp: gemeld.map(Datum.init(dagen:)))
    }

    private func overeenkomst(
        _ db: Database, _ aanbod: Aanbod, _ inkoopregios: [String], _ vandaag: Datum
    ) throws -> Overeenkomststand {
        guard !inkoopregios.isEmpty else { return .geenContract }
        let opdracht = try db.cachedStatement(
            sql: """
                SELECT plafond FROM contract WHERE agb = ? AND inkoopregio IN (\(Self.vraagtekens(inkoopregios.count)))
                AND hulpvormen & ? <> 0 AND ? BETWEEN van AND tot
                """)
        let plafonds = try String.fetchAll(
            opdracht,
            arguments: StatementArguments([Int(aanbod.agb.nummer)]) + StatementArguments(inkoopregios)
                + [Int(Hulpvormen(aanbod.hulpvorm).rawValue), Int(vandaag.dagen)])
        // More than one inkoopregio in the region: the best counts, for it is the road that is open.
        return plafonds.compactMap(Plafond.init).map(Overeenkomststand.init).min { $0.volgorde < $1.volgorde }
            ?? .geenContract
    }

    /// All that is asked but the contract.
    private func eis(_ filter: Aanbodfilter, oudVoor: Int32) -> Aanbodeis {
        var eis = Aanbodeis(
            hulpvorm: filter.hulpvorm.map { UInt8($0.index) }, voorziening: filter.voorziening?.index,
            doelgroepen: filter.doelgroep?.rawValue ?? 0, wachtWekenMax: filter.wachtWekenMax.map(Int32.init),
            vrij: filter.vrij, peildatumVoor: filter.verouderd ? oudVoor : nil, woorden: SearchWords(filter.zoek))
        if let naam = filter.regio {
            let regio = register.regio(naam: naam)
            eis.gemeenten = Set(register.gemeenten.filter { $0.regio == regio?.id }.map(\.code))
        }
        if let gemeente = filter.gemeente {
            eis.gemeenten = eis.gemeenten.map { $0.intersection([gemeente]) } ?? [gemeente]
        }
        return eis
    }

    /// How the own region must stand with who makes an offer.
    private static func contracteis(
        _ db: Database, _ stand: Overeenkomststand, _ inkoopregios: [String], _ vandaag: Datum
    ) throws -> Aanbodeis.Contracteis {
        let plafond: Plafond? =
            switch stand {
            case .geenContract: nil
            case .contract: .ruim
            case .plafondBijna: .bijna
            case .plafondBereikt: .bereikt
            }
        let rijen = try Row.fetchCursor(
            db,
            sql: """
                SELECT agb, hulpvormen FROM contract WHERE inkoopregio IN (\(vraagtekens(inkoopregios.count)))
                AND ? BETWEEN van AND tot AND (? IS NULL OR plafond = ?)
                """,
            arguments: StatementArguments(inkoopregios)
                + [Int(vandaag.dagen), plafond?.rawValue, plafond?.rawValue])
        var hulpvormen: [UInt32: Hulpvormen] = [:]
        while let rij = try rijen.next() {
            hulpvormen[rij[0], default: []].formUnion(Hulpvormen(rawValue: rij[1]))
        }
        return .init(moet: plafond != nil, hulpvormen: hulpvormen)
    }

    private static func vraagtekens(_ aantal: Int) -> String {
        Array(repeating: "?", count: aantal).joined(separator: ", ")
    }
}

extension Overeenkomststand {
    init(_ plafond: Plafond) {
        self =
            switch plafond {
            case .ruim: .contract
            case .bijna: .plafondBijna
            case .bereikt: .plafondBereikt
            }
    }

    fileprivate var volgorde: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
