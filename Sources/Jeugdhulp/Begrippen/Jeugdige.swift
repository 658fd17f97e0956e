/// A child, no more than the match needs: no name, no number, no birth date unless near 18.
package struct Jeugdige: Sendable, Hashable {
    /// Whole years on the day of submission.
    package let leeftijd: Int
    /// The day of the 18th birthday, given when it matters (#61).
    package let wordt18Op: Datum?
    /// What its own responsible gemeente follows from, where that is another one than of the case (#112).
    package var woonplaats: Woonplaatsfeiten?

    package init(leeftijd: Int, wordt18Op: Datum? = nil) {
        self.leeftijd = leeftijd
        self.wordt18Op = wordt18Op
    }

    /// Age in whole years on a day, at least 0.
    ///
    /// Exact when the 18th birthday is known. Otherwise the certain minimum: the age that was given plus the whole
    /// years since; the child may be one older (`kanOuderZijn`).
    /// - Parameter opgegevenOp: the day on which `leeftijd` was true.
    package func leeftijd(op datum: Datum, opgegevenOp: Datum) -> Int {
        if let precies = preciezeLeeftijd(op: datum) { return precies }
        let (som, over) = leeftijd.addingReportingOverflow(opgegevenOp.volleJaren(tot: datum))
        return over ? leeftijd : max(0, som)
    }

    /// Whether the child may be a year older on this day than `leeftijd(op:opgegevenOp:)` says, because a birthday
    /// of which we do not know the date may fall in between.
    package func kanOuderZijn(op datum: Datum, opgegevenOp: Datum) -> Bool {
        wordt18Op == nil && datum > opgegevenOp
    }

    /// Whether the age that was given agrees with the 18th birthday; true when that is not known.
    /// - Parameter datum: the day on which `leeftijd` was given.
    package func geboortedagKlopt(op datum: Datum) -> Bool {
        preciezeLeeftijd(op: datum).map { $0 == leeftijd } ?? true
    }

    /// Counted from the 18th birthday itself, so that a birth year before the calendar starts does no harm.
    private func preciezeLeeftijd(op datum: Datum) -> Int? {
        wordt18Op.map { max(0, 18 + $0.jarenTot(datum)) }
    }
}
