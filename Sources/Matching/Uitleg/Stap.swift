import Jeugdhulp

/// What has to be arranged before help can start (#39, #40).
package struct Stap: Sendable, Equatable {
    package let stap: Stapcode
    /// Who arranges it, in plain Dutch.
    package let bij: String
    package let reden: Stapreden
    /// The refusal of iJw WJ759 that it forestalls.
    package let code: Retourcode?
    /// The offer it is about, where an option has several.
    package let aanbod: Aanbodsleutel?
    /// What to do and why, in plain Dutch.
    package let uitleg: String
}
