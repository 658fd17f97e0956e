import Foundation
import Jeugdhulp

/// A register that differs from the built-in one in what a page shows: what looks in the built-in one is found out.
package enum Proefregister {
    package static let nieuweNaam = "Overdam"
    package static let nieuweTafel = "Tafel van Twente"

    /// Almelo (0141) lies in IJsselland and has another name; the table of Twente has another name too.
    package static func verhuisd() throws -> Gemeenteregister {
        let csv = try String(
            contentsOf: wortel.appendingPathComponent("Sources/Jeugdhulp/Gegevens/gemeenten.csv"), encoding: .utf8)
        let regels = csv.split(separator: "\n").map { regel in
            guard regel.hasPrefix("0141,") else { return String(regel) }
            return String(regel).replacing("Almelo", with: nieuweNaam).replacing("Twente", with: "IJsselland")
        }
        // Without their lists of gemeenten: those follow from the register.
        return try Gemeenteregister(
            gemeentenCSV: regels.joined(separator: "\n"), regios: Gemeenteregister.ingebouwdeRegios,
            eigen: [
                Regiotekst(
                    bestand: "twente.yaml", yaml: "regio: Twente\ntafel: {naam: \(nieuweTafel), soort: ret}\n"),
                Regiotekst(
                    bestand: "ijsselland.yaml",
                    yaml: "regio: IJsselland\ntafel: {naam: RET IJsselland, soort: ret}\n"),
            ])
    }

    private static let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}
