/// The public holidays of the Netherlands that are no werkdag, worked out for any year.
///
/// The list is that of article 3, paragraphs 1 and 2, Algemene termijnenwet: the only list in law of days that are no
/// working day. It counts Goede Vrijdag and 5 May every year, whatever a CAO says. Paragraph 3 lets the Crown add days
/// for a year or three at a time, such as the Friday after Hemelvaart; those are not worked out but published, and are
/// left out here: then a norm falls a day earlier, never later.
package enum Feestdagen {
    /// In order of date; two can fall on one day (Hemelvaart and 5 May in 2016).
    package static func van(jaar: Int) -> [Datum] {
        let pasen = pasen(jaar: jaar)
        let vast = [(1, 1), (5, 5), (12, 25), (12, 26)].map { Kalender.vast(jaar: jaar, maand: $0, dag: $1) }
        let bewegend = [-2, 1, 39, 50].map { pasen.plus(dagen: $0) }
        return (vast + bewegend + [koningsdag(jaar: jaar)]).sorted()
    }

    /// First Easter day by the Gregorian calendar, after Meeus (Astronomical Algorithms, chapter 8); it needs no
    /// exceptions and holds for every year of this calendar.
    package static func pasen(jaar: Int) -> Datum {
        let (eeuw, jaarInEeuw) = (jaar / 100, jaar % 100)
        let gulden = jaar % 19
        let maanschuif = (eeuw - (eeuw + 8) / 25 + 1) / 3
        let epacta = (19 * gulden + eeuw - eeuw / 4 - maanschuif + 15) % 30
        let weekdag = (32 + 2 * (eeuw % 4) + 2 * (jaarInEeuw / 4) - epacta - jaarInEeuw % 4) % 7
        let correctie = (gulden + 11 * epacta + 22 * weekdag) / 451
        let plaats = epacta + weekdag - 7 * correctie + 114
        return Kalender.vast(jaar: jaar, maand: plaats / 31, dag: plaats % 31 + 1)
    }

    /// The day on which the birthday of the King is celebrated: 27 April since 2014, before that 30 April for the
    /// Queen. On a Sunday it is the day before; until 1980 it was the day after.
    static func koningsdag(jaar: Int) -> Datum {
        let dag = Kalender.vast(jaar: jaar, maand: 4, dag: jaar >= 2014 ? 27 : 30)
        guard dag.weekdag == .zondag else { return dag }
        return dag.plus(dagen: jaar >= 1980 ? -1 : 1)
    }
}

extension Datum {
    /// 1 January 1970 was a Thursday.
    package var weekdag: Weekdag {
        let rest = (Int(dagen) + 3) % 7
        return Weekdag.allCases[rest < 0 ? rest + 7 : rest]
    }

    /// Not a Saturday, a Sunday or a public holiday.
    package var isWerkdag: Bool {
        switch weekdag {
        case .zaterdag, .zondag: false
        default: !Feestdagen.van(jaar: jaar).contains(self)
        }
    }

    /// The last of so many werkdagen that come after this day; the day itself never counts. Stops at the end of the
    /// calendar.
    /// - Parameter aantal: 0 or fewer gives this day.
    package func plus(werkdagen aantal: Int) -> Datum {
        var dag = self
        var over = aantal
        while over > 0, dag < Datum.laatste {
            dag = dag.plus(dagen: 1)
            if dag.isWerkdag { over -= 1 }
        }
        return dag
    }
}
