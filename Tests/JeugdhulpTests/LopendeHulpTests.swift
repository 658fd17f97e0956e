import Jeugdhulp
import Testing

@Suite("Help that runs on after a move (JW 2.7a) or the change of the law (JW 10.1)")
struct LopendeHulpTests {
    private func hulp(_ hulpvorm: Hulpvorm, _ grond: Voortzettingsgrond) throws -> LopendeHulp {
        LopendeHulp(agb: try #require(AgbCode("99000201")), hulpvorm: hulpvorm, grond: grond)
    }

    @Test(
        "§3c: ambulant help stays a year with its aanbieder, from the day of the move up to the day before its anniversary",
        arguments: [
            ("2026-09-01", "2027-08-31"), ("2022-01-01", "2022-12-31"), ("2027-03-01", "2028-02-29"),
            // 29 February has no anniversary in a common year.
            ("2028-02-29", "2029-02-28"),
        ])
    func verhuizing(_ op: String, _ laatste: String) throws {
        let ambulant = try hulp(.ambulant, .verhuizing(datum(op)))
        let (van, totEnMet) = (try datum(op), try datum(laatste))
        #expect(ambulant.recht == .vanTotEnMet(van, totEnMet))
        for (dag, mag) in [
            (van.plus(dagen: -1), false), (van, true), (totEnMet, true), (totEnMet.plus(dagen: 1), false),
        ] {
            #expect(ambulant.magDoorgaan(bij: ambulant.agb, .ambulant, op: dag) == mag, "\(dag)")
        }
    }

    @Test("§3c: another aanbieder, or another form of help at the same one, is other help")
    func anders() throws {
        let ambulant = try hulp(.ambulant, .verhuizing(datum("2026-09-01")))
        let ander = try #require(AgbCode("99000202"))
        let dag = try datum("2026-11-20")
        #expect(ambulant.magDoorgaan(bij: ambulant.agb, .ambulant, op: dag))
        #expect(!ambulant.magDoorgaan(bij: ander, .ambulant, op: dag))
        #expect(!ambulant.magDoorgaan(bij: ambulant.agb, .daghulp, op: dag))
    }

    @Test("§3c: in a stay a move changes no gemeente, so there is nothing to go on with", arguments: Hulpvorm.allCases)
    func verblijf(_ hulpvorm: Hulpvorm) throws {
        let recht = try hulp(hulpvorm, .verhuizing(datum("2026-09-01"))).recht
        #expect((recht == .geen) == hulpvorm.metVerblijf)
    }

    @Test("§3c: before 2022 there was no such right")
    func vroeger() throws {
        #expect(try hulp(.ambulant, .verhuizing(datum("2021-12-31"))).recht == .geen)
        #expect(try hulp(.ambulant, .verhuizing(datum("2022-01-01"))).recht != .geen)
    }

    @Test(
        "§3e: what the law of 2022 moved runs to 31 December 2022, pleegzorg without an end",
        arguments: Hulpvorm.allCases)
    func wetswijziging(_ hulpvorm: Hulpvorm) throws {
        let lopend = try hulp(hulpvorm, .wetswijziging2022)
        func mag(_ dag: String) throws -> Bool { lopend.magDoorgaan(bij: lopend.agb, hulpvorm, op: try datum(dag)) }
        #expect(try !mag("2021-12-31"))
        #expect(try mag("2022-01-01"))
        #expect(try mag("2022-12-31"))
        #expect(try mag("2023-01-01") == (hulpvorm == .pleegzorg))
        #expect(try mag("2030-06-01") == (hulpvorm == .pleegzorg))
    }
}
