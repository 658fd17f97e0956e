import Berichten
import Foundation
import GRDB
import Jeugdhulp

/// One page of the sociale kaart, and the counts for its map.
struct Kaartbeeld: Sendable {
    var aanbod: [Aanbodregel]
    var gevonden, pagina, paginas: Int
    var gemeenten: [Gemeentecode: Kaartblad.Gemeentetelling]
}

extension Leesmodel {
    static let aanbodPerPagina = 50

    /// - Parameter regio: the reader's own region, for contracts and nearness; `nil` for who has none.
    func kaart(filter: Aanbodfilter, pagina: Int, regio: Regio?, vandaag: Datum) async throws -> Kaartbeeld {
        let inkoopregios =
            regio.map { eigen in register.inkoopregios.filter { $0.regio == eigen.id }.map(\.slug) } ?? []
        return try await pool.read { [self] db in
            let (waar, argumenten) = kaartWaar(filter, inkoopregios, vandaag)
            let tellingen = try Self.tellingen(db, waar, argumenten, vandaag, metIndex: filter.isTelbaar)
            let gevonden = tellingen.values.reduce(0) { $0 + $1.aanbod }
            let paginas = max(1, (gevonden + Self.aanbodPerPagina - 1) / Self.aanbodPerPagina)
            let pagina = min(max(1, pagina), paginas)
            let rijen = try Row.fetchAll(
                db,
                sql: """
                    SELECT b.json, r.gemeld FROM (
                        SELECT aanbodId, gemeld, wacht FROM aanbod a WHERE \(waar) ORDER BY wacht, aanbodId
                        LIMIT \(Self.aanbodPerPagina) OFFSET \((pagina - 1) * Self.aanbodPerPagina)
                    ) r JOIN aanbodblad b ON b.aanbodId = r.aanbodId ORDER BY r.wacht, r.aanbodId
                    """, arguments: argumenten)
            return Kaartbeeld(
                aanbod: try rijen.compactMap { try regel(db, $0, regio, inkoopregios, vandaag) }, gevonden: gevonden,
                pagina: pagina, paginas: paginas, gemeenten: tellingen)
        }
    }

    private func regel(
        _ db: Database, _ rij: Row, _ regio: Regio?, _ inkoopregios: [String], _ vandaag: Datum
    ) throws -> Aanbodregel? {
        guard let aanbod = Self.aanbod(rij["json"]) else { return nil }
        let bereik = regio.flatMap { eigen in
            register.gemeente(aanbod.gemeente).map { register.bereik(van: eigen.id, naar: $0.regio) }
        }
        return Aanbodregel(
            aanbod: aanbod, overeenkomst: try overeenkomst(db, aanbod, inkoopregios, vandaag), bereik: bereik,
            gemeldOp: Self.datum(rij["gemeld"]))
    }

    private func overeenkomst(
        _ db: Database, _ aanbod: Aanbod, _ inkoopregios: [String], _ vandaag: Datum
    ) throws -> Overeenkomststand {
        guard !inkoopregios.isEmpty else { return .geenContract }
        let plafonds = try String.fetchAll(
            db,
            sql: """
                SELECT plafond FROM contract WHERE agb = ? AND inkoopregio IN (\(Self.vraagtekens(inkoopregios.count)))
                AND hulpvormen & ? <> 0 AND ? BETWEEN van AND tot
                """,
            arguments: StatementArguments([Int(aanbod.agb.nummer)]) + StatementArguments(inkoopregios)
                + [Int(Hulpvormen(aanbod.hulpvorm).rawValue), Int(vandaag.dagen)])
        // More than one inkoopregio in the region: the best counts, for it is the road that is open.
        return plafonds.compactMap(Plafond.init).map(Overeenkomststand.init).min { $0.volgorde < $1.volgorde }
            ?? .geenContract
    }

