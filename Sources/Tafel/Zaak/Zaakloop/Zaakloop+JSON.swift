import Berichten
import Jeugdhulp

/// How the life of a case stands in its record. Every field may be absent: an older record has none of them.
extension Zaakloop: Decodable {
    private enum Naam: String, CodingKey {
        case fase, voordracht, versies, geprobeerd, adviezen, norm, bezet, besluit, lopend
    }

    package init(from decoder: any Decoder) throws {
        let houder = try decoder.container(keyedBy: Naam.self)
        self.init(
            stand: Stand(
                try houder.decodeIfPresent(Fase.self, forKey: .fase) ?? .voorgesteld,
                try houder.decodeIfPresent([Voorgedragen].self, forKey: .voordracht) ?? [],
                besluit: try houder.decodeIfPresent(Besluitgrond.self, forKey: .besluit),
                norm: try houder.decodeIfPresent(Datum.self, forKey: .norm)))
        versies = try houder.decodeIfPresent(Versieboek.self, forKey: .versies) ?? Versieboek()
        geprobeerd = try houder.decodeIfPresent([Geprobeerd].self, forKey: .geprobeerd) ?? []
        adviezen = try houder.decodeIfPresent([Vervolgadvies].self, forKey: .adviezen) ?? []
        bezet = try houder.decodeIfPresent([Bezet].self, forKey: .bezet) ?? []
        lopend = try houder.decodeIfPresent([Lopend].self, forKey: .lopend) ?? []
    }

    var json: JSONValue {
        .zonderLeeg([
            "fase": .tekst(fase.rawValue), "voordracht": .gevuld(voordracht.map(\.json)),
            "versies": versies == Versieboek() ? .niets : versies.json,
            "geprobeerd": .gevuld(geprobeerd.map(\.json)), "adviezen": .gevuld(adviezen.map(\.json)),
            "norm": .tekst(norm), "bezet": .gevuld(bezet.map(\.json)), "lopend": .gevuld(lopend.map(\.json)),
            "besluit": besluit.map { .object(["rol": .tekst($0.rol), "reden": .tekst($0.reden)]) } ?? .niets,
        ])
    }
}

extension Zaakloop.Stand {
    /// As it stands in a record: where the case is, and beside it what is true only there. Whether aanbieders were
    /// asked is told by who was.
    fileprivate init(_ fase: Zaakloop.Fase, _ delen: [Voorgedragen], besluit: Besluitgrond?, norm: Datum?) {
        guard delen.isEmpty else {
            self = .voorgedragen(Voordracht(delen, besluit: besluit))
            return
        }
        switch fase {
        case .ingediend: self = .ingediend
        // Where nobody was asked the table is to decide.
        case .voorgesteld, .voordracht, .geaccepteerd, .intakeGehouden: self = .voorgesteld
        case .opgeschaald: self = .opgeschaald
        case .geenPassend: self = .geenPassend
        case .alternatief: self = .alternatief
        case .maatwerk: self = .maatwerk
        case .terugNaarGi: self = .terugNaarGi
        case .toelichtingVereist: self = .toelichtingVereist(norm: norm)
        case .gestopt: self = .gestopt
        case .gesloten: self = .gesloten
        }
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
            "geaccepteerdOp": .tekst(geaccepteerdOp), "opgave": opgave?.json ?? .niets,
            "startVerwacht": .tekst(startVerwacht), "vraagtRedenGezin": vraagtRedenGezin.map { .waar($0) } ?? .niets,
            "herinnerdOp": .tekst(herinnerdOp),
        ])
    }
}

extension Optiedeel {
    var json: JSONValue {
        .zonderLeeg([
            "hulpvraag": .tekst(hulpvraag), "aanbodId": .tekst(aanbodId), "agb": .tekst(agb.description),
            "plaatsen": .getal(plaatsen), "start": .tekst(start),
            "gezinPast": gezinPast.map { .waar($0) } ?? .niets,
        ])
    }
}

extension Geprobeerd {
    fileprivate var json: JSONValue {
        .zonderLeeg([
            "agb": .tekst(agb.description), "aanbodId": .tekst(aanbodId), "op": .tekst(op.description),
            "reden": .tekst(reden), "uitkomst": .tekst(uitkomst), "bereik": .tekst(bereik),
            "gemeente": .tekst(gemeente), "doelgroepen": doelgroepen.map { .teksten($0) } ?? .niets,
            "opgave": opgave?.json ?? .niets, "opgaveNadien": opgaveNadien.map { .waar($0) } ?? .niets,
            "contractToen": contractToen.map { .waar($0) } ?? .niets,
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
        .zonderLeeg([
            "agb": .tekst(agb), "aanbodId": .tekst(aanbodId), "sinds": .tekst(sinds.description),
            "opgave": opgave?.json ?? .niets,
        ])
    }
}

extension Lopend {
    fileprivate var json: JSONValue {
        .zonderLeeg([
            "hulpvraag": .tekst(hulpvraag), "op": .tekst(op.description), "aanbodId": .tekst(aanbodId),
            "agb": .tekst(agb), "via": .tekst(via), "redenTeLaat": .tekst(redenTeLaat),
        ])
    }
}

extension Opgaveplek {
    fileprivate var json: JSONValue {
        .object([
            "partitie": .getal(Int(partitie)), "offset": .getal(Int(offset)),
            "peildatum": .tekst(peildatum.description),
        ])
    }
}
