import Jeugdhulp

/// An offer of other help than was asked for, that fits the child and has experience with all that is needed: scored by
/// the same criteria, beside the options and never among them (contract §4).
package struct Alternatief: Sendable, Equatable {
    /// The hulpvraag it stands beside.
    package let hulpvraag: String
    package let aanbod: Aanbodsleutel
    package let naam: String
    package let gemeente: Gemeentecode
    package let voorziening: Voorziening
    package let soort: Alternatiefsoort
    package let score: Int
    package let startVerwacht: Datum
    /// In hectometres; `nil` when unknown.
    package let afstandHm: Int?
    /// What makes it other, in plain Dutch.
    package let uitleg: String

    /// The child would live in a family.
    var isGezin: Bool { voorziening.hulpvorm.metVerblijf && Gezinsgerichtheid(voorziening) == .gezin }

    package static let aantalMax = 5
    private static let perVoorzieningMax = 2

    /// The best, over all hulpvragen: most points first, then by key.
    static func alle(_ casus: Casus, _ query: Query) -> [Alternatief] {
        let allen = casus.aanvraag.hulpvragen.flatMap { hulpvraag in
            Alternatiefregels.alle(naast: hulpvraag).flatMap { voorziening, soort in
                besten(voorziening, soort, naast: hulpvraag, casus, query)
            }
        }
        return Array(
            allen.sorted { $0.score == $1.score ? $0.aanbod < $1.aanbod : $0.score > $1.score }.prefix(aantalMax))
    }

    private static func besten(
        _ voorziening: Voorziening, _ soort: Alternatiefsoort, naast hulpvraag: Hulpvraag, _ casus: Casus,
        _ query: Query
    ) -> [Alternatief] {
        // Most markets have nothing of most kinds.
        guard query.buckets[Int(voorziening.index)].aantal > 0 else { return [] }
        let ander = Hulpvraag(
            id: hulpvraag.id, hulpvorm: voorziening.hulpvorm, voorziening: voorziening,
            doelgroepen: hulpvraag.doelgroepen, leveringsvorm: hulpvraag.leveringsvorm)
        let beoordelaar = Beoordelaar(
            hulpvraag: ander, casus: casus, norm: query.norm.uiterlijk, vandaag: query.vandaag)
        return Selectie(ander, casus, query).besten(perVoorzieningMax).compactMap { kandidaat in
            guard let aanbod = query.buckets[kandidaat.bucket].aanbod(kandidaat.position),
                case .success(let beoordeling) = beoordelaar.beoordeel(aanbod, bij: query.voorwaarden),
                beoordeling.gemist.isEmpty
            else { return nil }
            return Alternatief(
                hulpvraag: hulpvraag.id, aanbod: aanbod.sleutel, naam: aanbod.naam, gemeente: aanbod.gemeente,
                voorziening: voorziening, soort: soort, score: beoordeling.totaal, startVerwacht: beoordeling.start,
                afstandHm: beoordeling.afstandHm, uitleg: uitleg(voorziening, soort, naast: hulpvraag))
        }
    }

    private static func uitleg(
        _ voorziening: Voorziening, _ soort: Alternatiefsoort, naast hulpvraag: Hulpvraag
    ) -> String {
        let gevraagd = hulpvraag.voorziening?.naam ?? hulpvraag.hulpvorm.omschrijving
        let wat = "Dit is \(voorziening.naam), gevraagd is \(gevraagd)."
        switch soort {
        case .gezinsgerichter: return "\(wat) Het lijkt meer op een gezin."
        case .lichter where !voorziening.hulpvorm.metVerblijf && hulpvraag.hulpvorm.metVerblijf:
            return "\(wat) Het is lichter: het kind kan thuis blijven wonen."
        case .lichter: return "\(wat) Het is lichter."
        case .verwant: return "\(wat) Het ligt er dicht bij."
        }
    }
}
