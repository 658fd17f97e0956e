import Jeugdhulp

/// How the life of a case stands in its record. Every field may be absent: an older record has none of them.
extension Zaakloop: Codable {
    private enum Naam: String, CodingKey {
        case fase, voordracht, versies, geprobeerd, adviezen, norm, bezet, besluit
    }

    public init(from decoder: any Decoder) throws {
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

    public func encode(to encoder: any Encoder) throws {
        var houder = encoder.container(keyedBy: Naam.self)
        try houder.encode(fase, forKey: .fase)
        if !voordracht.isEmpty { try houder.encode(voordracht, forKey: .voordracht) }
        if versies != Versieboek() { try houder.encode(versies, forKey: .versies) }
        if !geprobeerd.isEmpty { try houder.encode(geprobeerd, forKey: .geprobeerd) }
        if !adviezen.isEmpty { try houder.encode(adviezen, forKey: .adviezen) }
        try houder.encodeIfPresent(norm, forKey: .norm)
        if !bezet.isEmpty { try houder.encode(bezet, forKey: .bezet) }
        try houder.encodeIfPresent(besluit, forKey: .besluit)
    }
}
