/// A mention in a comment, a test or a schema of a row or section of `docs/regels.md` or `docs/contract.md`.
package struct Citation: Hashable, Sendable, CustomStringConvertible {
    package enum Page: Hashable, Sendable { case regels, contract }

    package let page: Page
    /// As the page writes it: `#41`, `W8`, `R3`, or the number of a section, `3b`.
    package let mark: String

    package var description: String {
        mark.first.map { $0.isNumber } ?? false ? "\(page) §\(mark)" : mark
    }

    /// All citations on one line; a range counts for each of its rows. Not seen: colours (`#64748b`) and the like.
    package static func all(in line: Substring) -> [Citation] {
        guard
            line.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "W") || $0 > 127 })
                || line.contains("R")
        else { return [] }
        var scanner = CitationScanner(Array(line))
        return scanner.scan()
    }
}

/// Walks through one line.
private struct CitationScanner {
    private let signs: [Character]
    private var at = 0
    private var found: [Citation] = []

    init(_ signs: [Character]) { self.signs = signs }

    mutating func scan() -> [Citation] {
        while at < signs.count {
            switch signs[at] {
            case "#": numbered("#", digitsMax: 3)
            case "W": numbered("W", digitsMax: 2)
            case "R": ruling()
            case "§": section()
            default: at += 1
            }
        }
        return found
    }

    private func sign(_ index: Int) -> Character { index >= 0 && index < signs.count ? signs[index] : " " }

    private static func isWord(_ sign: Character) -> Bool { sign.isLetter || sign.isNumber || sign == "_" }

    /// The number from `start` on, and where it ends.
    private func number(_ start: Int) -> (Int, end: Int)? {
        var end = start
        while sign(end).isASCII, sign(end).isNumber { end += 1 }
        return Int(String(signs[min(start, signs.count)..<min(end, signs.count)])).map { ($0, end) }
    }

    /// `#8`, `#8-#11`, `#8–11`, and so for `W`; what has a dash before its `W` is no row (`GM-W12`).
    private mutating func numbered(_ prefix: Character, digitsMax: Int) {
        let before = sign(at - 1)
        let start = at + 1
        at = start
        guard !Self.isWord(before), before != "&", before != "/", before != "-" || prefix == "#",
            let (first, end) = number(start), end - start <= digitsMax, !Self.isWord(sign(end))
        else { return }
        at = end
        var last = first
        if "-–".contains(sign(end)) {
            let next = sign(end + 1) == prefix ? end + 2 : end + 1
            if let (upper, stop) = number(next), stop - next <= digitsMax, !Self.isWord(sign(stop)), upper > first {
                last = upper
                at = stop
            }
        }
        found += (first...last).map { Citation(page: .regels, mark: "\(prefix)\($0)") }
    }

    /// `R3 (221833/244419)`: only before the number of a case, for `R1` alone can be anything.
    private mutating func ruling() {
        let before = sign(at - 1)
        let start = at + 1
        at = start
        guard !Self.isWord(before), let (first, end) = number(start), end - start == 1, sign(end) == " ",
            sign(end + 1) == "(", let (_, stop) = number(end + 2), stop - end - 2 == 6
        else { return }
        found.append(Citation(page: .regels, mark: "R\(first)"))
    }

    /// `§3b`, or `contract §4`.
    private mutating func section() {
        let page: Citation.Page = String(signs[max(0, at - 9)..<at]) == "contract " ? .contract : .regels
        at += 1
        guard let (first, end) = number(at) else { return }
        let letter = sign(end)
        let mark = "abcdefgh".contains(letter) && !Self.isWord(sign(end + 1)) ? "\(first)\(letter)" : "\(first)"
        at = end
        found.append(Citation(page: page, mark: mark))
    }
}
