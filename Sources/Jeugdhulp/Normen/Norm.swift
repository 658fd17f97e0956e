/// Where a case stands against norm 3: fitting help within three months of the measure, or sooner (#3).
package struct Norm: Sendable, Hashable {
    /// The last day on which help is in time.
    package let uiterlijk: Datum
    /// Days left until that day; negative once it has passed.
    package let dagenOver: Int
    /// Whole weeks of the measure used up by waiting, at least 0 (#88).
    package let otsWekenVerbruikt: Int

    package init(uiterlijk: Datum, dagenOver: Int, otsWekenVerbruikt: Int) {
        self.uiterlijk = uiterlijk
        self.dagenOver = dagenOver
        self.otsWekenVerbruikt = otsWekenVerbruikt
    }

    /// - Parameters:
    ///   - uiterlijkeDatum: an earlier date the GI set. A later one is ignored: the norm can be tightened, not
    ///     loosened; who overruns it explains (#4).
    ///   - hulpGestartOp: the day the help really began, which stops the clock; an intake does not (#5).
    ///   - vandaag: the day to reckon from.
    package static func passendeHulp(
        maatregel: Maatregel, uiterlijkeDatum: Datum?, hulpGestartOp: Datum? = nil, vandaag: Datum
    ) -> Norm {
        let driemaanden = maatregel.uitgesprokenOp.plus(maanden: 3, afronding: .laatsteDagVanDeMaand)
        let uiterlijk = min(driemaanden, uiterlijkeDatum ?? driemaanden)
        let stand = min(vandaag, hulpGestartOp ?? vandaag)
        return Norm(
            uiterlijk: uiterlijk, dagenOver: uiterlijk - stand,
            otsWekenVerbruikt: max(0, stand - maatregel.uitgesprokenOp) / 7)
    }
}

extension Maatregel {
    /// The last day that one decision can hold: an ondertoezichtstelling lasts a year at most (#88). nil for the other
    /// measures, of which the sources give no length.
    package var hooguitTotEnMet: Datum? {
        soort == .ots ? uitgesprokenOp.laatsteDagVanJaar : nil
    }

    /// The part of that year which is left after a day, in whole weeks, at least 0; nil where there is no such year.
    package func wekenOver(na dag: Datum) -> Int? {
        hooguitTotEnMet.map { max(0, $0 - dag) / 7 }
    }
}
