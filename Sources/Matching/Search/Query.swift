import Jeugdhulp

/// One market on one day, and what it comes to for one case: all that a ranking is made from. Held by reference, so
/// that every part of the ranking can keep it at hand without copying a market.
final class Query: Sendable {
    let norm: Norm
    let vandaag: Datum
    let markt: Markt
    let rekenaar: ColumnScorer

    init(_ casus: borrowing Casus, vandaag: Datum, markt: Markt) {
        self.vandaag = vandaag
        self.markt = markt
        norm = Norm.passendeHulp(
            maatregel: casus.aanvraag.maatregel, uiterlijkeDatum: casus.aanvraag.uiterlijkeDatum, vandaag: vandaag)
        rekenaar = ColumnScorer(casus, norm: norm.uiterlijk, vandaag: vandaag, markt)
    }
}
