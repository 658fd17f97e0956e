/// Where a case stands against norm 3: fitting help within three months of the measure, or sooner (#3).
public struct Norm: Sendable, Hashable {
    /// The last day on which help is in time.
    public let uiterlijk: Datum
    /// Days left until that day; negative once it has passed.
    public let dagenOver: Int
    /// Whole weeks of the measure used up by waiting, at least 0 (#88).
    public let otsWekenVerbruikt: Int

    public init(uiterlijk: Datum, dagenOver: Int, otsWekenVerbruikt: Int) {
        self.uiterlijk = uiterlijk
        self.dagenOver = dagenOver
        self.otsWekenVerbruikt = otsWekenVerbruikt
    }

    /// - Parameters:
    ///   - uiterlijkeDatum: an earlier date the GI set. A later one is ignored: the norm can be tightened, not
    ///     loosened; who overruns it explains (#4).
    ///   - vandaag: the day to reckon from.
    public static func passendeHulp(maatregel: Maatregel, uiterlijkeDatum: Datum?, vandaag: Datum) -> Norm {
        let driemaanden = maatregel.uitgesprokenOp.plus(maanden: 3)
        let uiterlijk = min(driemaanden, uiterlijkeDatum ?? driemaanden)
        return Norm(
            uiterlijk: uiterlijk, dagenOver: uiterlijk - vandaag,
            otsWekenVerbruikt: max(0, vandaag - maatregel.uitgesprokenOp) / 7)
    }
}
