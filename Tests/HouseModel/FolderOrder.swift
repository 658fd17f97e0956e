/// The order of the folders within a module or a folder, lowest first. Folders on one level stand beside each other.
///
/// A folder may mention what is on a lower level, and nothing of its own level but itself. What stands in the module
/// itself is on top of all of its folders.
package struct FolderOrder: Sendable {
    package struct Violation: Hashable, Comparable, Sendable, CustomStringConvertible {
        /// The folder under Sources whose folders these are: `Tafel`, `Bord/Server`.
        package let within: String
        /// Empty for what stands in that folder itself.
        package let from: String
        package let to: String
        /// Where it is mentioned, and what.
        package let places: [String]

        package var arrow: String { "\(within): \(from.isEmpty ? "." : from) → \(to.isEmpty ? "." : to)" }
        package var description: String { "\(arrow)\n" + places.map { "    \($0)" }.joined(separator: "\n") }

        package static func < (left: Self, right: Self) -> Bool { left.arrow < right.arrow }
    }

    /// The folder under Sources to its levels.
    private let levels: [String: [[String]]]

    package init(_ levels: [String: [[String]]]) { self.levels = levels }

    /// Folders that the order does not know, of a module or of a folder that has an order, and those that it knows but
    /// that are not there.
    package func strangers(in model: SourceModel) -> [String] {
        let folders = Set(model.files.filter(\.isProduct).map(\.folder)).map { folder in
            folder.split(separator: "/").dropFirst().map(String.init)
        }
        var there: Set<String> = []
        for parts in folders {
            for depth in 1..<max(parts.count, 1) {
                let within = parts[..<depth].joined(separator: "/")
                if depth == 1 || levels[within] != nil { there.insert("\(within)/\(parts[depth])") }
            }
        }
        let known = Set(levels.flatMap { within, levels in levels.joined().map { "\(within)/\($0)" } })
        return there.symmetricDifference(known).sorted()
    }

    package func violations(in model: SourceModel) -> [Violation] {
        let mentions = model.mentions.filter { $0.from.isProduct && $0.from.module == $0.type.file.module }
        return levels.flatMap { within, order in
            Dictionary(grouping: mentions) { Arrow($0, within: "Sources/\(within)") }.compactMap { arrow, mentions in
                guard let arrow, !arrow.isAllowed(by: order) else { return nil }
                return Violation(within: within, from: arrow.from, to: arrow.to, places: mentions.map(Self.place))
            }
        }.sorted()
    }

    private static func place(_ mention: SourceModel.Mention) -> String {
        let what = mention.member.map { "\(mention.type.name).\($0) of \(mention.type.file.name).swift" }
        return "\(mention.from.path):\(mention.line) \(what ?? mention.type.name)"
    }
}

/// From one folder to another, both right under the same.
private struct Arrow: Hashable {
    let from: String
    let to: String

    init?(_ mention: SourceModel.Mention, within: String) {
        guard let from = Self.room(mention.from, within), let to = Self.room(mention.type.file, within), from != to
        else {
            return nil
        }
        self.from = from
        self.to = to
    }

    private static func room(_ file: SourceFile, _ within: String) -> String? {
        guard file.folder == within || file.folder.hasPrefix("\(within)/") else { return nil }
        return file.folder.dropFirst(within.count + 1).split(separator: "/").first.map(String.init) ?? ""
    }

    func isAllowed(by order: [[String]]) -> Bool { level(of: to, in: order) < level(of: from, in: order) }

    private func level(of room: String, in order: [[String]]) -> Int {
        room.isEmpty ? order.count : order.firstIndex { $0.contains(room) } ?? order.count
    }
}
