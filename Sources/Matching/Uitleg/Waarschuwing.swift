import Jeugdhulp

/// A fact behind an option that a person should know of.
package struct Waarschuwing: Sendable, Equatable {
    package let code: Waarschuwingscode
    /// How many days old the report is, where that is what the warning is about.
    package let dagen: Int?
}
