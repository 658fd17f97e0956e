import Berichten
import Foundation
import GRDB
import Jeugdhulp

/// One page of the list of open cases, and the counts around it.
struct Overzicht: Sendable {
    var zaken: [Zaakregel]
    var gevonden, pagina, paginas: Int
    var tellingen: Zaaktellingen
    var keuzes: Zaakkeuzes
}

extension Leesmodel {
    static let zakenPerPagina = 50

    /// The open cases of one region.
    /// - Parameters:
    ///   - regio: its slug; nothing of another region comes back, whatever the filter.
    ///   - pagina: from 1; beyond the last is the last.
    func overzicht(regio: String, filter: Zaakfilter, pagina: Int, vandaag: Datum) async throws -> Overzicht {
        try await pool.read { db in
            let (waar, argumenten) = Self.waar(regio, filter, vandaag)
            let gevonden =
                try Int.fetchOne(db, sql: "SELECT count(*) \(Self.van) WHERE \(waar)", arguments: argumenten) ?? 0
            let paginas = max(1, (gevonden + Self.zakenPerPagina - 1) / Self.zakenPerPagina)
            let pagina = min(max(1, pagina), paginas)
            let rijen = try Row.fetchAll(
                db,
                sql: """
                    SELECT z.*, s.fase, s.op AS statusOp, s.gi AS statusGi, s.wie, s.uiterlijk, o.trede,
                        o.naam AS tredeNaam, o.op AS tredeOp
                    \(Self.van) WHERE \(waar) ORDER BY \(Self.volgorde(filter.volgorde))
                    LIMIT \(Self.zakenPerPagina) OFFSET \((pagina - 1) * Self.zakenPerPagina)
                    """, arguments: argumenten)
            return Overzicht(
                zaken: rijen.map(Self.zaakregel), gevonden: gevonden, pagina: pagina, paginas: paginas,
                tellingen: try Self.tellingen(db, regio, vandaag), keuzes: try Self.keuzes(db, regio))
        }
    }

    private static let van = """
        FROM zaak z LEFT JOIN status s ON s.regio = z.regio AND s.casusId = z.casusId
        LEFT JOIN opschaling o ON o.regio = z.regio AND o.casusId = z.casusId
        """

    /// Where a decision or an answer is awaited of the table itself.
    static let aanZet: [StatusGewijzigd.Fase] = [
        .voorgesteld, .opgeschaald, .afgewezen, .geenAntwoord, .geenPassend,
    ]

    private static let isAanZet =
        "(s.fase IS NULL OR s.fase IN (\(aanZet.map { "'\($0.rawValue)'" }.joined(separator: ", "))))"

    private static func waar(_ regio: String, _ filter: Zaakfilter, _ vandaag: Datum) -> (String, StatementArguments) {
        var delen = ["z.regio = ?"]
        var argumenten: [(any DatabaseValueConvertible)?] = [regio]
        func eis(_ sql: String, _ waarden: (any DatabaseValueConvertible)?...) {
            delen.append(sql)
            argumenten += waarden
        }
        let dag = Int(vandaag.dagen)
        switch filter.stand {
        case .alle: break
        case .teLaat: eis("z.norm < ?", dag)
        case .binnenkort: eis("z.norm BETWEEN ? AND ?", dag, dag + binnenkortDagen)
        case .zonderOptie: eis("z.opties = 0")
        case .aanZet: eis(isAanZet)
        }
        if let hulpvorm = filter.hulpvorm { eis("(' ' || z.hulp) LIKE ?", "% \(hulpvorm.rawValue):%") }
        if let gemeente = filter.gemeente { eis("z.gemeente = ?", Int(gemeente.nummer)) }
        if let gi = filter.gi { eis("coalesce(z.gi, s.gi) = ?", gi) }
        for woord in filter.zoek.lowercased().split(separator: " ").prefix(woordenMax) {
            eis("instr(z.zoek, ?) > 0", String(woord))
        }
        return (delen.joined(separator: " AND "), StatementArguments(argumenten))
    }

    static let woordenMax = 8
    private static let binnenkortDagen = 14

    private static func volgorde(_ volgorde: Zaakfilter.Volgorde) -> String {
        switch volgorde {
        case .urgentie: "z.urgentie DESC, z.norm, z.casusId"
        case .gewijzigd: "max(z.berekend, coalesce(s.op, 0), coalesce(o.op, 0)) DESC, z.casusId"
        case .gemeente: "z.gemeentenaam, z.urgentie DESC, z.norm, z.casusId"
        }
    }

