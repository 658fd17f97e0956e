import Berichten
import Foundation
import Jeugdhulp
import Tafel

@testable import Rollen

/// The example cases with the market around them, as the program ships them.
enum Voorbeelden {
    static let vandaag = Datum("2026-11-20") ?? Datum(dagen: 0)
    static let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A clock that stands still and ids that count.
    static func klok(op dag: Datum = vandaag) -> Klok {
        let teller = Teller()
        return Klok(
            nu: { Tijdstip(dag) }, dag: { $0.datum },
            nieuwId: { "00000000-0000-4000-8000-\(String(1_000_000_000_000 + teller.volgende()).dropFirst())" })
    }

    static func regels(_ naam: String) throws -> [String] {
        let pad = wortel.appendingPathComponent("Sources/doorbraaktafel/Voorbeelden/\(naam).ndjson")
        return try String(contentsOf: pad, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    static func inhoud(_ type: Berichttype, _ regel: String) throws -> Inhoud {
        try GebeurtenisReader().leesInhoud(type, Data(regel.utf8))
    }

    static func gebeurtenis(_ inhoud: Inhoud, id: String = UUID().uuidString) -> Gebeurtenis {
        Gebeurtenis(id: id, source: Gebeurtenis.bronOnbekend, time: Tijdstip(vandaag), inhoud: inhoud)
    }

    static func aanvragen() throws -> [Aanvraag] {
        try regels("aanvragen").map {
            guard case .aanvraagIngediend(let aanvraag) = try inhoud(.aanvraagIngediend, $0) else { throw Mis() }
            return aanvraag
        }
    }

    static func aanvraag(_ casusId: String) throws -> Aanvraag {
        guard let aanvraag = try aanvragen().first(where: { $0.casusId == casusId }) else { throw Mis() }
        return aanvraag
    }

    static func aanbod() throws -> [Aanbod] {
        try regels("aanbod").map {
            guard case .aanbodGemeld(let aanbod) = try inhoud(.aanbodGemeld, $0) else { throw Mis() }
            return aanbod
        }
    }

    static func contracten() throws -> [ContractGemeld] {
        try regels("contracten").map {
            guard case .contractGemeld(let contract) = try inhoud(.contractGemeld, $0) else { throw Mis() }
            return contract
        }
    }

    struct Mis: Error {}
}

/// Counts up; only used by one thread at a time in a test.
final class Teller: @unchecked Sendable {
    private var stand = 0
    func volgende() -> Int {
        stand += 1
        return stand
    }
}
