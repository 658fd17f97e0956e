import Foundation
import Jeugdhulp

/// One question to the woonplaatsbeginsel, as a line of a file (design.md §6).
public struct Woonplaatsvraag: Sendable, Equatable {
    public let id: String
    /// The moment of the hulpvraag.
    public let peildatum: Datum
    /// Whole years on that day.
    public let leeftijd: Int
    public let feiten: Woonplaatsfeiten

    /// Reads `{"id","peildatum","leeftijd","woonplaats":{…}}`.
    public init(json: Data) throws(Afkeuring) {
        do {
            self = try JSONDecoder().decode(Lijn.self, from: json).vraag
        } catch let afkeuring as Afkeuring {
            throw afkeuring
        } catch {
            throw Afkeuring(.geenJson, "Dit is geen geldige JSON.", "Zet op elke regel één object.")
        }
    }

    fileprivate init(_ v: Veldlezer) throws(Afkeuring) {
        id = try v.tekst("id", .id)
        guard !Bsn.bevat(id) else { throw Kenmerken.bsn("id") }
        peildatum = try v.datum("peildatum")
        leeftijd = try v.getal("leeftijd", 0...120)
        feiten = try v.object("woonplaats", Woonplaatsfeiten.init(_:))
    }

    private struct Lijn: Decodable {
        let vraag: Woonplaatsvraag
        init(from decoder: any Decoder) throws { vraag = try Woonplaatsvraag(Veldlezer(decoder)) }
    }

    /// The answer as JSON: `{"id","code","regel","zekerheid","toelichting"}`.
    public func antwoord(_ woonplaats: Woonplaats) -> JSONWaarde {
        .object([
            "id": .tekst(id), "code": .tekst(woonplaats.gemeente), "regel": .tekst(woonplaats.regel),
            "zekerheid": .tekst(woonplaats.zekerheid.rawValue), "toelichting": .tekst(woonplaats.toelichting),
            "feiten": .teksten(woonplaats.feiten), "geldigOp": .tekst(woonplaats.geldigOp.description),
        ])
    }
}
