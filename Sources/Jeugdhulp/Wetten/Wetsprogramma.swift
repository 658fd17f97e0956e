/// An article of a law, compiled: a row of steps that refer to each other by number. Immutable; made by
/// ``Wetscompiler`` and worked out by ``Wetsloop``.
package final class Wetsprogramma: Sendable {
    /// "1.1 woonplaats".
    package let artikel: String
    package let endpoint: String
    /// The text of the article, with single spaces.
    package let tekst: String

    struct Stap: Sendable {
        var soort: Stapsoort
        var a: Int32 = 0
        var b: Int32 = 0
        var c: Int32 = 0
    }

    /// `a`, `b` and `c` are numbers of steps, unless said otherwise. Rows of steps stand in ``operanden``.
    enum Stapsoort: UInt8, Sendable {
        /// `a`: the place in ``vast``.
        case vast
        /// `a`: the input.
        case invoer
        /// `a`: the outcome.
        case uitkomst
        /// `a`: first operand, `b`: how many. The same for `of` and `lijst`.
        case en, of, lijst
        case niet, gelijk
        /// `a` equals the constant `b`.
        case gelijkVast
        case kleiner, kleinerGelijk, groter, groterGelijk
        /// `a`: first of the pairs when/then, `b`: how many pairs, `c`: otherwise, or -1.
        case als
        /// `a`: the subject; `b`: first operand, `c`: how many.
        case komtVoor
        /// `a`: first operand, `b`: how many.
        case som
        case verschil
        /// From `a` to `b`; `c`: 0 days, 1 months, 2 years.
        case datumverschil
        /// `a`: the date; `b`: first of the operands years, months, weeks, days.
        case datumplus
    }

    /// What of the text nobody can put into steps, so that a person looks.
    package struct Onvertaalbaar: Sendable, Hashable {
        package let wat: String
        package let waarom: String
        package let voorstel: String
    }

    package let onvertaalbaar: [Onvertaalbaar]
    let stappen: [Stap]
    let operanden: [Int32]
    let vast: [Wetswaarde]
    /// Every text of the program; those that were handed to the compiler come first, at the same places.
    package let woorden: [String]
    /// The names of the inputs, by their places.
    let namen: [String]
    /// Texts with gaps, by their place in ``woorden``.
    let zinnen: [Wetszin?]
    /// The step that works out an outcome, and its name.
    let uitkomsten: [(naam: String, stap: Int)]
    private let opNaam: [String: Int]

    init(
        artikel: String, endpoint: String, tekst: String, onvertaalbaar: [Onvertaalbaar], stappen: [Stap],
        operanden: [Int32], vast: [Wetswaarde],
        woorden: [String], namen: [String], zinnen: [Wetszin?], uitkomsten: [(naam: String, stap: Int)]
    ) {
        self.artikel = artikel
        self.endpoint = endpoint
        self.tekst = tekst
        self.onvertaalbaar = onvertaalbaar
        self.stappen = stappen
        self.operanden = operanden
        self.vast = vast
        self.woorden = woorden
        self.namen = namen
        self.zinnen = zinnen
        self.uitkomsten = uitkomsten
        opNaam = Dictionary(uitkomsten.enumerated().map { ($1.naam, $0) }) { eerste, _ in eerste }
    }

    /// The place of an outcome; nil when the article has none of that name.
    package func uitkomst(_ naam: String) -> Int? { opNaam[naam] }
}
