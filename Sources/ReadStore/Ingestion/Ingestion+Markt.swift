import Berichten
import Foundation
import GRDB
import Jeugdhulp

/// Offers and contracts, each under its own key.
extension Ingestion {
    func regio(_ topic: String) -> String? { regioVanTopic[topic] }

    mutating func neemVanMarkt(_ gebeurtenis: Gebeurtenis, _ record: ReadRecord) throws {
        switch gebeurtenis.inhoud {
        // The key decides what replaces what, and what a tombstone takes away.
        case .aanbodGemeld(let aanbod) where aanbod.sleutel.description == record.sleutel:
            try bewaar(aanbod, gebeurtenis, record, oud: false)
        case .aanbodGemeld(let aanbod) where aanbod.aanbodId == record.sleutel:
            try neemOud(aanbod, gebeurtenis, record)
        case .contractGemeld(let contract) where contract.sleutel == record.sleutel:
            try bewaar(contract)
        default:
            try slaOver(
                record,
                Afkeuring(.sleutelOnjuist, "De sleutel van het record hoort niet bij het bericht.", "Verbeter die."))
            return
        }
        wijziging.aanbod = true
    }

    /// A report under its id alone, as all were before: it counts until the same offer has a key of its own, and takes
    /// the place of another aanbieder's report under that id, as it does in the log.
    private func neemOud(_ aanbod: Aanbod, _ gebeurtenis: Gebeurtenis, _ record: ReadRecord) throws {
        let staat = try Bool.fetchOne(
            db, sql: "SELECT oud FROM aanbodblad WHERE aanbodId = ?", arguments: [aanbod.sleutel.description])
        guard staat != false else { return }
        try neemOudeWeg(aanbod.aanbodId, behalve: aanbod.sleutel.description)
        try bewaar(aanbod, gebeurtenis, record, oud: true)
    }

    /// Takes away what lies under an id alone.
    func neemOudeWeg(_ aanbodId: String, behalve: String? = nil) throws {
        let opdracht = try db.cachedStatement(
            sql: "SELECT aanbodId FROM aanbodblad WHERE substr(aanbodId, 10) = ? AND oud = 1")
        for sleutel in try String.fetchAll(opdracht, arguments: [aanbodId]) where sleutel != behalve {
            try neemAanbodWeg(sleutel)
        }
    }

    /// - Parameter sleutel: `agb/aanbodId`.
    func neemAanbodWeg(_ sleutel: String) throws {
        for tabel in ["aanbod", "aanbodblad"] {
            try db.execute(sql: "DELETE FROM \(tabel) WHERE aanbodId = ?", arguments: [sleutel])
        }
        try meldWijziging(sleutel)
    }

    private func bewaar(_ aanbod: Aanbod, _ gebeurtenis: Gebeurtenis, _ record: ReadRecord, oud: Bool) throws {
        let sleutel = aanbod.sleutel.description
        let gemeld = (gebeurtenis.time?.ms ?? record.tijdMs).map { Int(Tijdstip(ms: $0).datum.dagen) }
        let opdracht = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO aanbod VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try opdracht.execute(arguments: [
            sleutel, Int(aanbod.agb.nummer), Int(aanbod.gemeente.nummer), aanbod.hulpvorm.index,
            Int(aanbod.voorziening.index), Int(aanbod.doelgroepen.rawValue), aanbod.wachttijd.totaalWeken,
            aanbod.plaatsen.vrij, aanbod.inStop, Int(aanbod.wachttijd.peildatum.dagen), gemeld,
            aanbod.naam.lowercased(),
        ])
        try meldWijziging(sleutel)
        let blad = try db.cachedStatement(sql: "INSERT OR REPLACE INTO aanbodblad VALUES (?, ?, ?, ?)")
        try blad.execute(arguments: [
            sleutel, "\(gebeurtenis.source) \(gebeurtenis.id)", Data(aanbod.json.bytes), oud,
        ])
    }

    func meldWijziging(_ aanbodId: String) throws {
        let opdracht = try db.cachedStatement(sql: "INSERT INTO aanbodwijziging (aanbodId) VALUES (?)")
        try opdracht.execute(arguments: [aanbodId])
    }

    /// Beyond these the list in memory is made anew.
    func snoeiWijzigingen() throws {
        try db.execute(
            sql: "DELETE FROM aanbodwijziging WHERE nummer <= (SELECT max(nummer) FROM aanbodwijziging) - ?",
            arguments: [AanbodCache.wijzigingenMax])
    }

    private func bewaar(_ contract: ContractGemeld) throws {
        let inkoopregio = scope.register.inkoopregio(naam: contract.inkoopregio)?.slug ?? ""
        try db.execute(
            sql: "INSERT OR REPLACE INTO contract VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                contract.sleutel, inkoopregio, Int(contract.agb.nummer), Int(Hulpvormen(contract.hulpvormen).rawValue),
                Int(contract.van.dagen), Int(contract.tot.dagen), contract.plafond.rawValue,
            ])
    }
}
