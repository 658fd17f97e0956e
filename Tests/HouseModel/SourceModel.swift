import Foundation

/// Module → folder → type → who mentions it, derived from the sources, so that no map of the house can drift from it.
///
/// It reads names, it does not compile: a mention counts for the type of that name in the own module, else in one that
/// is imported. Types that are nested in another are not followed; who uses them mentions the outer one, or sees them
/// inferred.
package struct SourceModel: Sendable {
    /// A type that stands in a file itself.
    package struct TypeEntry: Sendable {
        package let name: String
        package let file: SourceFile
        package let isPrivate: Bool
    }

    /// One place where a file says the name of a type of another file, or of a member that only an extension gives.
    package struct Mention: Sendable {
        package let from: SourceFile
        package let line: Int
        package let type: TypeEntry
        /// The member by whose name the mention came, if it did.
        package let member: String?
    }

    package let files: [SourceFile]
    package let types: [TypeEntry]
    package let mentions: [Mention]

    package init(root: URL) throws {
        try self.init(
            files: SourceFile.all(under: "Sources", root: root) + SourceFile.all(under: "Tests", root: root)
                + SourceFile.all(under: "Benchmarks", root: root))
    }

    package init(files: [SourceFile]) {
        self.files = files
        let types = files.filter(\.isProduct).flatMap { file in
            file.declarations.filter(\.isTopLevelType).map {
                TypeEntry(name: $0.name, file: file, isPrivate: $0.isPrivate)
            }
        }
        self.types = types
        let finder = MentionFinder(files: files, types: types)
        mentions = files.flatMap(finder.mentions(in:))
    }

    /// The modules under Sources that hold Swift.
    package var modules: [String] { Set(files.filter(\.isProduct).map(\.module)).sorted() }
}
