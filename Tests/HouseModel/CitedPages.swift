import Foundation

/// What `docs/regels.md` and `docs/contract.md` answer to: rows of a table that begin with their mark, and sections.
package struct CitedPages {
    package let marks: Set<Citation>

    package init(regels: Page, contract: Page) {
        marks = Self.marks(of: regels, as: .regels).union(Self.marks(of: contract, as: .contract))
    }

    private static func marks(of page: Page, as name: Citation.Page) -> Set<Citation> {
        var found: Set<Citation> = []
        for line in page.lines {
            if line.hasPrefix("| "), let mark = line.dropFirst(2).split(separator: " ").first,
                let letter = mark.first, "#WR".contains(letter), Int(mark.dropFirst()) != nil
            {
                found.insert(Citation(page: name, mark: String(mark)))
            } else if line.hasPrefix("## "), let dot = line.firstIndex(of: ".") {
                found.insert(Citation(page: name, mark: String(line[..<dot].dropFirst(3))))
            }
        }
        return found
    }

    /// Citations of this text that lead nowhere, each with its line.
    package func unresolved(in lines: [Substring]) -> [(line: Int, citation: Citation)] {
        lines.enumerated().flatMap { number, line in
            Citation.all(in: line).filter { !marks.contains($0) }.map { (number + 1, $0) }
        }
    }
}
