import Jeugdhulp

/// Why a file cannot be read at all, in words for whoever made it.
package struct TableError: Error, Sendable, Equatable, CustomStringConvertible {
    package let uitleg: String
    package let code: Afkeuring.Code

    init(uitleg: String, code: Afkeuring.Code = .verkeerdeVorm) {
        self.uitleg = uitleg
        self.code = code
    }

    /// Reading stopped at the first row too many.
    static func teVeelRegels(_ regelsMax: Int) -> TableError {
        TableError(
            uitleg: "Er staan meer dan \(regelsMax) regels in het bestand. Verdeel het over meer bestanden.",
            code: .teGroot)
    }

    package var description: String { uitleg }
}
