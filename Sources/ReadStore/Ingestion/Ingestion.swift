import Berichten
import Foundation
import GRDB
import Jeugdhulp
import Verzegeling

/// One transaction of taking in.
struct Ingestion {
    let db: Database
    let scope: ReadScope
    var wijziging = ChangeSet()
    /// Whether something of a case was taken away.
    var gewist = false
    private let keuring: Keuring
    let regioVanTopic: [String: String]

    init(db: Database, scope: ReadScope) {
        self.db = db
        self.scope = scope
        keuring = Keuring(register: scope.register)
        regioVanTopic = Dictionary(
            uniqueKeysWithValues: scope.regios.map { (scope.topics.voorstellen(regio: $0), $0) })
    }

    mutating func neem(_ record: ReadRecord) throws {
        if record.waarde == nil { return try neemWeg(record) }
        // Its case was forgotten; what stood of it goes with the tombstone that follows.
        if record.dicht == .vergeten { return }
        let gebeurtenis: Gebeurtenis
        do throws(Afkeuring) {
            gebeurtenis = try gekeurd(record)
        } catch {
            return try slaOver(record, error)
        }
        if let regio = regioVanTopic[record.topic] {
            try neemVanTafel(gebeurtenis, record, regio)
        } else if record.topic == scope.topics.besluiten {
            try neemBesluit(gebeurtenis, record)
        } else if let eigenaar = partij(record.topic) {
            try neemVanPartij(gebeurtenis, record, eigenaar)
        } else {
            try neemVanMarkt(gebeurtenis, record)
        }
    }

    /// Whose own topic it is, of those that are followed.
    func partij(_ topic: String) -> String? {
        scope.partijen.volgt(topic, scope.topics) ? scope.topics.kanaal(topic)?.eigenaar : nil
    }

    /// Read, and judged as the matcher judges it: what it refuses is on no page either.
    private func gekeurd(_ record: ReadRecord) throws(Afkeuring) -> Gebeurtenis {
        let gebeurtenis = try record.gelezen()
        guard scope.topics.kanaal(record.topic)?.kanaal.types.contains(gebeurtenis.inhoud.type) == true else {
            throw Afkeuring(
                .hoortHierNiet, veld: "type", "Dit type bericht hoort niet op dit topic.", "Stuur het naar het goede.")
        }
        try keuring.keur(gebeurtenis, waarde: record.waarde ?? Data(), vandaag: .laatste)
        return gebeurtenis
    }

    mutating func slaOver(_ record: ReadRecord, _ afkeuring: Afkeuring) throws {
        wijziging.onleesbaar += 1
        try db.execute(
            sql: "INSERT OR IGNORE INTO onleesbaar VALUES (?, ?, ?, ?)",
            arguments: [record.topic, record.partitie, record.offset, afkeuring.code.rawValue])
    }

    private mutating func neemBesluit(_ gebeurtenis: Gebeurtenis, _ record: ReadRecord) throws {
        switch gebeurtenis.inhoud {
        case .besluitGenomen(let besluit):
            guard scope.regios.contains(besluit.regio) else { return }
            try bewaar(
                gebeurtenis, record, besluit.casusId,
                [
                    besluit.regio, besluit.versie, besluit.optie?.rang, besluit.op.ms,
                ])
            wijziging.zaken.insert(.init(regio: besluit.regio, casusId: besluit.casusId))
        case .aanbiederGeantwoord(let antwoord):
            // It names no region: which table may see it follows from the case.
            try bewaar(gebeurtenis, record, antwoord.casusId, [nil, nil, nil, Tijdstip(antwoord.op).ms])
            for regio in scope.regios { wijziging.zaken.insert(.init(regio: regio, casusId: antwoord.casusId)) }
        default: return
        }
    }

    /// An event that comes twice is kept once, as the matcher counts it; were it to lie on two partitions, then the
    /// place of the lowest is kept, whichever was read first.
    private func bewaar(
        _ gebeurtenis: Gebeurtenis, _ record: ReadRecord, _ casusId: String,
        _ kolommen: [(any DatabaseValueConvertible)?]
    ) throws {
        let zegel = Besluitzegel(casusId: casusId)
        let opdracht = try db.cachedStatement(
            sql: """
                INSERT INTO besluit (bron, id, merk, regio, versie, rang, op, partitie, offset, gesloten)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (bron, id) DO UPDATE SET
                    merk = excluded.merk, regio = excluded.regio, versie = excluded.versie, rang = excluded.rang,
                    op = excluded.op, partitie = excluded.partitie, offset = excluded.offset,
                    gesloten = excluded.gesloten
                WHERE (excluded.partitie, excluded.offset) < (partitie, offset)
                """)
        try opdracht.execute(
            arguments: StatementArguments(
                [gebeurtenis.source, gebeurtenis.id, zegel.merk] + kolommen + [
                    Int64(record.partitie), record.offset, try zegel.sluit(Data(gebeurtenis.bytes)),
                ] as [(any DatabaseValueConvertible)?]))
    }
}
