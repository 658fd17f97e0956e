import Testing

@testable import Jeugdhulp

@Suite("Months are added by a rule that is named")
struct MaandafrondingTests {
    /// By hand, without the calendar of the house: the length of a month from the calendar rules alone.
    private static func lengte(_ jaar: Int, _ maand: Int) -> Int {
        let lengten = [
            31, jaar % 4 == 0 && (jaar % 100 != 0 || jaar % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
        ]
        return lengten[maand - 1]
    }

    @Test(
        "all days of four years, all terms to five years: the rules differ on the days that a month lacks, and by a day"
    )
    func alles() throws {
        var verschil = 0
        for jaar in 2023...2026 {
            for maand in 1...12 {
                for dag in 1...Self.lengte(jaar, maand) {
                    let van = try #require(Datum(jaar: jaar, maand: maand, dag: dag))
                    for term in 1...60 {
                        let som = jaar * 12 + maand - 1 + term
                        let (doeljaar, doelmaand) = (som / 12, som % 12 + 1)
                        let laatste = Self.lengte(doeljaar, doelmaand)
                        let clamp = van.plus(maanden: term, afronding: .laatsteDagVanDeMaand)
                        let erna = van.plus(maanden: term, afronding: .eersteDagErna)
                        #expect(clamp == Datum(jaar: doeljaar, maand: doelmaand, dag: min(dag, laatste)))
                        if dag > laatste {
                            verschil += 1
                            #expect(erna == clamp.plus(dagen: 1) && erna.dag == 1)
                        } else {
                            #expect(erna == clamp)
                        }
                    }
                }
            }
        }
        // The 29th to 31st alone: of 1461 days times 60 terms.
        #expect(verschil > 1_000 && verschil < 1461 * 60 / 20)
    }

    /// What is chosen, where, and by which source. A new addition of months stands here too.
    @Test(
        "where the choice matters, what is chosen",
        arguments: [
            // Norm 3 (#3): three months from the verdict. The last day that the term can have, never a day more.
            ("2026-11-30", 3, "2027-02-28"), ("2025-12-01", 3, "2026-03-01"), ("2027-11-30", 3, "2028-02-29"),
            // A year of an ondertoezichtstelling or of lopende hulp (#88, regels §3c): its last day is the one before.
            ("2024-02-29", 12, "2025-02-28"),
        ])
    func gekozen(_ van: String, _ maanden: Int, _ tot: String) throws {
        #expect(try datum(van).plus(maanden: maanden, afronding: .laatsteDagVanDeMaand) == datum(tot))
    }

    @Test("at the ends of the calendar nothing traps")
    func grenzen() {
        for afronding in Datum.Maandafronding.allCases {
            #expect(Datum.laatste.plus(maanden: .max, afronding: afronding) == .laatste)
            #expect(Datum.eerste.plus(maanden: .min, afronding: afronding) == .eerste)
            #expect(Datum.laatste.plus(maanden: 2, afronding: afronding) == .laatste)
        }
    }

    @Test("whole months between two days, as DATE_DIFF counts them")
    func tussen() throws {
        #expect(try datum("2026-01-31").maandenTot(datum("2026-02-28")) == 0)
        #expect(try datum("2026-01-28").maandenTot(datum("2026-02-28")) == 1)
        #expect(try datum("2026-11-30").maandenTot(datum("2027-11-29")) == 11)
        #expect(try datum("2026-02-28").maandenTot(datum("2026-01-28")) == -1)
    }
}
