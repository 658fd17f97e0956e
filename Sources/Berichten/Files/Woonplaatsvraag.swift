import Foundation
import Jeugdhulp

/// One question to the woonplaatsbeginsel, as a line of a file (contract §7).
package struct Woonplaatsvraag: Sendable, Equatable {
    package let id: String
    /// The moment of the hulpvraag.
    package let peildatum: Datum
    /// Whole years on that day.
    package let leeftijd: Int
    package let feiten: Woonplaatsfeiten
    /// Whether only help without a stay is asked for (W9).
    package let alleenAmbulant: Bool
    /// The measure, when it is given: under jeugdreclassering somebody is a jeugdige until 23 (W0).
    package let maatregel: Maatregelsoort?

    /// Reads `{"id","peildatum","leeftijd","woonplaats":{…}}`, with `"alleenAmbulant"` where it is true and
    /// `"maatregel"` (a code) where it matters.
    package init(json: Data) throws(Afkeuring) {
        guard let knoop = JSONNode(json) else {
            throw Afkeuring(.geenJson, "Dit is geen geldige JSON.", "Zet op elke regel één object.")
        }
        try self.init(FieldReader(knoop))
    }

    private init(_ v: FieldReader) throws(Afkeuring) {
        id = try v.tekst("id", .id)
        guard !Bsn.bevat(id) else { throw CloudEventAttributes.bsn("id") }
        peildatum = try v.datum("peildatum")
        leeftijd = try v.getal("leeftijd", 0...120)
        feiten = try v.object("woonplaats", Woonplaatsfeiten.init(_:))
        alleenAmbulant = try v.waar("alleenAmbulant", standaard: false)
        maatregel = try v.codeOfNiets("maatregel", Maatregelsoort.self)
    }

    /// What the woonplaatsbeginsel answers.
    package func antwoord(_ register: Gemeenteregister) -> Woonplaats {
        Woonplaatsbeginsel.bepaal(
            feiten, leeftijd: leeftijd, peildatum: peildatum, register: register,
            alleenAmbulant: alleenAmbulant, jeugdreclassering: maatregel == .jeugdreclassering)
    }

    /// What the answer rests on, and what would change it.
    package func spoor(_ register: Gemeenteregister) -> Woonplaatsspoor {
        Woonplaatsbeginsel.spoor(
            feiten, leeftijd: leeftijd, peildatum: peildatum, register: register, alleenAmbulant: alleenAmbulant,
            jeugdreclassering: maatregel == .jeugdreclassering)
    }

    /// The answer as JSON: `{"id","code","regel","zekerheid","toelichting"}`, and besides `geldtVanaf` (first day of
    /// the text of the law), `geldigOp` (the peildatum), `feiten` (`[{"feit","waarde"}]`) and `verduidelijkingen`. With
    /// its trace also `grondslag` (`{"wet","artikel","onderdeel","woorden"}`), `nietGebruikt` (as `feiten`) and
    /// `verandert` (`[{"feit","als","regel","code","zekerheid"}]`).
    package func json(_ antwoord: Woonplaats, _ spoor: Woonplaatsspoor? = nil) -> JSONValue {
        var leden = leden(antwoord)
        if let spoor {
            leden["grondslag"] = .object([
                "wet": .tekst(spoor.wet), "artikel": .tekst(spoor.artikel), "onderdeel": .tekst(spoor.onderdeel),
                "woorden": .teksten(spoor.woorden),
            ])
            leden["nietGebruikt"] = .lijst(spoor.nietGebruikt.map(\.json))
            leden["verandert"] = .lijst(spoor.verandert.map(\.json))
        }
        return .object(leden)
    }

    private func leden(_ antwoord: Woonplaats) -> JSONMembers {
        [
            "id": .tekst(id), "code": .tekst(antwoord.gemeente), "regel": .tekst(antwoord.regel),
            "zekerheid": .tekst(antwoord.zekerheid.rawValue), "toelichting": .tekst(antwoord.toelichting),
            "geldtVanaf": .tekst(antwoord.geldtVanaf.description), "geldigOp": .tekst(antwoord.geldigOp.description),
            "feiten": .lijst(antwoord.feiten.map(\.json)),
            "verduidelijkingen": .teksten(antwoord.verduidelijkingen.map(\.rawValue)),
        ]
    }
}

extension Woonplaatsspoor.Verandering {
    fileprivate var json: JSONValue {
        .object([
            "feit": .tekst(feit.rawValue), "als": .tekst(als), "regel": .tekst(regel), "code": .tekst(gemeente),
            "zekerheid": .tekst(zekerheid.rawValue),
        ])
    }
}

extension Feit {
    fileprivate var json: JSONValue {
        let waarde: JSONValue =
            switch waarde {
            case .tekst(let tekst): .tekst(tekst)
            case .getal(let getal): .getal(getal)
            case .waar(let waar): .waar(waar)
            case .onbekend: .niets
            }
        return .object(["feit": .tekst(naam.rawValue), "waarde": waarde])
    }
}
