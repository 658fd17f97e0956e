import Foundation
import Jeugdhulp

/// Figures as they leave the table: rows of the same columns, with small numbers hidden.
struct Cijferexport: Sendable, Equatable {
    let soort: Category
    let regio: String
    let gemaaktOp: Datum
    let kolommen: [String]
    let rijen: [[CellValue]]

    enum Category: String, Sendable, CaseIterable {
        /// Who waits at the end of each month, by hulpvorm, gemeente and GI (#27, #28, #29).
        case maand
        /// Each quarter by gemeente: inflow, time to the start of help, share in time (RIJM, #77).
        case kwartaal
        /// Waits and who waits by hulpvorm at the end of the quarter (RJW art. 8g, regels §4e).
        case wachttijden
    }

    enum CellValue: Sendable, Equatable {
        case tekst(String)
        case getal(Int)
        /// Too small to show, or hidden so that a small one cannot be computed.
        case verborgen
        /// There is nothing to count.
        case geen
    }

    /// As CBS writes what is secret.
    static let geheim = "x"

    /// `;` between columns, as a Dutch spreadsheet reads it; lines end in CRLF (RFC 4180).
    var csv: String {
        let regels = [kolommen] + rijen.map { $0.map(\.csv) }
        return regels.map { $0.map(Self.veld).joined(separator: ";") + "\r\n" }.joined()
    }

    /// A text that a spreadsheet could take for a formula begins with an apostrophe.
    private static func veld(_ tekst: String) -> String {
        let veilig = tekst.first.map { "=+-@\t".contains($0) } == true ? "'" + tekst : tekst
        guard veilig.contains(where: { ";\"\r\n".contains($0) }) else { return veilig }
        return "\"" + veilig.replacing("\"", with: "\"\"") + "\""
    }

    /// An object a row, by column name; what is hidden is `null`, and named under `verborgen` of the row.
    func json() throws -> Data {
        let schrijver = JSONEncoder()
        schrijver.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try schrijver.encode(self)
    }
}

extension Cijferexport.CellValue {
    var csv: String {
        switch self {
        case .tekst(let tekst): tekst
        case .getal(let getal): String(getal)
        case .verborgen: Cijferexport.geheim
        case .geen: ""
        }
    }
}
