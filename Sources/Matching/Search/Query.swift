import Jeugdhulp

/// One ranking to be made: an index and the conditions as they are on one day, and what they come to for one case.
///
/// Held by reference, so that every part of the ranking can keep it at hand without copying a market. It also holds
/// the blocks of the index, and so keeps alive what each ``FactView`` of the ranking points to.
final class Query: Sendable {
    let norm: Norm
    let vandaag: Datum
    let buckets: [Bucket]
    let voorwaarden: Voorwaarden
    let scorer: ColumnScorer

    init(
        _ casus: borrowing Casus, vandaag: Datum, _ aanbod: Aanbodindex, _ voorwaarden: Voorwaarden,
        _ tables: SearchTables
    ) {
        (self.vandaag, self.voorwaarden, buckets) = (vandaag, voorwaarden, aanbod.buckets)
        norm = Norm.passendeHulp(
            maatregel: casus.aanvraag.maatregel, uiterlijkeDatum: casus.aanvraag.uiterlijkeDatum, vandaag: vandaag)
        scorer = ColumnScorer(casus, norm: norm.uiterlijk, vandaag: vandaag, voorwaarden, tables)
    }
}
