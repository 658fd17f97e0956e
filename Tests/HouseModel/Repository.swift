import Foundation

/// Which paths there are, so that a page cannot name one that is not.
package struct Repository: Sendable {
    /// All files and folders, without what is built; folders end in no slash.
    package let paths: Set<String>
    private let top: Set<Substring>
    private static let aside: Set = [".build", ".git", ".swiftpm"]

    package init(paths: Set<String>) {
        self.paths = paths
        top = Set(paths.compactMap { $0.split(separator: "/").first })
    }

    package init(root: URL) throws {
        let first = try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { !Self.aside.contains($0) && !$0.hasPrefix(".build") }
        var paths = Set(first)
        for name in first {
            let below = FileManager.default.enumerator(atPath: root.appendingPathComponent(name).path)
            while let path = below?.nextObject() as? String { paths.insert("\(name)/\(path)") }
        }
        self.init(paths: paths)
    }

    /// Whether a code span means a path of the repository: it begins with a folder or names a file of the root.
    package func isPath(_ span: Substring) -> Bool {
        guard !span.contains(" "), let first = span.split(separator: "/").first else { return false }
        return span.contains("/") ? top.contains(first) : span.hasSuffix(".md") && top.contains(first)
    }

    /// `Sources/Kafka/`, `Schemas/*.json`, `Tests/A.swift:name` and `docs/b.md#part` too.
    package func exists(_ span: some StringProtocol) -> Bool {
        var path = String(span.prefix { $0 != "#" && $0 != ":" })
        while path.hasSuffix("/") { path.removeLast() }
        guard path.contains(where: { "*<{…".contains($0) }) else { return paths.contains(path) }
        let pieces = path.split(separator: "/").map(String.init)
        return paths.contains { candidate in
            let other = candidate.split(separator: "/")
            return other.count == pieces.count && zip(pieces, other).allSatisfy(Self.matches)
        }
    }

    /// One piece of a path: `*` stands for anything, and so do `<regio>`, `{a,b}` and `…`.
    private static func matches(_ pattern: String, _ name: Substring) -> Bool {
        guard let open = pattern.firstIndex(where: { "*<{…".contains($0) }) else { return pattern == name }
        let close = pattern.lastIndex { "*>}…".contains($0) } ?? open
        return name.hasPrefix(pattern[..<open]) && name.hasSuffix(pattern[pattern.index(after: close)...])
    }

    /// A link of a page, seen from the root.
    package static func resolve(_ target: Substring, from page: String) -> String {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
