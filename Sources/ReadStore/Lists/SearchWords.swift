/// The words of a search: each must stand somewhere in a text, in any order and in the midst of a word.
struct SearchWords: Sendable {
    static let aantalMax = 8
    /// In lower case, as UTF-8.
    let woorden: [[UInt8]]

    init(_ zoek: String) {
        woorden = zoek.lowercased().split(whereSeparator: \.isWhitespace).prefix(Self.aantalMax).map { Array($0.utf8) }
    }

    var isLeeg: Bool { woorden.isEmpty }

    /// - Parameter tekst: in lower case.
    func staan(in tekst: String) -> Bool { woorden.allSatisfy { Self.staat($0, in: tekst) } }

    /// Byte by byte: the library's search compares characters, which is ten times as slow on texts this short.
    static func staat(_ woord: [UInt8], in tekst: String) -> Bool {
        var tekst = tekst
        return tekst.withUTF8 { bytes in
            guard let eerste = woord.first, bytes.count >= woord.count else { return woord.isEmpty }
            return (0...(bytes.count - woord.count)).contains { begin in
                bytes[begin] == eerste && bytes[begin...].starts(with: woord)
            }
        }
    }
}
