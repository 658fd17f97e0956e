import Testing

@testable import Jeugdhulp

@Suite("Comma-separated text is read as spreadsheets write it")
struct CSVReaderTests {
    private static func rijen(_ tekst: String, _ scheiding: Character = ";") -> [[String]?] {
        CSVReader(tekst, scheiding: scheiding.asciiValue ?? 0).map { try? $0.velden.get() }
    }

    @Test(
        "fields of one row",
        arguments: [
            ("a;b;c", ["a", "b", "c"]), ("a;;", ["a", "", ""]), (";", ["", ""]), ("  a ; b", ["a ", "b"]),
            (#""a;b";"c ""d"" e""#, ["a;b", #"c "d" e"#]), (#" "a"  ;b"#, ["a", "b"]), ("\"\";x", ["", "x"]),
            (#"a""b;c"#, [#"a"b"#, "c"]), ("\u{FEFF}a;b", ["a", "b"]), ("\t x;y", ["x", "y"]), ("é;👶", ["é", "👶"]),
            // A mark on the separator must not hide it.
            ("a;\u{301}b;c", ["a", "\u{301}b", "c"]),
            (#"="0012";x;"=""0012""""#, [#"="0012""#, "x", #"="0012""#]),
        ])
    func velden(_ rij: String, _ velden: [String]) { #expect(Self.rijen(rij) == [velden]) }

    @Test(
        "quotes that do not add up are refused",
        arguments: [#"a"b;c"#, #""a"b;c"#, #""a"#, #"a"b"c"#, #""a" "b""#, #"="a"#, #"="a"b;c"#, #"x="a";b"#])
    func aanhaling(_ rij: String) { #expect(Self.rijen(rij) == [nil]) }

    @Test("a tab divides before it is white space")
    func tab() { #expect(Self.rijen("a\t\tb\t \"c\"\t", "\t") == [["a", "", "b", "c", ""]]) }

    @Test("rows are numbered, empty ones too, and CR, LF and CRLF end one")
    func rijen() {
        let rijen = Array(CSVReader("a,b\r\n\n\"c\",\"d\"\re,f"))
        #expect(rijen.map(\.nummer) == [1, 2, 3, 4])
        #expect(rijen.map { try? $0.velden.get() } == [["a", "b"], [""], ["c", "d"], ["e", "f"]])
        #expect(rijen.map(\.isLeeg) == [false, true, false, false])
        #expect(Self.rijen("").isEmpty)
    }

    @Test("nothing else ends a row", arguments: ["\u{85}", "\u{2028}", "\u{2029}", "\u{0B}", "\u{0C}"])
    func geenEinde(_ teken: String) { #expect(Self.rijen("a\(teken)b;c") == [["a\(teken)b", "c"]]) }

    @Test("a line break in quotes is a space, however it is written", arguments: ["\n", "\r", "\r\n"])
    func regelInVeld(_ einde: String) {
        #expect(Self.rijen("\"a\(einde)b\";c\(einde)d;e") == [["a b", "c"], ["d", "e"]])
    }

    @Test("a quote that never closes costs its own line only")
    func open() {
        #expect(Self.rijen("\"a;b\nc;d\ne;\"f\ng;h") == [nil, ["c", "d"], nil, ["g", "h"]])
        let veel = Array(repeating: "\"a;b", count: 3_001).joined(separator: "\n")
        #expect(Self.rijen(veel).count == 3_001)
    }

    @Test("a row has bounds: fields, bytes of a field, lines in one")
    func grenzen() {
        func fout(_ tekst: String) -> CSVReader.CSVFault? {
            guard case .failure(let fout)? = CSVReader(tekst).first(where: { _ in true })?.velden else { return nil }
            return fout
        }
        #expect(fout(String(repeating: ",", count: CSVReader.veldenMax - 1)) == nil)
        #expect(fout(String(repeating: ",", count: CSVReader.veldenMax)) == .teVeelVelden)
        #expect(fout(String(repeating: "x", count: CSVReader.veldBytesMax)) == nil)
        #expect(fout(String(repeating: "x", count: CSVReader.veldBytesMax + 1)) == .veldTeLang)
        let regels = { (aantal: Int) in "\"" + String(repeating: "\n", count: aantal) + "\"" }
        #expect(fout(regels(CSVReader.regelsInVeldMax)) == nil)
        #expect(fout(regels(CSVReader.regelsInVeldMax + 1)) == .veldTeLang)
    }

    @Test("nobody reads further than is asked")
    func lui() {
        var lezer = CSVReader(String(repeating: "a,b\n", count: 1_000_000))
        for nummer in 1...3 { #expect(lezer.next()?.nummer == nummer) }
    }
}