    private static func tellingen(_ db: Database, _ regio: String, _ vandaag: Datum) throws -> Zaaktellingen {
        let dag = Int(vandaag.dagen)
        let rij = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), total(z.norm < ?), total(z.norm BETWEEN ? AND ?), total(z.opties = 0),
                    total(\(isAanZet))
                FROM zaak z LEFT JOIN status s ON s.regio = z.regio AND s.casusId = z.casusId WHERE z.regio = ?
                """, arguments: [dag, dag, dag + binnenkortDagen, regio])
        guard let rij else { return Zaaktellingen() }
        return Zaaktellingen(open: rij[0], teLaat: rij[1], binnenkort: rij[2], zonderOptie: rij[3], aanZet: rij[4])
    }

    private static func keuzes(_ db: Database, _ regio: String) throws -> Zaakkeuzes {
        func tel<W: DatabaseValueConvertible>(_ kolom: String, _ type: W.Type) throws -> [(W, Int)] {
            try Row.fetchAll(
                db, sql: "SELECT \(kolom) AS w, count(*) FROM zaak WHERE regio = ? AND w IS NOT NULL GROUP BY w",
                arguments: [regio]
            ).map { ($0[0], $0[1]) }
        }
        return Zaakkeuzes(
            hulpvormen: try tel("hulpvorm", Int.self).compactMap { index, aantal in
                Hulpvorm.allCases.first { $0.index == index }.map { ($0, aantal) }
            },
            gemeenten: try tel("gemeente", Int.self).compactMap { nummer, aantal in
                UInt16(exactly: nummer).flatMap(Gemeentecode.init(nummer:)).map { ($0, aantal) }
            },
            gis: try tel("gi", String.self))
    }

    private static func zaakregel(_ rij: Row) -> Zaakregel {
        let berekend: Int64 = rij["berekend"]
        let statusOp: Int64? = rij["statusOp"]
        let tredeOp: Int64? = rij["tredeOp"]
        let laatst = max(berekend, statusOp ?? 0, tredeOp ?? 0)
        let fase = (rij["fase"] as String?).flatMap(StatusGewijzigd.Fase.init)
        var regel = Zaakregel(
            casusId: rij["casusId"], hulp: Self.hulp(rij["hulp"]), gemeente: Self.gemeente(rij["gemeente"]),
            zekerheid: Zekerheid(rawValue: rij["zekerheid"]) ?? .handmatig, gi: rij["gi"] ?? rij["statusGi"],
            urgentie: Urgentie(rang: rij["urgentie"]), norm: Self.datum(rij["norm"]) ?? .eerste,
            opties: rij["opties"], eersteStart: Self.datum(rij["eersteStart"]), fase: fase, wie: rij["wie"],
            uiterlijk: Self.datum(rij["uiterlijk"]), trede: nil, versie: rij["versie"], gewijzigd: Tijdstip(ms: laatst))
        if let nummer: Int = rij["trede"] { regel.trede = .init(nummer: nummer, naam: rij["tredeNaam"]) }
        let versie: Int = rij["versie"]
        regel.gewijzigdDoor =
            laatst == berekend
            ? (versie == 1 ? "voorstel" : "nieuw voorstel")
            : laatst == statusOp ? fase?.nieuws : "trede van de ladder bereikt"
        return regel
    }

    static func hulp(_ tekst: String) -> [Hulpsoort] {
        tekst.split(separator: " ").compactMap { deel in
            let delen = deel.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard delen.count == 2, let hulpvorm = Hulpvorm(rawValue: delen[0]) else { return nil }
            return Hulpsoort(hulpvorm: hulpvorm, voorziening: Voorziening(delen[1]))
        }
    }

    static func datum(_ dagen: Int?) -> Datum? { dagen.flatMap { Int32(exactly: $0) }.map(Datum.init(dagen:)) }

    static func gemeente(_ nummer: Int?) -> Gemeentecode? {
        nummer.flatMap { UInt16(exactly: $0) }.flatMap(Gemeentecode.init(nummer:))
    }
}

extension StatusGewijzigd.Fase {
    /// What just happened when a case comes to stand here.
    var nieuws: String {
        switch self {
        case .voorgesteld: "voorstel"
        case .voordracht: "voorgedragen"
        case .geaccepteerd: "aanbieder zei ja"
        case .afgewezen: "aanbieder zei nee"
        case .geenAntwoord: "aanbieder antwoordde niet op tijd"
        case .intakeGehouden: "intake gehouden"
        case .opgeschaald: "opgeschaald"
        case .alternatief: "andere hulp gekozen"
        case .maatwerk: "maatwerk gekozen"
        case .geenPassend: "geen optie paste"
        case .terugNaarGi: "terug naar de GI"
        case .toelichtingVereist: "toelichting gevraagd"
        case .gesloten: "gesloten"
        }
    }
}
