import Jeugdhulp

/// Why one offer stands where it stands for one case, or why it is out, and what would put it first.
package struct Waarom: Sendable, Equatable {
    package let casusId: String
    package let aanbodId: String
    /// One for each hulpvraag that asks for this kind of help; empty when none does, and then nothing else is said.
    package let antwoorden: [Antwoord]
    /// The rank of the first option with this offer in the list that is sent; `nil` when it is not on it.
    package let rangOpLijst: Int?
    /// The points of the best option with this offer: on the list, or, when it is not on it, of all that can be made;
    /// `nil` when there can be none.
    package let score: Int?
    /// The points of the first option; `nil` when there is none.
    package let eersteScore: Int?
    /// Each of these alone puts the offer first, and nothing smaller of the same fact does.
    package let enkel: [Wijziging]
    /// Where no single fact is enough: these together put it first, and none of them can be left out or be smaller.
    package let samen: [Wijziging]

    package var isEerste: Bool { rangOpLijst == 1 }

    /// What the offer is for one hulpvraag.
    package struct Antwoord: Sendable, Equatable {
        package let hulpvraag: String
        package let stand: Aanbodoordeel
    }

    package enum Aanbodoordeel: Sendable, Equatable {
        case past(Rangplaats)
        /// The first reason that holds, and the facts behind it in plain Dutch.
        case valtAf(Uitsluiting, uitleg: String)
    }

    /// Where a fitting offer stands among all that fit, also beyond the list.
    package struct Rangplaats: Sendable, Equatable {
        /// By points, then start, then id; from 1.
        package let rang: Int
        /// How many offers fit.
        package let passend: Int
        package let punten: Int
        /// The offer that number one has for this hulpvraag, and its points.
        package let eerste: String
        package let eerstePunten: Int
        /// Every criterion, heaviest first.
        package let criteria: [Vergelijking]
    }

    /// One criterion of this offer beside that of number one.
    package struct Vergelijking: Sendable, Equatable {
        package let hier: Criteriumuitslag
        package let eerste: Criteriumuitslag
        /// Points behind number one; negative when ahead of it.
        package var achter: Int { eerste.punten - hier.punten }
    }
}

extension Markt {
    /// Why an offer stands where it stands for a case, and what would put it first.
    ///
    /// All of it comes out of the same scoring as the proposal: what would put it first is found by trying changed
    /// facts on a copy of the market. That costs some tens of proposals at most; it is for questions, not for every
    /// message.
    /// - Returns: `nil` when the market has no such offer.
    package func waarom(_ aanbodId: String, voor casus: Casus, vandaag: Datum) -> Waarom? {
        guard let aanbod = aanbod.aanbod(aanbodId) else { return nil }
        let voorstel = voorstel(voor: casus, vandaag: vandaag)
        let standen = Aanbodvergelijking(
            markt: self, casus: casus, aanbod: aanbod, voorstel: voorstel, vandaag: vandaag)
        let antwoorden = standen.antwoorden()
        let opties = voorstel.opties.filter { $0.aanbod.contains { $0.aanbodId == aanbodId } }
        let rang = opties.first?.rang
        let haalbaar = standen.score()
        var (enkel, samen): ([Wijziging], [Wijziging]) = ([], [])
        if !antwoorden.isEmpty, rang != 1 {
            var zoeker = Veranderingszoeker(markt: self, casus: casus, aanbod: aanbod, vandaag: vandaag)
            zoeker.tegenstander = standen.tegenstander
            enkel = zoeker.enkele(tekort: haalbaar.flatMap { eigen in voorstel.opties.first.map { $0.score - eigen } })
            if enkel.isEmpty { samen = zoeker.samen() }
        }
        return Waarom(
            casusId: casus.aanvraag.casusId, aanbodId: aanbodId, antwoorden: antwoorden, rangOpLijst: rang,
            score: opties.map(\.score).max() ?? haalbaar, eersteScore: voorstel.opties.first?.score, enkel: enkel,
            samen: samen)
    }
}
