import Jeugdhulp

/// One line of a file with events, read and judged before anything is sent.
package struct FileLine: Sendable {
    /// Counted from 1.
    package let nummer: Int
    package let uitkomst: Result<Gebeurtenis, Afkeuring>
}
