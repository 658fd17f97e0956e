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
    private let tables: SearchTables

    init(
        _ casus: borrowing Casus, vandaag: Datum, _ aanbod: Aanbodindex, _ voorwaarden: Voorwaarden,
        _ tables: SearchTables
    ) {
        (self.vandaag, self.voorwaarden, buckets) = (vandaag, voorwaarden, aanbod.buckets)
        norm = Norm.passendeHulp(
            maatregel: casus.aanvraag.maatregel, uiterlijkeDatum: casus.aanvraag.uiterlijkeDatum, vandaag: vandaag)
        self.tables = tables
        scorer = ColumnScorer(casus, norm: norm.uiterlijk, vandaag: vandaag, voorwaarden, tables)
    }

    /// The same ranking for some of the children.
    private init(_ ander: Query, _ casus: borrowing Casus) {
        (vandaag, voorwaarden, buckets, norm) = (ander.vandaag, ander.voorwaarden, ander.buckets, ander.norm)
        tables = ander.tables
        scorer = ColumnScorer(casus, norm: norm.uiterlijk, vandaag: vandaag, voorwaarden, tables)
    }

    func met(_ casus: borrowing Casus) -> Query { Query(self, casus) }
}
