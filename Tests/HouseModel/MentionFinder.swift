/// Finds in a file the names of types that stand elsewhere.
struct MentionFinder {
    /// Module and name.
    private struct Key: Hashable {
        let module: String
        let name: String
    }

    private let types: [Key: [SourceModel.TypeEntry]]
    private let modulesOf: [String: Set<String>]
    /// Members that one extension alone declares, outside the folder of its type.
    private let members: [Key: SourceModel.TypeEntry]

    init(files: [SourceFile], types: [SourceModel.TypeEntry]) {
        self.types = Dictionary(grouping: types.filter { !$0.isPrivate }) {
            Key(module: $0.file.module, name: $0.name)
        }
        modulesOf = Dictionary(grouping: types.filter { !$0.isPrivate }, by: \.name)
            .mapValues { Set($0.map(\.file.module)) }
        members = Self.extensionMembers(files.filter(\.isProduct), types: self.types)
    }

    /// A member is found by its name alone, so one that two places declare, in whichever module, is left out.
    private static func extensionMembers(
        _ files: [SourceFile], types: [Key: [SourceModel.TypeEntry]]
    ) -> [Key: SourceModel.TypeEntry] {
        var places: [String: [(SourceFile, Declaration)]] = [:]
        for file in files {
            for declaration in file.declarations where declaration.kind == .member {
                places[declaration.name, default: []].append((file, declaration))
            }
        }
        var members: [Key: SourceModel.TypeEntry] = [:]
        for (name, found) in places {
            guard let (file, declaration) = found.first, Set(found.map(\.0.folder)).count == 1,
                found.allSatisfy({ $0.1.inExtension && !$0.1.isPrivate }), let outer = declaration.owner.first,
                let type = types[Key(module: file.module, name: outer)]?.first, type.file.room != file.room
            else { continue }
            members[Key(module: file.module, name: name)] = SourceModel.TypeEntry(
                name: outer, file: file, isPrivate: false)
        }
        return members
    }

    func mentions(in file: SourceFile) -> [SourceModel.Mention] {
        let imports = file.imports
        let own = Self.nestedNames(in: file)
        var found: [SourceModel.Mention] = []
        for (index, token) in file.tokens.enumerated() where token.isWord {
            let afterDot = index > 0 && file.tokens[index - 1].text == "."
            if afterDot, let type = members[Key(module: file.module, name: token.text)], type.file.path != file.path {
                found.append(.init(from: file, line: token.line, type: type, member: token.text))
            }
            guard token.isCapitalised, modulesOf[token.text] != nil, !own.contains(token.text) else { continue }
            if afterDot, !(index > 1 && imports.contains(file.tokens[index - 2].text)) { continue }
            for type in resolve(token.text, in: file, imports: imports) where type.file.path != file.path {
                found.append(.init(from: file, line: token.line, type: type, member: nil))
            }
        }
        return found
    }

    private func resolve(_ name: String, in file: SourceFile, imports: Set<String>) -> [SourceModel.TypeEntry] {
        if file.isProduct, let here = types[Key(module: file.module, name: name)] { return Array(here.prefix(1)) }
        let module = modulesOf[name]?.intersection(imports).min()
        return module.flatMap { types[Key(module: $0, name: name)]?.first }.map { [$0] } ?? []
    }

    /// Names that in this file mean a type nested in one that it declares or extends, or a generic parameter's kin.
    private static func nestedNames(in file: SourceFile) -> Set<String> {
        Set(file.declarations.filter { $0.kind == .type && ($0.isPrivate || !$0.owner.isEmpty) }.map(\.name))
    }
}
