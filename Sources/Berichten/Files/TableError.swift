import Jeugdhulp

/// Why a table cannot be read at all, in words for whoever made it.
package struct TableError: Error, Sendable, Equatable, CustomStringConvertible {
    package let uitleg: String
    package var description: String { uitleg }
}
