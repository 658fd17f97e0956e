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
        case .aanbodGemeld(let aanbod) where aanbod.aanbodId == record.sleutel:
            try bewaar(aanbod, gebeurtenis, record)
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

    private func bewaar(_ aanbod: Aanbod, _ gebeurtenis: Gebeurtenis, _ record: ReadRecord) throws {
        let gemeld = (gebeurtenis.time?.ms ?? record.tijdMs).map { Int(Tijdstip(ms: $0).datum.dagen) }
        let opdracht = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO aanbod VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try opdracht.execute(arguments: [
            aanbod.aanbodId, Int(aanbod.agb.nummer), Int(aanbod.gemeente.nummer), aanbod.hulpvorm.index,
            Int(aanbod.voorziening.index), Int(aanbod.doelgroepen.rawValue), aanbod.wachttijd.totaalWeken,
            aanbod.plaatsen.vrij, aanbod.inStop, Int(aanbod.wachttijd.peildatum.dagen), gemeld,
            aanbod.naam.lowercased(),
        ])
        try meldWijziging(aanbod.aanbodId)
        let blad = try db.cachedStatement(sql: "INSERT OR REPLACE INTO aanbodblad VALUES (?, ?, ?)")
        try blad.execute(arguments: [
            aanbod.aanbodId, "\(gebeurtenis.source) \(gebeurtenis.id)", Data(aanbod.json.bytes),
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
