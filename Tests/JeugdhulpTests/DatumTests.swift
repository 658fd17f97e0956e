import Foundation
import Jeugdhulp
import Testing

@Suite("Datum")
struct DatumTests {
    @Test("Every day of 1900...2199 has the year, month and day that Foundation's calendar gives it")
    func agreesWithFoundation() throws {
        var kalender = Calendar(identifier: .gregorian)
        kalender.timeZone = try #require(TimeZone(identifier: "UTC"))
        var fouten: [String] = []
        var geteld = 0
        for dagen in Datum.eerste.dagen...Datum.laatste.dagen {
            let datum = Datum(dagen: dagen)
            let delen = kalender.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(dagen) * 86_400))
            geteld += 1
            if delen.year != datum.jaar || delen.month != datum.maand || delen.day != datum.dag
                || Datum(jaar: datum.jaar, maand: datum.maand, dag: datum.dag) != datum
            {
                fouten.append(datum.description)
            }
        }
        #expect(geteld > 100_000)
        #expect(fouten.isEmpty, "\(fouten.prefix(5))")
    }

    @Test("A date survives being written and read back")
    func roundTrip() {
        for dagen in stride(from: Datum.eerste.dagen, through: Datum.laatste.dagen, by: 13) {
            let datum = Datum(dagen: dagen)
            #expect(Datum(datum.description) == datum)
        }
    }

    @Test("The calendar starts on 1900-01-01 and ends on 2199-12-31, and clamps to those")
    func ends() {
        #expect(Datum.eerste.description == "1900-01-01")
        #expect(Datum.laatste.description == "2199-12-31")
        #expect(Datum(dagen: .min) == .eerste)
        #expect(Datum(dagen: .max) == .laatste)
        #expect(Datum(dagen: 0).description == "1970-01-01")
    }

    @Test(
        "What is not a date in the form jjjj-mm-dd is refused",
        arguments: [
            "", "2026", "2026-02-30", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
            "2026-04-31",
            "1899-12-31", "2200-01-01", "26-01-01", "2026-1-01", "2026-01-1", "2026/01/01", "20260101", " 2026-01-01",
            "2026-01-01 ", "2026-01-01T00:00:00Z", "2026-01-011", "+026-01-01", "-026-01-01", "2026-0a-01",
            "２０２６-01-01", "2026‑01‑01", "999900006",
        ])
    func refuses(_ tekst: String) {
        #expect(Datum(tekst) == nil)
    }

    @Test("29 February exists in 2000, 2024 and 2096, not in 1900, 2023 and 2100")
    func leapYears() {
        for jaar in [2000, 2024, 2096] { #expect(Datum(jaar: jaar, maand: 2, dag: 29) != nil) }
        for jaar in [1900, 2023, 2100] { #expect(Datum(jaar: jaar, maand: 2, dag: 29) == nil) }
        #expect(Datum(jaar: .max, maand: 1, dag: 1) == nil)
        #expect(Datum(jaar: 2026, maand: .min, dag: .max) == nil)
    }

    @Test(
        "Adding months keeps the day, or takes the last day of a shorter month",
        arguments: [
            ("2026-11-30", 3, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"), ("2026-08-03", 3, "2026-11-03"),
            ("2026-01-31", 1, "2026-02-28"), ("2026-12-31", 2, "2027-02-28"), ("2026-03-31", -1, "2026-02-28"),
            ("2028-02-29", 12, "2029-02-28"), ("2026-11-30", 0, "2026-11-30"), ("2026-01-15", -1, "2025-12-15"),
        ])
    func months(_ van: String, _ maanden: Int, _ verwacht: String) throws {
        #expect(try datum(van).plus(maanden: maanden, afronding: .laatsteDagVanDeMaand) == datum(verwacht))
    }

    @Test("Days and weeks add up over a change of year")
    func daysAndWeeks() throws {
        #expect(try datum("2026-12-31").plus(dagen: 1) == datum("2027-01-01"))
        #expect(try datum("2026-11-20").plus(weken: 3) == datum("2026-12-11"))
        #expect(try datum("2026-11-20").plus(weken: -1) == datum("2026-11-13"))
        #expect(try datum("2026-11-03") - datum("2026-11-20") == -17)
        #expect(try datum("2027-03-01") - datum("2026-03-01") == 365)
    }

    @Test(
        "Numbers too large for the calendar stop at its ends", arguments: [Int.max, 10_000_000, -10_000_000, Int.min])
    func saturates(_ aantal: Int) throws {
        let einde = aantal < 0 ? Datum.eerste : Datum.laatste
        let vandaag = try datum("2026-11-20")
        #expect(vandaag.plus(dagen: aantal) == einde)
        #expect(vandaag.plus(weken: aantal) == einde)
        #expect(vandaag.plus(maanden: aantal, afronding: .laatsteDagVanDeMaand) == einde)
    }

    @Test(
        "Whole years are counted on the anniversary, 29 February's being 1 March in common years",
        arguments: [
            ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18), ("2008-02-29", "2028-02-28", 19),
            ("2008-02-29", "2028-02-29", 20), ("2009-01-10", "2027-01-09", 17), ("2009-01-10", "2027-01-10", 18),
            ("2026-11-20", "2026-11-20", 0), ("2026-11-20", "2020-01-01", 0),
        ])
    func wholeYears(_ van: String, _ tot: String, _ jaren: Int) throws {
        #expect(try datum(van).volleJaren(tot: datum(tot)) == jaren)
    }

    @Test("People read a date in words")
    func inWords() throws {
        #expect(try datum("2026-12-11").inWoorden == "11 december 2026")
        #expect(try datum("2027-03-01").inWoorden == "1 maart 2027")
    }

    @Test("JSON holds a date as a string; an error about it does not repeat the value")
    func codable() throws {
        let gelezen = try JSONDecoder().decode([Datum].self, from: Data(#"["2026-11-03"]"#.utf8))
        #expect(gelezen.first?.description == "2026-11-03")
        #expect(String(decoding: try JSONEncoder().encode(gelezen), as: UTF8.self) == #"["2026-11-03"]"#)
        let fout = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Datum].self, from: Data(#"["999900006"]"#.utf8))
        }
        guard case .dataCorrupted(let context)? = fout else {
            Issue.record("not dataCorrupted: \(String(describing: fout))")
            return
        }
        #expect(context.debugDescription == "geen bestaande datum (jjjj-mm-dd)")
    }
}
