import Foundation

/// One Swift file as the map of the house sees it.
package struct SourceFile: Sendable {
    /// From the root of the package: `Sources/Kafka/Threads/Waker.swift`.
    package let path: String
    package let text: String
    package let tokens: [Token]
    package let declarations: [Declaration]

    package init(path: String, text: String) {
        self.path = path
        self.text = text
        tokens = Lexer.tokens(of: text)
        declarations = DeclarationParser.declarations(in: tokens)
    }

    private var parts: [Substring] { path.split(separator: "/") }

    /// `Sources/Kafka/Threads`.
    package var folder: String { parts.dropLast().joined(separator: "/") }
    /// The folder right under Sources, Tests or Benchmarks: `Kafka`.
    package var module: String { parts.count > 2 ? String(parts[1]) : "" }
    /// The folder right under the module, `Threads`; empty for a file that stands in the module itself.
    package var room: String { parts.count > 3 ? String(parts[2]) : "" }
    /// `Waker`.
    package var name: String { String((parts.last ?? "").dropLast(".swift".count)) }
    package var isProduct: Bool { path.hasPrefix("Sources/") }

    /// The modules that it imports.
    package var imports: Set<String> {
        var found: Set<String> = []
        for (index, token) in tokens.enumerated() where token.text == "import" && token.isWord {
            var rest = tokens[(index + 1)...].prefix(2)
            if rest.count == 2, ["struct", "class", "enum", "protocol", "func", "var"].contains(rest.first?.text) {
                rest = rest.dropFirst()
            }
            if let module = rest.first?.text { found.insert(module) }
        }
        return found
    }

    /// All Swift files below a folder of the package, in order of their path.
    package static func all(under folder: String, root: URL) throws -> [SourceFile] {
        let base = root.appendingPathComponent(folder)
        return try FileManager.default.subpathsOfDirectory(atPath: base.path).filter { $0.hasSuffix(".swift") }.sorted()
            .map { path in
                try SourceFile(
                    path: "\(folder)/\(path)",
                    text: String(contentsOf: base.appendingPathComponent(path), encoding: .utf8))
            }
    }
}
