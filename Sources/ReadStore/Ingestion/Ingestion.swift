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
    /// Who sent what others than the matcher wrote.
    let zenders: CoreSender
    let regioVanTopic: [String: String]

    init(db: Database, scope: ReadScope, poortSindsMs: Int64? = nil) {
        self.db = db
        self.scope = scope
        zenders = CoreSender(poortSindsMs: poortSindsMs, register: scope.register)
        keuring = Keuring(register: scope.register)
        regioVanTopic = Dictionary(
            uniqueKeysWithValues: scope.regios.map { (scope.topics.voorstellen(regio: $0), $0) })
    }

    mutating func neem(_ record: ReadRecord) throws {
        if record.waarde == nil {
            do throws(Afkeuring) { try keurSteen(record) } catch { return try slaOver(record, error) }
            return try neemWeg(record)
        }
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
        if kern(record.topic) != nil {
            _ = try zenders.afzender(kop: record.afzender, tijdMs: record.tijdMs, van: gebeurtenis.inhoud)
        }
        return gebeurtenis
    }

    /// What takes something away has no more to tell than who sent it.
    private func keurSteen(_ record: ReadRecord) throws(Afkeuring) {
        guard let kanaal = kern(record.topic) else { return }
        try zenders.keurSteen(kanaal, sleutel: record.sleutel, kop: record.afzender, tijdMs: record.tijdMs)
    }

    /// The channel of what others sent; `nil` for what the matcher alone writes.
    private func kern(_ topic: String) -> Channel? {
        scope.topics.kanaal(topic).flatMap { Channel.kern.contains($0.kanaal) ? $0.kanaal : nil }
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
            try bewaar(gebeurtenis, record, antwoord.casusId, [nil, nil, nil, Tijdstip(antwoord.op).ms])
            // It names no region: the table that has the case hears of it, and no other, not even its name.
            let regios = try String.fetchAll(
                db, sql: "SELECT regio FROM zaak WHERE casusId = ?", arguments: [antwoord.casusId])
            for regio in regios { wijziging.zaken.insert(.init(regio: regio, casusId: antwoord.casusId)) }
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
                [record.bron(gebeurtenis), gebeurtenis.id, zegel.merk] + kolommen + [
                    Int64(record.partitie), record.offset, try zegel.sluit(Data(gebeurtenis.bytes)),
                ] as [(any DatabaseValueConvertible)?]))
    }
}
