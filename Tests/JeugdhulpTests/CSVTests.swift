import Testing

@testable import Jeugdhulp

@Suite("Comma-separated text is read as spreadsheets write it")
struct CSVTests {
    @Test(
        "fields of one line",
        arguments: [
            ("a;b;c", ["a", "b", "c"]), ("a;;", ["a", "", ""]), ("", [""]), (";", ["", ""]), ("  a ; b", ["a ", "b"]),
            (#""a;b";"c ""d"" e""#, ["a;b", #"c "d" e"#]), (#" "a"  ;b"#, ["a", "b"]), ("\"\";x", ["", "x"]),
            (#"a""b;c"#, [#"a"b"#, "c"]), ("\u{FEFF}a;b", ["a", "b"]), ("\t x;y", ["x", "y"]), ("é;👶", ["é", "👶"]),
        ])
    func velden(_ regel: String, _ velden: [String]) { #expect(CSV.velden(regel, scheiding: ";") == velden) }

    @Test("quotes that do not add up are refused", arguments: [#"a"b;c"#, #""a"b;c"#, #""a"#, #"a"b"c"#, #""a" "b""#])
    func aanhaling(_ regel: String) { #expect(CSV.velden(regel, scheiding: ";") == nil) }

    @Test("a tab divides before it is white space")
    func tab() { #expect(CSV.velden("a\t\tb\t \"c\"\t", scheiding: "\t") == ["a", "", "b", "c", ""]) }

    @Test("rows keep the number of their line, empty lines are none, and any line end ends one")
    func rijen() {
        let rijen = CSV.rijen("a,b\r\n\n\"c\",\"d\"\n\"e\nf\",g")
        #expect(rijen.map(\.regel) == [1, 3, 4, 5])
        #expect(rijen.map(\.velden) == [["a", "b"], ["c", "d"], nil, nil])
    }
}
