/// One word or sign of a source file. Comments and the text of strings are none; what is interpolated in a string is.
package struct Token: Equatable, Sendable {
    package let text: String
    /// From 1.
    package let line: Int
    /// An identifier or a keyword; backticks are taken off.
    package let isWord: Bool

    package init(_ text: String, line: Int, isWord: Bool) {
        self.text = text
        self.line = line
        self.isWord = isWord
    }

    /// Written as the name of a type is: a capital first.
    var isCapitalised: Bool { isWord && (text.utf8.first.map { (65...90).contains($0) } ?? false) }
}
