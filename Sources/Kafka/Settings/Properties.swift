/// What a client is made of: names with values in the order in which they are set, and who it is.
///
/// A later value of the same name wins.
package struct Properties: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
    package private(set) var list: [(String, String)]
    private(set) var security: Security

    init(_ list: [(String, String)], security: Security = .plaintext) {
        self.list = list
        self.security = security
    }

    package init(arrayLiteral elements: (String, String)...) { self.init(elements) }

    package var startIndex: Int { list.startIndex }
    package var endIndex: Int { list.endIndex }
    package subscript(position: Int) -> (String, String) { list[position] }

    /// With one more, which wins.
    func setting(_ name: String, _ value: String) -> Properties {
        Properties(list + [(name, value)], security: security)
    }

    /// The value that wins, under this name or another name of the same setting.
    func value(of name: String) -> String? {
        list.last { KnownSettings.canonical($0.0) == KnownSettings.canonical(name) }?.1
    }
}
