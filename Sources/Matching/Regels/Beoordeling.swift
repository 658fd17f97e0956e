import Jeugdhulp

/// One offer scored for one hulpvraag: whole points for each criterion and the facts they came from, without text.
package struct Beoordeling: Sendable, Equatable {
    package let start: Datum
    let overeenkomst: Overeenkomst
    let afstandHm: Int?
    let bereik: Bereik?
    let gemist: Doelgroepen
    let punten: Punten
    /// The whole weeks from the start until a child is too old for it; `nil` when that is a year or more.
    let wekenOver: Int?
    /// The aanbieder helped this child until shortly.
    let kentHetKind: Bool
    /// The aanbieder was asked before and did not answer in time.
    let bleefStil: Bool

    package var totaal: Int { punten.totaal }
}
