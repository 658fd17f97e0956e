/// The one reader of comma-separated text, for the files of the register and for the spreadsheets of aanbieders.
///
/// RFC 4180 as spreadsheets write it: any separator, quoted fields with doubled quotes, white space before a field and
/// behind its closing quote, LF or CRLF, perhaps a byte order mark. Stricter in one thing: a field may not hold a line
/// break, so that each line is a row and an error can name it.
package enum CSV {
    /// One row and its line, counted from 1.
    package struct CSVRow: Sendable {
        package let regel: Int
        /// `nil` when its quotes do not add up.
        package let velden: [String]?
    }

    /// Every line, the empty ones too, without its line end.
    package static func regels(_ tekst: String) -> [Substring] {
        tekst.split(omittingEmptySubsequences: false) { $0.isNewline }
    }

    /// All rows that are not empty.
    package static func rijen(_ tekst: String) -> [CSVRow] {
        regels(tekst).enumerated().filter { !$0.element.isEmpty }.map { index, regel in
            CSVRow(regel: index + 1, velden: velden(regel))
        }
    }

    /// The fields of one line, without the white space before them and behind a closing quote.
    /// - Returns: `nil` when its quotes do not add up.
    package static func velden(_ regel: some StringProtocol, scheiding: Character = ",") -> [String]? {
        guard regel.utf8.count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2) else { return nil }
        var lezer = LineParser(scheiding: scheiding)
        for teken in regel.first == "\u{FEFF}" ? regel.dropFirst() : regel[...] {
            guard lezer.neem(teken) else { return nil }
        }
        return lezer.velden + [lezer.veld]
    }

    private struct LineParser {
        /// Where in a field the next character stands.
        private enum Place {
            case begin, open, quoted
            /// Behind a quote that doubles or ends: in a field that began without one, only the first.
            case quoteInOpen, quoteInQuoted
            /// Behind a closing quote and white space.
            case behind
        }

        let scheiding: Character
        private(set) var velden: [String] = []
        private(set) var veld = ""
        private var plek = Place.begin

        init(scheiding: Character) { self.scheiding = scheiding }

        /// - Returns: whether the character may stand here.
        mutating func neem(_ teken: Character) -> Bool {
            switch (plek, teken) {
            case (.begin, "\""): plek = .quoted
            case (.open, "\""): plek = .quoteInOpen
            case (.quoted, "\""): plek = .quoteInQuoted
            case (.quoteInOpen, "\""): erbij(teken, .open)
            case (.quoteInQuoted, "\""): erbij(teken, .quoted)
            case (.begin, scheiding), (.open, scheiding), (.quoteInQuoted, scheiding), (.behind, scheiding):
                velden.append(veld)
                (veld, plek) = ("", .begin)
            case (.begin, _) where teken.isWhitespace: break
            case (.quoteInQuoted, _) where teken.isWhitespace, (.behind, _) where teken.isWhitespace: plek = .behind
            case (.begin, _), (.open, _): erbij(teken, .open)
            case (.quoted, _): erbij(teken, .quoted)
            case (.quoteInOpen, _), (.quoteInQuoted, _), (.behind, _): return false
            }
            return true
        }

        private mutating func erbij(_ teken: Character, _ nieuw: Place) {
            veld.append(teken)
            plek = nieuw
        }
    }
}
