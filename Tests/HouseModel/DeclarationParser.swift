/// Finds the declarations among the tokens of one file, by counting braces.
///
/// Locals of functions are left out: only what stands in the file itself or right in a type.
struct DeclarationParser {
    private enum Scope: Equatable {
        case type([String], isExtension: Bool)
        case code
    }

    private static let typeWords: Set = ["struct", "class", "enum", "actor", "protocol"]
    private static let modifiers: Set = [
        "public", "package", "internal", "private", "fileprivate", "open", "static", "class", "final", "mutating",
        "nonmutating", "override", "convenience", "required", "lazy", "weak", "unowned", "nonisolated", "indirect",
        "dynamic", "optional", "borrowing", "consuming", "isolated", "unsafe", "distributed", "async", "set",
    ]

    private let tokens: [Token]
    private var scopes: [Scope] = []
    /// What the next opening brace begins.
    private var pending: Scope?
    private var found: [Declaration] = []

    static func declarations(in tokens: [Token]) -> [Declaration] {
        var parser = DeclarationParser(tokens: tokens)
        parser.parse()
        return parser.found
    }

    private init(tokens: [Token]) { self.tokens = tokens }

    private var owner: [String] {
        if case .type(let path, _) = scopes.last { path } else { [] }
    }

    private var inExtension: Bool {
        if case .type(_, true) = scopes.last { true } else { false }
    }

    /// In the file itself or right in a type, and so worth a name.
    private var isDeclaring: Bool { scopes.last != .code }

    private mutating func parse() {
        for index in tokens.indices {
            let token = tokens[index]
            guard token.isWord else {
                brace(token.text)
                continue
            }
            guard index == 0 || tokens[index - 1].text != ".", isDeclaring else { continue }
            declare(token, at: index)
        }
    }

    private mutating func brace(_ text: String) {
        if text == "{" {
            scopes.append(pending ?? .code)
            pending = nil
        } else if text == "}", !scopes.isEmpty {
            scopes.removeLast()
        }
    }

    private mutating func declare(_ token: Token, at index: Int) {
        guard let next = word(index + 1) else {
            if ["init", "subscript"].contains(token.text) { add(.member, token.text, at: index) }
            return
        }
        switch token.text {
        case "extension":
            let name = dottedName(from: index + 1)
            add(.extension, name.joined(separator: "."), at: index)
            pending = .type(name, isExtension: true)
        case let word where Self.typeWords.contains(word):
            // `class func` and the like are members; `class` here is a modifier.
            guard !Self.modifiers.contains(next), !["func", "var", "let", "subscript"].contains(next) else { return }
            add(.type, next, at: index)
            pending = .type(owner + [next], isExtension: false)
        case "typealias", "associatedtype": add(.type, next, at: index)
        case "func", "var", "let": add(.member, next, at: index)
        case "case": enumCases(from: index + 1)
        default: break
        }
    }

    private func word(_ index: Int) -> String? {
        index < tokens.count && tokens[index].isWord ? tokens[index].text : nil
    }

    private func dottedName(from start: Int) -> [String] {
        var name: [String] = []
        var index = start
        while let part = word(index) {
            name.append(part)
            guard index + 1 < tokens.count, tokens[index + 1].text == "." else { break }
            index += 2
        }
        return name
    }

    /// `case a, b(Int), c = 3`: the names on this and the following lines, as long as a comma goes on.
    private mutating func enumCases(from start: Int) {
        guard !owner.isEmpty else { return }
        var depth = 0
        var expectsName = true
        for index in start..<tokens.count {
            let token = tokens[index]
            if token.text == "(" || token.text == "[" { depth += 1 }
            if token.text == ")" || token.text == "]" { depth -= 1 }
            if depth == 0, token.text == "," {
                expectsName = true
            } else if expectsName, depth == 0 {
                guard token.isWord else { return }
                add(.member, token.text, at: index)
                expectsName = false
            } else if depth == 0, token.isWord, index > start, tokens[index - 1].text != "=",
                tokens[index - 1].text != "."
            {
                return
            } else if token.text == "}" || token.text == "@" || token.text == "{" {
                return
            }
        }
    }

    private mutating func add(_ kind: Declaration.Kind, _ name: String, at index: Int) {
        found.append(
            Declaration(
                kind: kind, name: name, owner: owner, isPrivate: isPrivate(before: index), inExtension: inExtension,
                line: tokens[index].line))
    }

    /// `private(set)` hides the setter only, so the name is not private.
    private func isPrivate(before index: Int) -> Bool {
        var at = index - 1
        while at >= 0 {
            let text = tokens[at].text
            if text == "private" || text == "fileprivate" {
                return !(tokens[at + 1].text == "(")
            }
            guard Self.modifiers.contains(text) || text == "(" || text == ")" else { return false }
            at -= 1
        }
        return false
    }
}
