import Berichten
import Jeugdhulp

/// How the life of a case stands in its record. Every field may be absent: an older record has none of them.
extension Zaakloop: Decodable {
    private enum Naam: String, CodingKey {
        case fase, voordracht, versies, geprobeerd, adviezen, norm, bezet, besluit
    }

    package init(from decoder: any Decoder) throws {
        let houder = try decoder.container(keyedBy: Naam.self)
        self.init()
        fase = try houder.decodeIfPresent(Fase.self, forKey: .fase) ?? .voorgesteld
        voordracht = try houder.decodeIfPresent([Voorgedragen].self, forKey: .voordracht) ?? []
        versies = try houder.decodeIfPresent(Versieboek.self, forKey: .versies) ?? Versieboek()
        geprobeerd = try houder.decodeIfPresent([Geprobeerd].self, forKey: .geprobeerd) ?? []
        adviezen = try houder.decodeIfPresent([Vervolgadvies].self, forKey: .adviezen) ?? []
        norm = try houder.decodeIfPresent(Datum.self, forKey: .norm)
        bezet = try houder.decodeIfPresent([Bezet].self, forKey: .bezet) ?? []
        besluit = try houder.decodeIfPresent(Besluitnemer.self, forKey: .besluit)
    }

    var json: JSONValue {
        .zonderLeeg([
            "fase": .tekst(fase.rawValue), "voordracht": .gevuld(voordracht.map(\.json)),
            "versies": versies == Versieboek() ? .niets : versies.json,
            "geprobeerd": .gevuld(geprobeerd.map(\.json)), "adviezen": .gevuld(adviezen.map(\.json)),
            "norm": .tekst(norm), "bezet": .gevuld(bezet.map(\.json)),
            "besluit": besluit.map { .object(["rol": .tekst($0.rol), "reden": .tekst($0.reden)]) } ?? .niets,
        ])
    }
}

extension JSONValue {
    /// A list, or nothing where it is empty.
    fileprivate static func gevuld(_ leden: [JSONValue]) -> JSONValue { leden.isEmpty ? .niets : .lijst(leden) }
}

extension Voorgedragen {
    fileprivate var json: JSONValue {
        .zonderLeeg([
            "voordrachtId": .tekst(voordrachtId), "aanbodId": .tekst(aanbodId), "agb": .tekst(agb.description),
            "hulpvragen": .teksten(hulpvragen), "versie": .getal(versie),
            "antwoordUiterlijk": .tekst(antwoordUiterlijk.description), "geaccepteerd": .waar(geaccepteerd),
            "intake": .getal(intake.rawValue), "aantal": .getal(aantal), "reservering": .getal(reservering?.rawValue),
            "geaccepteerdOp": .tekst(geaccepteerdOp),
        ])
    }
}

extension Optiedeel {
    var json: JSONValue {
        .zonderLeeg([
            "hulpvraag": .tekst(hulpvraag), "aanbodId": .tekst(aanbodId), "agb": .tekst(agb.description),
            "plaatsen": .getal(plaatsen),
        ])
    }
}

extension Geprobeerd {
    fileprivate var json: JSONValue {
        .zonderLeeg([
            "agb": .tekst(agb.description), "aanbodId": .tekst(aanbodId), "op": .tekst(op.description),
            "reden": .tekst(reden),
        ])
    }
}

extension Vervolgadvies {
    fileprivate var json: JSONValue {
        .zonderLeeg([
            "van": .tekst(van.description), "agb": .tekst(agb), "hulpvorm": .tekst(hulpvorm),
            "voorziening": .tekst(voorziening), "op": .tekst(op.description),
        ])
    }
}

extension Bezet {
    fileprivate var json: JSONValue {
        .object(["aanbodId": .tekst(aanbodId), "sinds": .tekst(sinds.description)])
    }
}
