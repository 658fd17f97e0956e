/// Whether and with what messages about cases are sealed. Without one nothing is.
public struct Verzegeling: Sendable {
    public let hoofdsleutels: Hoofdsleutels
    /// Whether what is written is sealed. Not: what was sealed before is still read, and what is new lies open.
    public let verzegelt: Bool

    public init(_ hoofdsleutels: Hoofdsleutels, verzegelt: Bool = true) {
        self.hoofdsleutels = hoofdsleutels
        self.verzegelt = verzegelt
    }
}
