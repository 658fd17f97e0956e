import Jeugdhulp

/// The days by which something must have happened in a case. One that is past was not met; the others still run.
package struct Termijnen: Sendable, Equatable {
    /// Fitting help (#3).
    package var norm: Datum?
    /// The answer of an aanbieder that was asked.
    package var antwoord: Datum?
    /// The start of help after a yes.
    package var start: Datum?

    package init(norm: Datum? = nil, antwoord: Datum? = nil, start: Datum? = nil) {
        (self.norm, self.antwoord, self.start) = (norm, antwoord, start)
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            norm: try v.datumOfNiets("norm"), antwoord: try v.datumOfNiets("antwoord"),
            start: try v.datumOfNiets("start"))
    }

    package var isLeeg: Bool { norm == nil && antwoord == nil && start == nil }

    var json: JSONValue {
        isLeeg ? .niets : .zonderLeeg(["norm": .tekst(norm), "antwoord": .tekst(antwoord), "start": .tekst(start)])
    }
}