    private func kaartWaar(
        _ filter: Aanbodfilter, _ inkoopregios: [String], _ vandaag: Datum
    ) -> (String, StatementArguments) {
        var delen = ["1"]
        var argumenten: [(any DatabaseValueConvertible)?] = []
        func eis(_ sql: String, _ waarden: [(any DatabaseValueConvertible)?] = []) {
            delen.append(sql)
            argumenten += waarden
        }
        if let hulpvorm = filter.hulpvorm { eis("hulpvorm = ?", [hulpvorm.index]) }
        if let voorziening = filter.voorziening { eis("voorziening = ?", [Int(voorziening.index)]) }
        if let doelgroep = filter.doelgroep { eis("doelgroepen & ? <> 0", [Int(doelgroep.rawValue)]) }
        if let gemeente = filter.gemeente { eis("gemeente = ?", [Int(gemeente.nummer)]) }
        if let regio = filter.regio {
            let gemeenten = register.regio(naam: regio).map { gevraagd in
                register.gemeenten.filter { $0.regio == gevraagd.id }.map { Int($0.code.nummer) }
            }
            eis("gemeente IN (\(Self.vraagtekens(gemeenten?.count ?? 0)))", gemeenten ?? [])
        }
        if let weken = filter.wachtWekenMax { eis("wacht <= ?", [weken]) }
        if filter.vrij { eis("vrij > 0 AND stop = 0") }
        if filter.verouderd { eis("peildatum < ?", [Int(vandaag.dagen) - Aanbodfilter.verouderdNaDagen]) }
        for woord in filter.zoek.lowercased().split(separator: " ").prefix(Self.woordenMax) {
            eis("instr(zoek, ?) > 0", [String(woord)])
        }
        if let stand = filter.overeenkomst {
            let (sql, waarden) = Self.contracteis(stand, inkoopregios, vandaag)
            eis(sql, waarden)
        }
        return (delen.joined(separator: " AND "), StatementArguments(argumenten))
    }

    /// How the own region stands with who makes an offer.
    private static func contracteis(
        _ stand: Overeenkomststand, _ inkoopregios: [String], _ vandaag: Datum
    ) -> (sql: String, waarden: [(any DatabaseValueConvertible)?]) {
        let plekken = vraagtekens(inkoopregios.count)
        // First those who have any contract here: a look at the contracts of every row costs twice as much.
        func geldend(_ verder: String) -> String {
            """
            (a.agb IN (SELECT agb FROM contract WHERE inkoopregio IN (\(plekken)))
            AND EXISTS (SELECT 1 FROM contract c WHERE c.agb = a.agb AND c.inkoopregio IN (\(plekken))
            AND c.hulpvormen & (1 << a.hulpvorm) <> 0 AND ? BETWEEN c.van AND c.tot\(verder)))
            """
        }
        let vast: [(any DatabaseValueConvertible)?] = inkoopregios + inkoopregios + [Int(vandaag.dagen)]
        let plafond: Plafond? =
            switch stand {
            case .geenContract: nil
            case .contract: .ruim
            case .plafondBijna: .bijna
            case .plafondBereikt: .bereikt
            }
        guard let plafond else { return ("NOT \(geldend(""))", vast) }
        return (geldend(" AND c.plafond = ?"), vast + [plafond.rawValue])
    }

    private static func vraagtekens(_ aantal: Int) -> String {
        Array(repeating: "?", count: aantal).joined(separator: ", ")
    }

    /// - Parameter metIndex: in the order of `aanbod_telling`, which has all columns that are looked at. Where one is
    ///   not in it, SQLite would take that order all the same and visit each row on its own: five times as slow as
    ///   reading the table from front to back, which the plus brings about.
    private static func tellingen(
        _ db: Database, _ waar: String, _ argumenten: StatementArguments, _ vandaag: Datum, metIndex: Bool
    ) throws -> [Gemeentecode: Kaartblad.Gemeentetelling] {
        let rijen = try Row.fetchAll(
            db,
            sql: """
                SELECT gemeente, count(*), total(vrij * (stop = 0)),
                    total(peildatum < \(Int(vandaag.dagen) - Aanbodfilter.verouderdNaDagen))
                FROM aanbod a WHERE \(waar) GROUP BY \(metIndex ? "" : "+")gemeente
                """, arguments: argumenten)
        return rijen.reduce(into: [:]) { uit, rij in
            guard let gemeente = gemeente(rij[0]) else { return }
            uit[gemeente] = .init(aanbod: rij[1], vrij: rij[2], verouderd: rij[3])
        }
    }
}

extension Aanbodfilter {
    /// Whether the index `aanbod_telling` has all that is asked for.
    fileprivate var isTelbaar: Bool {
        zoek.isEmpty && doelgroep == nil && voorziening == nil && overeenkomst == nil
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
