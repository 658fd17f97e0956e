import Foundation
import Jeugdhulp
import Testing

@Suite("Public holidays and werkdagen")
struct FeestdagenTests {
    /// Western Easter as the United States Naval Observatory and the almanacs print it; 1913 and 2008 are the earliest
    /// of their age, 1943 and 2038 the latest possible day, 1954, 1981, 2049 and 2076 need the exceptions that shorter
    /// formulas forget.
    private static let pasen = [
        "1913-03-23", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27",
        "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05",
        "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28",
    ]

    @Test("Easter falls where the almanacs have it", arguments: pasen)
    func easter(_ iso: String) throws {
        let dag = try datum(iso)
        #expect(Feestdagen.pasen(jaar: dag.jaar) == dag)
    }

    @Test("Easter is a Sunday from 22 March to 25 April in every year of the calendar")
    func easterBounds() throws {
        for jaar in 1900...2199 {
            let dag = Feestdagen.pasen(jaar: jaar)
            #expect(dag.jaar == jaar && dag.weekdag == .zondag)
            #expect((3, 22) <= (dag.maand, dag.dag) && (dag.maand, dag.dag) <= (4, 25))
        }
    }

    @Test(
        "the ten holidays of a year, article 3 Algemene termijnenwet",
        arguments: [
            (
                2026,
                "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26"
            ),
            // Koningsdag on a Sunday is celebrated on the 26th.
            (2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26"),
            (2014, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26"),
            // Until 2013 the Queen's, on 30 April.
            (2013, "01-01 03-29 04-01 04-30 05-05 05-09 05-20 12-25 12-26"),
            // Hemelvaart on 5 May.
            (2016, "01-01 03-25 03-28 04-27 05-05 05-05 05-16 12-25 12-26"),
        ])
    func jaar(_ jaar: Int, _ dagen: String) throws {
        let verwacht = try dagen.split(separator: " ").map { try datum("\(jaar)-\($0)") }
        #expect(Feestdagen.van(jaar: jaar) == verwacht)
    }

    @Test("the day of the week is that of Foundation's calendar, on every day of two centuries")
    func weekdagen() throws {
        var kalender = Calendar(identifier: .gregorian)
        kalender.timeZone = try #require(TimeZone(identifier: "UTC"))
        for dagen in stride(from: Datum.eerste.dagen, through: Datum.laatste.dagen, by: 13) {
            let dag = Datum(dagen: dagen)
            let foundation = kalender.component(.weekday, from: Date(timeIntervalSince1970: Double(dagen) * 86_400))
            // Foundation counts from Sunday, 1.
            #expect(dag.weekdag.rawValue == (foundation + 5) % 7, "\(dag)")
        }
    }

    @Test("werkdagen pass over weekends and holidays, and the first day never counts")
    func werkdagen() throws {
        #expect(try datum("2026-11-20").plus(werkdagen: 1) == datum("2026-11-23"))
        #expect(try datum("2026-11-20").plus(werkdagen: 5) == datum("2026-11-27"))
        // Goede Vrijdag, the weekend and Easter Monday fall between.
        #expect(try datum("2026-04-02").plus(werkdagen: 5) == datum("2026-04-13"))
        #expect(try datum("2026-11-21").plus(werkdagen: 1) == datum("2026-11-23"))
        #expect(try datum("2026-11-20").plus(werkdagen: 0) == datum("2026-11-20"))
        #expect(Datum.laatste.plus(werkdagen: Int.max) == Datum.laatste)
    }
}
