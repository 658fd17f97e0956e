import Berichten
import Foundation
import Jeugdhulp
import Testing

@testable import Poort

/// Messages for the gate: each type of event as its schema's own example has it, with who it says it is from put in.
enum Stukken {
    static let vandaag = Datum("2026-11-20")!
    static let bron = "urn:nld:oin:00000001234567890000"

    static let gi = Toegangsrol.gi("jbov")
    static let aanbieder = Toegangsrol.aanbieder(AgbCode("99000201")!)
    static let inkoop = Toegangsrol.inkoop("ijsselland")
    static let tafel = Toegangsrol.expertteam(regio: "twente")
    static let partijen = [gi, aanbieder, inkoop, tafel]
    /// One of each kind that is somebody else.
    static let anderen: [Partij: Toegangsrol] = [
        .gi: .gi("ljenr"), .aanbieder: .aanbieder(AgbCode("99000666")!), .inkoop: .inkoop("twente"),
        .expertteam: .expertteam(regio: "friesland"),
    ]

    private static let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Schemas/voorbeelden")

    /// The example of a type, with the fields that say who sends it set to this party.
    static func bericht(
        _ type: Berichttype, van rol: Toegangsrol, id: String = "bericht-1", bron: String = bron,
        _ anders: [String: Any] = [:]
    ) throws -> [UInt8] {
        let pad = map.appendingPathComponent("\(type.rawValue)/geldig/volledig.json")
        var event = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: pad)) as? [String: Any])
        var data = event["data"] as? [String: Any] ?? event
        if event["data"] == nil { event = [:] }
        switch rol {
        case .gi(let gi): data["gi"] = gi
        case .aanbieder(let agb): data["agb"] = agb.description
        case .inkoop(let naam): data["inkoopregio"] = Gemeenteregister.landelijk.inkoopregio(naam: naam)?.naam ?? naam
        case .expertteam(let regio): data["regio"] = regio
        default: break
        }
        for (veld, waarde) in anders { data[veld] = waarde }
        event.merge([
            "specversion": "1.0", "id": id, "source": bron, "type": type.ceType, "time": "2026-11-20T10:00:00Z",
            "datacontenttype": "application/json", "data": data,
        ]) { $1 }
        return Array(try JSONSerialization.data(withJSONObject: event))
    }

    static let topics = Topics.standaard
    static func wachter(_ partijen: Partijen? = nil) -> Poortwachter {
        Poortwachter(topics: topics, register: .landelijk, partijen: partijen)
    }

    /// What the gate says of a value that lies on a party's own topic.
    static func oordeel(
        _ waarde: [UInt8]?, van rol: Toegangsrol, sleutel: String? = nil, koppen: [String: String] = [:],
        partijen: Partijen? = nil
    ) -> Result<Doorlating, Afkeuring> {
        let record = GateRecord(
            topic: topics.invoer(van: rol) ?? "", sleutel: sleutel.map { Array($0.utf8) }, waarde: waarde,
            koppen: koppen)
        do throws(Afkeuring) {
            return .success(
                try wachter(partijen).oordeel(record, van: rol, vandaag: vandaag))
        } catch {
            return .failure(error)
        }
    }
}

extension Result where Success == Doorlating, Failure == Afkeuring {
    var door: Doorlating? { try? get() }
    var code: String? {
        if case .failure(let afkeuring) = self { afkeuring.codetekst } else { nil }
    }
    var veld: String? {
        if case .failure(let afkeuring) = self { afkeuring.veld } else { nil }
    }
}
