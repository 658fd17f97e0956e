import Foundation

/// One Markdown page of the repository.
package struct Page: Sendable {
    /// From the root of the package: `docs/ARCHITECTURE.md`.
    package let path: String
    package let lines: [Substring]

    package init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    package init(_ path: String, root: URL) throws {
        try self.init(path: path, text: String(contentsOf: root.appendingPathComponent(path), encoding: .utf8))
    }

    /// The lines outside fenced code.
    private var prose: [(number: Int, text: Substring)] {
        var fenced = false
        return lines.enumerated().compactMap { index, line in
            if line.drop(while: { $0 == " " }).hasPrefix("```") {
                fenced.toggle()
                return nil
            }
            return fenced ? nil : (index + 1, line)
        }
    }

    /// What stands between single backticks, with the line on which it begins; a span may go on on the next line.
    package var codeSpans: [(line: Int, text: Substring)] {
        var found: [(line: Int, text: Substring)] = []
        var open: (line: Int, text: Substring)?
        for (number, line) in prose {
            if Self.beginsBlock(line) { open = nil }
            for (index, piece) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
                if index == 0 {
                    if let begun = open { open = (begun.line, begun.text + " " + piece) }
                } else if let done = open {
                    found.append(done)
                    open = nil
                } else {
                    open = (number, piece)
                }
            }
        }
        return found
    }

    private static func beginsBlock(_ line: Substring) -> Bool {
        let start = line.drop { $0 == " " }
        return start.isEmpty || ["|", "#", "- "].contains { start.hasPrefix($0) }
    }

    /// Where links lead, without those to the web or within the page, relative to the page itself.
    package var links: [(line: Int, target: Substring)] {
        prose.flatMap { number, line in
            line.components(separatedBy: "](").dropFirst().compactMap { rest in
                let target = rest.prefix { $0 != ")" && $0 != "#" && $0 != " " }
                return target.isEmpty || target.contains("://") || target.hasPrefix("mailto:") ? nil : (number, target)
            }
        }
    }

    /// The cells of every row of a table, without heads and rulers.
    package var rows: [(line: Int, cells: [String])] {
        prose.compactMap { number, line in
            guard line.hasPrefix("|"), !line.hasPrefix("|-") else { return nil }
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return (number, cells)
        }
    }
}
