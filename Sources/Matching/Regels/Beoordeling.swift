import Jeugdhulp

/// One offer scored for one hulpvraag: whole points for each criterion and the facts they came from, without text.
package struct Beoordeling: Sendable, Equatable {
    package let start: Datum
    let overeenkomst: Overeenkomst
    let afstandHm: Int?
    let bereik: Bereik?
    let gemist: Doelgroepen
    let punten: Punten

    package var totaal: Int { punten.totaal }
}
