import Jeugdhulp

/// One line of a file with events, read and judged before anything is sent.
package struct FileLine: Sendable {
    /// Counted from 1.
    package let nummer: Int
    package let uitkomst: Result<Gebeurtenis, Afkeuring>
    /// The case that a refused line says to be about, where it says so.
    package let casusId: String?

    init(nummer: Int, uitkomst: Result<Gebeurtenis, Afkeuring>, casusId: String? = nil) {
        self.nummer = nummer
        self.uitkomst = uitkomst
        self.casusId = casusId
    }
}
