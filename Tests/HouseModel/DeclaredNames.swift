/// Every name that the sources declare, nested ones and members too: what a page or a comment may speak of.
package struct DeclaredNames {
    private let types: Set<String>
    private let modules: Set<String>
    private let members: Set<String>
    /// Name of the type, of itself or of what it is nested in, to its members and nested types.
    private let within: [String: Set<String>]

    /// What the compiler declares, and what comes from the library of Swift.
    private static let given: Set = ["allCases", "rawValue", "hashValue", "DecodingError", "Error"]

    package init(_ model: SourceModel) {
        var types: Set<String> = []
        var members: Set<String> = []
        var within: [String: Set<String>] = [:]
        for file in model.files where file.isProduct {
            for declaration in file.declarations {
                switch declaration.kind {
                case .type: types.insert(declaration.name)
                case .extension: types.insert(String(declaration.name.split(separator: ".").last ?? ""))
                case .member: members.insert(declaration.name)
                }
                if let owner = declaration.owner.last { within[owner, default: []].insert(declaration.name) }
            }
        }
        self.types = types
        modules = Set(model.modules)
        self.members = members
        self.within = within
    }

    package func isType(_ name: some StringProtocol) -> Bool { types.contains(String(name)) }

    /// Whether `Type/member(_:)`, `Module/Type`, `Outer/Inner/member` or a bare `member(_:)` is declared.
    package func resolves(link: Substring) -> Bool {
        resolves(parts: link.split(separator: "/").map { String($0.prefix(while: { $0 != "(" })) })
    }

    /// The same for `Type.member` and `Type.member(_:)`, as prose writes it.
    package func resolves(dotted: Substring) -> Bool {
        resolves(parts: dotted.prefix(while: { $0 != "(" }).split(separator: ".").map(String.init))
    }

    private func resolves(parts: [String]) -> Bool {
        guard let first = parts.first else { return false }
        if parts.count > 1, modules.contains(first), !types.contains(first) || !follow(parts) {
            return resolves(parts: Array(parts.dropFirst()))
        }
        guard parts.count > 1 else { return types.contains(first) || members.contains(first) || given(first) }
        return types.contains(first) && follow(parts)
    }

    private func given(_ name: String) -> Bool { Self.given.contains(name) }

    private func follow(_ parts: [String]) -> Bool {
        zip(parts, parts.dropFirst()).allSatisfy { outer, inner in
            given(inner) || within[outer]?.contains(inner) ?? false
        }
    }
}
