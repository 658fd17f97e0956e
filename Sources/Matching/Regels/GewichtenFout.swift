/// A weights file that cannot be used, and why.
package struct GewichtenFout: Error, Sendable, Equatable, CustomStringConvertible {
    package let reden: String
    package var description: String { "weights file: \(reden)" }
}
