import Jeugdhulp

/// Why one offer stands where it stands for one case, or why it is out, and what would put it first.
package struct Waarom: Sendable, Equatable {
    package let casusId: String
    package let aanbodId: String
    package let agb: AgbCode
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
        package let eersteAgb: AgbCode
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

extension Waarom {
    /// - Parameter voorstel: the proposal for the case in this market, on this day.
    init(_ aanbod: Aanbod, _ casus: Casus, _ voorstel: Voorstel, vandaag: Datum, _ markt: WhatIfMarket) {
        let standen = Aanbodvergelijking(aanbod, casus, voorstel, vandaag: vandaag, markt.aanbod, markt.voorwaarden)
        let antwoorden = standen.antwoorden()
        let opties = voorstel.opties.filter { $0.aanbod.contains { $0.sleutel == aanbod.sleutel } }
        let (rang, eerste, haalbaar) = (opties.first?.rang, voorstel.opties.first, standen.score())
        var (enkel, samen): ([Wijziging], [Wijziging]) = ([], [])
        if !antwoorden.isEmpty, rang != 1 {
            var zoeker = Veranderingszoeker(aanbod, casus, vandaag: vandaag, markt)
            zoeker.tegenstander = standen.tegenstander
            enkel = zoeker.enkele(tekort: haalbaar.flatMap { eigen in eerste.map { $0.score - eigen } })
            if enkel.isEmpty { samen = zoeker.samen() }
        }
        self.init(
            casusId: casus.aanvraag.casusId, aanbodId: aanbod.aanbodId, agb: aanbod.agb, antwoorden: antwoorden,
            rangOpLijst: rang,
            score: opties.map(\.score).max() ?? haalbaar, eersteScore: eerste?.score, enkel: enkel, samen: samen)
    }
}
