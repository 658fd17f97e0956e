import Jeugdhulp

/// A ranked, explained proposal for one case. An advice: the table and the GI decide (AVG art. 22, JW 3.5).
public struct Voorstel: Sendable, Equatable {
    public let casusId: String
    public let woonplaats: Woonplaats
    /// The jeugdregio of the responsible gemeente; `nil` when no gemeente can be named yet.
    public let regio: Regio?
    public let norm: Norm
    /// At most ten, best first; empty when nothing fits, with `knelpunten`.
    public let opties: [Optie]
    public let uitgesloten: [Uitgesloten]
    public let knelpunten: [Knelpunt]
    /// The version of the weights.
    public let gewichten: String
}

/// One option: an offer for each hulpvraag.
public struct Optie: Sendable, Equatable {
    public let rang: Int
    /// The sum of the points of `criteria`.
    public let score: Int
    public let aanbod: [Onderdeel]
    /// When all of it can have started.
    public let startVerwacht: Datum
    /// The largest distance, in hectometres; `nil` when unknown.
    public let afstandHm: Int?
    /// The widest scope; `nil` when the responsible region is unknown.
    public let bereik: Bereik?
    public let criteria: [Criteriumuitslag]
    public let stappen: [Stap]
    public let waarschuwingen: [Waarschuwing]
    public let vertrouwen: Vertrouwen
    /// What a person should check first, in plain Dutch.
    public let controleren: [String]

    /// The offer that answers one hulpvraag.
    public struct Onderdeel: Sendable, Equatable {
        public let hulpvraag: String
        public let aanbodId: String
        public let agb: AgbCode
        public let naam: String
        public let gemeente: Gemeentecode
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
public struct Criteriumuitslag: Sendable, Equatable {
    public let criterium: Criterium
    /// The hulpvraag it is about, where there are several.
    public let hulpvraag: String?
    public let punten: Int
    public let max: Int
    public let waarde: String
    public let uitleg: String
}

/// What has to be arranged before help can start (#39, #40).
public struct Stap: Sendable, Equatable {
    public let stap: String
    /// Who arranges it.
    public let bij: String
    public let reden: String
    /// The refusal code of iJw WJ759 it forestalls.
    public let code: String?
    public let aanbodId: String?
    /// What to do and why, in plain Dutch.
    public let uitleg: String
}

public struct Waarschuwing: Sendable, Equatable {
    public let code: String
    public let dagen: Int?
}

/// How far the facts behind an option can be trusted; never part of the score.
public enum Vertrouwen: String, Sendable, CaseIterable {
    case hoog, middel, laag
}

/// How many offers are out for one reason, and which.
public struct Uitgesloten: Sendable, Equatable {
    public let reden: Uitsluiting
    public let aantal: Int
    /// The hulpvraag it is about, where there are several.
    public let hulpvraag: String?
    /// The first ids in order; empty for `hulpvorm`, where the market is only counted.
    public let aanbod: [String]

    /// The reasons in the order of the table in design.md §4.
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
