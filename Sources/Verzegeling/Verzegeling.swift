/// Whether and with what messages about cases are sealed. Without one nothing is.
package struct Verzegeling: Sendable {
    package let hoofdsleutels: Hoofdsleutels
    /// Whether what is written is sealed. Not: what was sealed before is still read, and what is new lies open.
    package let verzegelt: Bool

    package init(_ hoofdsleutels: Hoofdsleutels, verzegelt: Bool = true) {
        self.hoofdsleutels = hoofdsleutels
        self.verzegelt = verzegelt
    }
}
