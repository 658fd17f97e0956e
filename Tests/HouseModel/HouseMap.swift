import Foundation

/// The model of the house as a person or a program reads it.
package struct HouseMap {
    package struct Row: Encodable {
        package let module: String
        /// From the root of the package.
        package let folder: String
        package let type: String
        package let file: String
        /// Who mentions it, module and folder, and how often; most first.
        package let mentionedBy: [Caller]
    }

    package struct Caller: Encodable {
        package let folder: String
        package let mentions: Int
    }

    package let rows: [Row]

    package init(_ model: SourceModel) {
        let byType = Dictionary(grouping: model.mentions.filter { $0.member == nil }) {
            "\($0.type.file.path) \($0.type.name)"
        }
        rows = model.types.filter { !$0.isPrivate }.map { type in
            let callers = Dictionary(grouping: byType["\(type.file.path) \(type.name)"] ?? [], by: \.from.folder)
                .map { Caller(folder: $0.key, mentions: $0.value.count) }
                .sorted { ($1.mentions, $0.folder) < ($0.mentions, $1.folder) }
            return Row(
                module: type.file.module, folder: type.file.folder, type: type.name, file: type.file.path,
                mentionedBy: callers)
        }
    }

    private func chosen(_ modules: [String]) -> [Row] {
        modules.isEmpty ? rows : rows.filter { modules.contains($0.module) }
    }

    /// A table; all modules when none is named.
    package func markdown(modules: [String] = []) -> String {
        let head = "| module | folder | type | who mentions it |\n|---|---|---|---|\n"
        return head
            + chosen(modules).map { row in
                let callers = row.mentionedBy.map { "\(Self.short($0.folder)) \($0.mentions)" }.joined(separator: ", ")
                let folder = row.folder.split(separator: "/").dropFirst(2).joined(separator: "/")
                return "| \(row.module) | \(folder) | \(row.type) | \(callers) |"
            }.joined(separator: "\n")
    }

    package func json(modules: [String] = []) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(chosen(modules)), as: UTF8.self)
    }

    private static func short(_ folder: String) -> String {
        folder.hasPrefix("Sources/") ? String(folder.dropFirst("Sources/".count)) : folder
    }
}
