/// Everything that is wrong in a file of law, in order of its lines.
package struct Wetsfouten: Error, Sendable, Equatable, CustomStringConvertible {
    package let lijst: [Wetsfout]

    package var description: String { lijst.map(\.description).joined(separator: "\n") }
}
