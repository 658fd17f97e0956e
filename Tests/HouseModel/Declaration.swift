/// A name that a source file brings into the house.
package struct Declaration: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// struct, class, enum, actor, protocol or typealias.
        case type
        case `extension`
        /// func, init, subscript, var, let or case; of a type or of the file.
        case member
    }

    package let kind: Kind
    /// Without what it is nested in.
    package let name: String
    /// The types around it, outermost first; those of an extension are named in full.
    package let owner: [String]
    /// `private` or `fileprivate`.
    package let isPrivate: Bool
    /// Whether the braces around it are those of an extension.
    package let inExtension: Bool
    package let line: Int

    /// With what it is nested in: `["Transaction", "Outcome"]`.
    package var path: [String] { owner + [name] }
    package var isTopLevelType: Bool { kind == .type && owner.isEmpty }
}
