/// A calendar date without a time of day, in the proleptic Gregorian calendar.
///
/// Only the years 1900 up to and including 2199 exist here; arithmetic stops at either end instead of
/// trapping, because the numbers added often come from a message somebody else wrote.
package struct Datum: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970; negative before it.
    package let dagen: Int32

    /// The first date that exists here, 1 January 1900.
    package static let eerste = Datum(onbegrensd: Kalender.dagen(jaar: 1900, maand: 1, dag: 1))
    /// The last date that exists here, 31 December 2199.
    package static let laatste = Datum(onbegrensd: Kalender.dagen(jaar: 2199, maand: 12, dag: 31))

    /// - Parameter dagen: days since 1 January 1970, clamped into 1900-01-01...2199-12-31.
    package init(dagen: Int32) {
        self.dagen = min(max(dagen, Datum.eerste.dagen), Datum.laatste.dagen)
    }

    /// - Returns: nil when there is no such date, or when it lies outside 1900...2199.
    package init?(jaar: Int, maand: Int, dag: Int) {
        guard (1900...2199).contains(jaar), (1...12).contains(maand), dag >= 1,
            dag <= Kalender.lengte(jaar: jaar, maand: maand)
        else { return nil }
        self.init(onbegrensd: Kalender.dagen(jaar: jaar, maand: maand, dag: dag))
    }

    private init(onbegrensd dagen: Int) {
        self.dagen = Int32(dagen)
    }

    /// 1900...2199.
    package var jaar: Int { Kalender.delen(Int(dagen)).jaar }
    /// 1...12.
    package var maand: Int { Kalender.delen(Int(dagen)).maand }
    /// 1...31.
    package var dag: Int { Kalender.delen(Int(dagen)).dag }

    package static func < (links: Datum, rechts: Datum) -> Bool { links.dagen < rechts.dagen }
}

extension Datum {
    /// The date this many days later (earlier when negative), stopping at the ends of the calendar.
    package func plus(dagen aantal: Int) -> Datum {
        let (som, over) = Int(dagen).addingReportingOverflow(aantal)
        if over { return aantal < 0 ? Datum.eerste : Datum.laatste }
        return Datum(dagen: Int32(clamping: som))
    }

    /// The date this many weeks later (earlier when negative), stopping at the ends of the calendar.
    package func plus(weken aantal: Int) -> Datum {
        let (product, over) = aantal.multipliedReportingOverflow(by: 7)
        if over { return aantal < 0 ? Datum.eerste : Datum.laatste }
        return plus(dagen: product)
    }

    /// What becomes of a day that the month lacks: 30 November and three months.
    package enum Maandafronding: Sendable, CaseIterable {
        /// The last day of that month: 28 or 29 February. What a term in months asks for (#3).
        case laatsteDagVanDeMaand
        /// The first day of the month after it: 1 March. What a birthday on 29 February asks for.
        case eersteDagErna
    }

    /// The date this many months later (earlier when negative), stopping at the ends of the calendar.
    /// - Parameter afronding: what becomes of a day that the month lacks. There is no choice without a source: who adds
    ///   months says which rule it is.
    package func plus(maanden aantal: Int, afronding: Maandafronding) -> Datum {
        let delen = Kalender.delen(Int(dagen))
        let (som, over) = (delen.jaar * 12 + delen.maand - 1).addingReportingOverflow(aantal)
        // Rounding towards minus infinity is not needed: a sum below zero lies before the calendar anyway.
        if over || som < 1900 * 12 { return over && aantal > 0 ? Datum.laatste : Datum.eerste }
        if som > 2199 * 12 + 11 { return Datum.laatste }
        let (jaar, maand) = (som / 12, som % 12 + 1)
        let lengte = Kalender.lengte(jaar: jaar, maand: maand)
        let laatste = Kalender.dagen(jaar: jaar, maand: maand, dag: min(delen.dag, lengte))
        guard delen.dag > lengte, afronding == .eersteDagErna else { return Datum(onbegrensd: laatste) }
        return Datum(onbegrensd: laatste).plus(dagen: 1)
    }

    /// Whole months from this date to another, negative when the other comes first.
    func maandenTot(_ andere: Datum) -> Int {
        let (van, tot) = (Kalender.delen(Int(dagen)), Kalender.delen(Int(andere.dagen)))
        return (tot.jaar - van.jaar) * 12 + tot.maand - van.maand - (tot.dag < van.dag ? 1 : 0)
    }

    /// Days from `eerder` to `later`; negative when `later` comes first.
    package static func - (later: Datum, eerder: Datum) -> Int { Int(later.dagen) - Int(eerder.dagen) }

    /// Whole years from this date to another, at least 0. The anniversary of 29 February is 1 March in common years.
    package func volleJaren(tot andere: Datum) -> Int {
        max(0, jarenTot(andere))
    }

    /// Whole years from this date to another, negative when the other comes first.
    func jarenTot(_ andere: Datum) -> Int {
        let (van, tot) = (Kalender.delen(Int(dagen)), Kalender.delen(Int(andere.dagen)))
        let voorVerjaardag = (tot.maand, tot.dag) < (van.maand, van.dag)
        return tot.jaar - van.jaar - (voorVerjaardag ? 1 : 0)
    }

    /// The last day of the year that begins on this day: 31 August for 1 September, 28 February for 29 February.
    var laatsteDagVanJaar: Datum {
        let jaardag = plus(maanden: 12, afronding: .laatsteDagVanDeMaand)
        // In a common year 29 February has no anniversary: the 28th is then the last day, not the day after it.
        return jaardag.dag == dag ? jaardag.plus(dagen: -1) : jaardag
    }
}
