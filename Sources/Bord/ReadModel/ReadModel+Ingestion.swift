import Berichten
import Foundation
import GRDB
import Jeugdhulp
import Synchronization
import Verzegeling

extension ReadModel {
    /// Takes in records, and how far that is, in one transaction.
    ///
    /// A record that was taken in before is passed over, so that the same batch may come twice. What a record changes
    /// depends on its own topic and partition alone: in which order topics are read makes no difference.
    func neem(_ records: [ReadRecord], nu: Tijdstip) throws -> ChangeSet {
        let (wijziging, gewist) = try pool.write { db in
            var inname = Ingestion(db: db, model: self)
            inname.gewist = try Self.ruimOp(db, nu)
            var volgende: [PartitionKey: Int64] = [:]
            for record in records {
                let plek = PartitionKey(topic: record.topic, partitie: record.partitie)
                if volgende[plek] == nil { volgende[plek] = try Self.volgende(db, plek) }
                guard record.offset >= volgende[plek] ?? 0 else { continue }
                try inname.neem(record)
                volgende[plek] = record.offset + 1
            }
            if inname.wijziging.aanbod { try inname.snoeiWijzigingen() }
            try Self.onthoud(db, volgende)
            try Self.zet(db, "gelezen", "\(nu.ms)")
            return (inname.wijziging, inname.gewist)
        }
        if gewist { teVegen.store(true, ordering: .relaxed) }
        try veeg()
        return wijziging
    }

    /// What was taken away still stands in the write-ahead log until it is written over: a child that is forgotten must
    /// be gone from there too. While a page is being read it cannot be swept; then the next time does.
    func veeg() throws {
        guard teVegen.load(ordering: .relaxed) else { return }
        do {
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            teVegen.store(false, ordering: .relaxed)
        } catch DatabaseError.SQLITE_BUSY, DatabaseError.SQLITE_LOCKED {
            return
        }
    }

    /// While no record comes: what is too old goes all the same, and what was taken away is swept. Most times nothing
    /// is to be done, so it looks before it writes.
    func ruimOp(nu: Tijdstip) throws {
        if try pool.read({ try Self.isOpTeRuimen($0, nu) }), try pool.write({ try Self.ruimOp($0, nu) }) {
            teVegen.store(true, ordering: .relaxed)
        }
        try veeg()
    }

    private static func isOpTeRuimen(_ db: Database, _ nu: Tijdstip) throws -> Bool {
        nu.ms - (try eigen(db, "opgeruimd").flatMap { Int64($0) } ?? 0) > dagMs
    }

    /// Decisions and answers go when they go from their topic; looked at once a day.
    /// - Returns: whether any went.
    private static func ruimOp(_ db: Database, _ nu: Tijdstip) throws -> Bool {
        guard try isOpTeRuimen(db, nu) else { return false }
        try db.execute(sql: "DELETE FROM besluit WHERE op < ?", arguments: [nu.ms - besluitenDagen * dagMs])
        let weg = db.changesCount > 0
        try zet(db, "opgeruimd", "\(nu.ms)")
        return weg
    }

    private static func onthoud(_ db: Database, _ volgende: [PartitionKey: Int64]) throws {
        for (plek, offset) in volgende {
            try db.execute(
                sql: """
                    INSERT INTO plek VALUES (?, ?, ?)
                    ON CONFLICT (topic, partitie) DO UPDATE SET volgende = excluded.volgende
                    """, arguments: [plek.topic, plek.partitie, offset])
        }
    }

    private static func volgende(_ db: Database, _ plek: PartitionKey) throws -> Int64 {
        try Int64.fetchOne(
            db, sql: "SELECT volgende FROM plek WHERE topic = ? AND partitie = ?",
            arguments: [plek.topic, plek.partitie]) ?? 0
    }
}

/// One transaction of taking in.
struct Ingestion {
    let db: Database
    let model: ReadModel
    var wijziging = ChangeSet()
    /// Whether something of a case was taken away.
    var gewist = false
    private let keuring: Keuring
    let regioVanTopic: [String: String]

    init(db: Database, model: ReadModel) {
        self.db = db
        self.model = model
        keuring = Keuring(register: model.register)
        regioVanTopic = Dictionary(
            uniqueKeysWithValues: model.regios.map { (model.topics.voorstellen(regio: $0), $0) })
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
        } else if record.topic == model.topics.besluiten {
            try neemBesluit(gebeurtenis, record)
        } else {
            try neemVanMarkt(gebeurtenis, record)
        }
    }

    /// Read, and judged as the matcher judges it: what it refuses is on no page either.
    private func gekeurd(_ record: ReadRecord) throws(Afkeuring) -> Gebeurtenis {
        let gebeurtenis = try record.gelezen()
        guard model.topics.kanaal(record.topic)?.kanaal.types.contains(gebeurtenis.inhoud.type) == true else {
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
            guard model.regios.contains(besluit.regio) else { return }
            try bewaar(
                gebeurtenis, record, besluit.casusId,
                [
                    besluit.regio, besluit.versie, besluit.optie?.rang, besluit.op.ms,
                ])
            wijziging.zaken.insert(.init(regio: besluit.regio, casusId: besluit.casusId))
        case .aanbiederGeantwoord(let antwoord):
            // It names no region: which table may see it follows from the case.
            try bewaar(gebeurtenis, record, antwoord.casusId, [nil, nil, nil, Tijdstip(antwoord.op).ms])
            for regio in model.regios { wijziging.zaken.insert(.init(regio: regio, casusId: antwoord.casusId)) }
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
