import Jeugdhulp

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
    /// Two places for one family; `nil` where all stay together.
    package let gesplitst: Splitsing?
    /// A group, while a family fits too: who chooses it is asked why (#68).
    package let vraagtRedenAfwijkingGezin: Bool

    /// The offer that answers one hulpvraag.
    package struct Onderdeel: Sendable, Equatable {
        package let hulpvraag: String
        package let aanbodId: String
        package let agb: AgbCode
        package let naam: String
        package let gemeente: Gemeentecode
        /// What was reported, as far as it tells one proposal from another.
        let opgave: Opgave
        /// The numbers that it was scored by: what is decided of an option later is decided by these, never by the
        /// texts of its criteria.
        let beoordeling: Beoordeling

        /// How many children go here; `nil`: all.
        package let jeugdigen: Int?

        package var voorziening: Voorziening { opgave.voorziening }
        package var sleutel: Aanbodsleutel { Aanbodsleutel(agb, aanbodId) }
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
