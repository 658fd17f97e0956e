import Berichten
import Foundation
import Proefhulp

@testable import Verzegeling

/// Master keys for tests, the same for the same seed.
enum Proefsleutels {
    static func tekst(_ ids: [String], zaad: UInt64 = 1) -> String {
        var toeval = Zaadgenerator(zaad: zaad)
        return ids.map { Hoofdsleutels.regel(id: $0, &toeval) }.joined()
    }

    static func hoofd(_ ids: [String] = ["2026-11"], zaad: UInt64 = 1) throws -> Hoofdsleutels {
        try Hoofdsleutels(tekst: tekst(ids, zaad: zaad))
    }

    /// A ring with one key for each of these cases.
    static func ring(_ zaken: [String], zaad: UInt64 = 7) throws -> Zaaksleutels {
        var ring = Zaaksleutels(try hoofd())
        var toeval = Zaadgenerator(zaad: zaad)
        for casusId in zaken { ring.neem(try ring.nieuw(casusId, &toeval)) }
        return ring
    }

    static func plaats(_ topic: String = "doorbraak.status.jbov", _ sleutel: String = "zaak-1") -> Zegelplaats {
        Zegelplaats(.standaard, topic: topic, sleutel: Array(sleutel.utf8))
    }
}

extension Zaaksleutels {
    /// Sealed with the key of a case that has one.
    mutating func dicht(_ casusId: String, _ tekst: [UInt8], _ plaats: Zegelplaats) throws -> [UInt8] {
        guard let sleutel = sleutel(voor: casusId) else { throw Zegelfout.vergeten }
        return try sleutel.verzegel(tekst, plaats)
    }

    mutating func neem(_ record: KeyRecord) { neem(sleutel: record.sleutel, waarde: record.waarde) }
}
