/// What is wrong with the data a register is made from.
package enum RegisterFout: Error, Equatable, Sendable, CustomStringConvertible {
    /// A line of the gemeenten CSV, counted from 1; 0 when the file as a whole is wrong.
    case gemeenten(regel: Int, wat: String)
    /// The region files: everything that is wrong with them.
    case regios([Regiofout])

    package var description: String {
        switch self {
        case .gemeenten(let regel, let wat): "gemeenten CSV, line \(regel): \(wat)"
        case .regios(let fouten): fouten.map(\.description).joined(separator: "\n")
        }
    }
}
