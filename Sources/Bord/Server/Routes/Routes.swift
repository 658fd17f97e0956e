import HTTPTypes

/// All routes of the board. A test holds each against a table of who may do what.
enum Routes {
    static let alle: [WebRoute] = PageRoutes.alle + PartijRoutes.alle + FormRoutes.alle + APIRoutes.alle

    /// What can be asked of a path, in the order of the alphabet; empty: it is of no route.
    static func methoden(pad: String) -> [String] {
        let methoden = Set(alle.filter { $0.past(pad) }.map(\.methode))
        return (methoden.contains(.get) ? methoden.union([.head]) : methoden).map(\.rawValue).sorted()
    }
}
