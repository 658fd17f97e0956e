/// Days ⇄ year, month, day in the proleptic Gregorian calendar.
///
/// The year is counted from 1 March, so that the leap day is the last day of a year and months have lengths
/// that follow one formula. Eras of 400 years repeat exactly (146 097 days).
enum Kalender {
    /// Days since 1 January 1970 of an existing date.
    static func dagen(jaar: Int, maand: Int, dag: Int) -> Int {
        let jaarVanafMaart = maand <= 2 ? jaar - 1 : jaar
        let era = (jaarVanafMaart >= 0 ? jaarVanafMaart : jaarVanafMaart - 399) / 400
        let jaarInEra = jaarVanafMaart - era * 400
        let dagInJaar = (153 * (maand + (maand > 2 ? -3 : 9)) + 2) / 5 + dag - 1
        let dagInEra = jaarInEra * 365 + jaarInEra / 4 - jaarInEra / 100 + dagInJaar
        return era * 146_097 + dagInEra - 719_468
    }

    /// Year, month and day of a number of days since 1 January 1970.
    static func delen(_ dagen: Int) -> (jaar: Int, maand: Int, dag: Int) {
        let verschoven = dagen + 719_468
        let era = (verschoven >= 0 ? verschoven : verschoven - 146_096) / 146_097
        let dagInEra = verschoven - era * 146_097
        let jaarInEra = (dagInEra - dagInEra / 1460 + dagInEra / 36_524 - dagInEra / 146_096) / 365
        let dagInJaar = dagInEra - (365 * jaarInEra + jaarInEra / 4 - jaarInEra / 100)
        let maandVanafMaart = (5 * dagInJaar + 2) / 153
        let dag = dagInJaar - (153 * maandVanafMaart + 2) / 5 + 1
        let maand = maandVanafMaart < 10 ? maandVanafMaart + 3 : maandVanafMaart - 9
        return (jaarInEra + era * 400 + (maand <= 2 ? 1 : 0), maand, dag)
    }

    /// Days in a month; the month must be 1...12.
    static func lengte(jaar: Int, maand: Int) -> Int {
        switch maand {
        case 2: isSchrikkeljaar(jaar) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isSchrikkeljaar(_ jaar: Int) -> Bool {
        jaar % 4 == 0 && (jaar % 100 != 0 || jaar % 400 == 0)
    }
}

extension Kalender {
    /// A date written in this code; it must exist.
    static func vast(jaar: Int, maand: Int, dag: Int) -> Datum {
        Datum(dagen: Int32(clamping: dagen(jaar: jaar, maand: maand, dag: dag)))
    }
}
