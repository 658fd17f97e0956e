import Jeugdhulp

/// A ranked, explained proposal for one case. An advice: the table and the GI decide (AVG art. 22, JW 3.5).
package struct Voorstel: Sendable, Equatable {
    package let casusId: String
    package let woonplaats: Woonplaats
    /// The jeugdregio of the responsible gemeente; `nil` when no gemeente can be named yet.
    package let regio: Regio?
    package let norm: Norm
    /// At most ten, best first; empty when nothing fits, with `knelpunten`.
    package let opties: [Optie]
    package let uitgesloten: [Uitgesloten]
    package let knelpunten: [Knelpunt]
    /// The version of the weights.
    package let gewichten: String
}

/// One option: an offer for each hulpvraag.
package struct Optie: Sendable, Equatable {
    package let rang: Int
    /// The sum of the points of `criteria`.
    package let score: Int
    package let aanbod: [Onderdeel]
    /// When all of it can have started.
    package let startVerwacht: Datum
    /// The largest distance, in hectometres; `nil` when unknown.
    package let afstandHm: Int?
    /// The widest scope; `nil` when the responsible region is unknown.
    package let bereik: Bereik?
    package let criteria: [Criteriumuitslag]
    package let stappen: [Stap]
    package let waarschuwingen: [Waarschuwing]
    package let vertrouwen: Vertrouwen
    /// What a person should check first, in plain Dutch.
    package let controleren: [String]

    /// The offer that answers one hulpvraag.
    package struct Onderdeel: Sendable, Equatable {
        package let hulpvraag: String
        package let aanbodId: String
        package let agb: AgbCode
        package let naam: String
        package let gemeente: Gemeentecode
        /// What was reported, as far as it tells one proposal from another.
        let opgave: Opgave
    }

    struct Opgave: Sendable, Equatable {
        let voorziening: Voorziening
        let weken: Int
        let vrijVanaf: Datum?

        init(_ aanbod: Aanbod) {
            voorziening = aanbod.voorziening
            weken = aanbod.wachttijd.totaalWeken
            vrijVanaf = aanbod.plaatsen.vrijVanaf
        }
    }
}

/// The points of one criterion, with the value they come from and a sentence in plain Dutch.
package struct Criteriumuitslag: Sendable, Equatable {
    package let criterium: Criterium
    /// The hulpvraag it is about, where there are several.
    package let hulpvraag: String?
    package let punten: Int
    package let max: Int
    package let waarde: String
    package let uitleg: String
}

/// What has to be arranged before help can start (#39, #40).
package struct Stap: Sendable, Equatable {
    package let stap: String
    /// Who arranges it.
    package let bij: String
    package let reden: String
    /// The refusal code of iJw WJ759 it forestalls.
    package let code: String?
    package let aanbodId: String?
    /// What to do and why, in plain Dutch.
    package let uitleg: String
}

package struct Waarschuwing: Sendable, Equatable {
    package let code: String
    package let dagen: Int?
}

/// How far the facts behind an option can be trusted; never part of the score.
package enum Vertrouwen: String, Sendable, CaseIterable {
    case hoog, middel, laag
}

/// How many offers are out for one reason, and which.
package struct Uitgesloten: Sendable, Equatable {
    package let reden: Uitsluiting
    package let aantal: Int
    /// The hulpvraag it is about, where there are several.
    package let hulpvraag: String?
    /// The first ids in order; empty for `hulpvorm`, where the market is only counted.
    package let aanbod: [String]

    /// The reasons in the order of the table in contract §4.
    static func overzicht(_ selecties: [Selectie], casus: Casus, markt: Markt) -> [Uitgesloten] {
        var rijen: [Uitgesloten] = []
        let anders = markt.aanbod.aantal - markt.aanbod.aantalDatBeantwoordt(casus.aanvraag.hulpvragen)
        if anders > 0 { rijen.append(Uitgesloten(reden: .hulpvorm, aantal: anders, hulpvraag: nil, aanbod: [])) }
        for selectie in selecties {
            for reden in Uitsluiting.allCases where selectie.aantal(reden) > 0 {
                rijen.append(
                    Uitgesloten(
                        reden: reden, aantal: selectie.aantal(reden),
                        hulpvraag: selecties.count > 1 ? selectie.hulpvraag.id : nil, aanbod: selectie.namen(reden)))
            }
        }
        return rijen
    }
}
