import Berichten
import Foundation
import GRDB
import Jeugdhulp

/// From the topic of one table: proposals, steps of the ladder and what becomes of a case, each under its own key.
extension Ingestion {
    mutating func neemVanTafel(_ gebeurtenis: Gebeurtenis, _ record: ReadRecord, _ regio: String) throws {
        switch gebeurtenis.inhoud {
        case .voorstelGedaan(let voorstel):
            try bewaar(voorstel, gebeurtenis, regio)
            wijziging.zaken.insert(.init(regio: regio, casusId: voorstel.casusId))
        case .opschalingBereikt(let stap):
            try bewaar(stap, gebeurtenis, regio)
            wijziging.zaken.insert(.init(regio: regio, casusId: stap.casusId))
        case .statusGewijzigd(let status):
            try bewaar(status, gebeurtenis, record, regio)
            wijziging.zaken.insert(.init(regio: regio, casusId: status.casusId))
        default: return
        }
    }

    private func bewaar(_ voorstel: VoorstelGedaan, _ gebeurtenis: Gebeurtenis, _ regio: String) throws {
        let behoefte = voorstel.behoefte
        let gemeentenaam = voorstel.gemeente.code.flatMap { scope.register.gemeente($0)?.naam } ?? ""
        let vragen = behoefte?.hulpvragen ?? []
        let hulpvorm = vragen.first?.hulpvorm ?? voorstel.knelpunten.first?.hulpvorm
        let zoek =
            [voorstel.casusId, gemeentenaam, behoefte?.gi ?? ""]
            + vragen.flatMap { [$0.hulpvorm.omschrijving, $0.voorziening?.naam ?? ""] }
        try db.execute(
            sql: "INSERT OR REPLACE INTO zaak VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                regio, voorstel.casusId, voorstel.versie, (behoefte?.urgentie ?? .regulier).rang,
                Int(voorstel.norm.uiterlijk.dagen), voorstel.gemeente.code.map { Int($0.nummer) }, gemeentenaam,
                behoefte?.gi, hulpvorm?.index, Self.hulp(voorstel), voorstel.gemeente.zekerheid.rawValue,
                voorstel.opties.count, (voorstel.opties.map(\.startVerwacht).min()?.dagen).map { Int($0) },
                Int((behoefte?.ingediendOp ?? voorstel.berekendOp.datum).dagen), voorstel.berekendOp.ms,
                Set(voorstel.knelpunten.map(\.reden)).sorted().joined(separator: " "),
                zoek.joined(separator: " ").lowercased(),
            ])
        try db.execute(
            sql: "INSERT OR REPLACE INTO voorstel VALUES (?, ?, ?)",
            arguments: [regio, voorstel.casusId, Data(gebeurtenis.bytes)])
        try db.execute(
            sql: "INSERT OR REPLACE INTO versie VALUES (?, ?, ?, ?, ?)",
            arguments: [
                regio, voorstel.casusId, voorstel.versie, voorstel.berekendOp.ms,
                Versievergelijking.tekst(voorstel.opties),
            ])
    }

    /// "12:gezinshuis 02:" for each hulpvraag; of a proposal without its need only what its knelpunten tell.
    private static func hulp(_ voorstel: VoorstelGedaan) -> String {
        let soorten =
            voorstel.behoefte.map { $0.hulpvragen.map { ($0.hulpvorm, $0.voorziening) } }
            ?? voorstel.knelpunten.map { ($0.hulpvorm, $0.voorziening) }
        return soorten.map { "\($0.rawValue):\($1?.naam ?? "")" }.uniek.joined(separator: " ")
    }

    private func bewaar(_ stap: OpschalingBereikt, _ gebeurtenis: Gebeurtenis, _ regio: String) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO opschaling VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                regio, stap.casusId, stap.trede, stap.naam, gebeurtenis.time?.ms ?? Tijdstip(stap.bereiktOp).ms,
                Data(gebeurtenis.bytes),
            ])
    }

    private func bewaar(
        _ status: StatusGewijzigd, _ gebeurtenis: Gebeurtenis, _ record: ReadRecord, _ regio: String
    ) throws {
        let json = Data(gebeurtenis.bytes)
        try db.execute(
            sql: "INSERT OR REPLACE INTO status VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                regio, status.casusId, status.fase.rawValue, status.op.ms, status.gi, status.wie,
                (status.uiterlijk?.dagen).map { Int($0) }, (status.gestart?.op.dagen).map { Int($0) },
                status.gestart?.via.rawValue, json,
            ])
        try db.execute(
            sql: "INSERT OR REPLACE INTO statusverloop VALUES (?, ?, ?, ?, ?)",
            arguments: [record.topic, record.offset, regio, status.casusId, json])
    }

    /// What stood under a key is gone.
    mutating func neemWeg(_ record: ReadRecord) throws {
        let sleutel = record.sleutel
        if record.topic == scope.topics.aanbod {
            if Aanbodsleutel(sleutel) == nil { try neemOudeWeg(sleutel) } else { try neemAanbodWeg(sleutel) }
            wijziging.aanbod = true
        } else if record.topic == scope.topics.contracten {
            try db.execute(sql: "DELETE FROM contract WHERE sleutel = ?", arguments: [sleutel])
            wijziging.aanbod = true
        } else if let regio = regio(record.topic) {
            try neemWegVanTafel(sleutel, record, regio)
        } else if let eigenaar = partij(record.topic) {
            try neemWegVanPartij(record, eigenaar)
        }
    }

    private mutating func neemWegVanTafel(_ sleutel: String, _ record: ReadRecord, _ regio: String) throws {
        guard let casusId = sleutel.split(separator: "/", maxSplits: 1).first.map(String.init) else { return }
        wijziging.zaken.insert(.init(regio: regio, casusId: casusId))
        gewist = true
        switch KeyGrammar.vanZaak(Array(sleutel.utf8)) {
        case .opschaling: try wis("opschaling", regio, casusId)
        case .melding: try wis("status", regio, casusId)
        case .casusId: try sluit(casusId, record, regio)
        default: return
        }
    }

    /// The case left this table: a child can be forgotten. What counts in the figures stays, without its name; also
    /// when its help started, which the matcher says just before.
    private func sluit(_ casusId: String, _ record: ReadRecord, _ regio: String) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO gesloten
                SELECT ?, ?, z.regio, ?, z.gemeente, z.hulpvorm, coalesce(z.gi, s.gi), z.ingekomen, z.norm,
                    coalesce((SELECT trede FROM opschaling o WHERE o.regio = z.regio AND o.casusId = z.casusId), 0),
                    z.opties, z.knelpunten, s.gestart, s.via
                FROM zaak z LEFT JOIN status s ON s.regio = z.regio AND s.casusId = z.casusId
                WHERE z.regio = ? AND z.casusId = ?
                """,
            arguments: [record.topic, record.offset, record.tijdMs ?? 0, regio, casusId])
        for tabel in ["zaak", "voorstel", "versie", "statusverloop"] { try wis(tabel, regio, casusId) }
    }

    private func wis(_ tabel: String, _ regio: String, _ casusId: String) throws {
        try db.execute(
            sql: "DELETE FROM \(tabel) WHERE regio = ? AND casusId = ?", arguments: [regio, casusId])
    }
}
