/// A set of hulpvormen; bit `Hulpvorm.index`.
package struct Hulpvormen: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A set of one.
    package init(_ hulpvorm: Hulpvorm) { rawValue = 1 << UInt8(hulpvorm.index) }

    /// A set of all that are named, however often.
    package init(_ hulpvormen: some Sequence<Hulpvorm>) {
        rawValue = hulpvormen.reduce(0) { $0 | 1 << UInt8($1.index) }
    }

    /// Every hulpvorm there is.
    package static let alle = Hulpvormen(rawValue: .max)

    /// Whether it holds this hulpvorm.
    package func bevat(_ hulpvorm: Hulpvorm) -> Bool { rawValue & (1 << UInt8(hulpvorm.index)) != 0 }

    /// In order of code.
    package var lijst: [Hulpvorm] { Hulpvorm.allCases.filter(bevat) }
}
