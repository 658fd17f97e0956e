import Yams

/// A value with the line it stands on.
struct LineTagged<Waarde> {
    let waarde: Waarde
    let regel: Int
}

extension LineTagged: Sendable where Waarde: Sendable {}

extension LineTagged: Equatable where Waarde: Equatable {}
