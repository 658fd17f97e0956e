import Foundation
import Jeugdhulp

/// A file with offers as an aanbieder sends it, from a terminal or over HTTP: a spreadsheet or lines of JSON, told
/// apart by what is in it.
package struct Aanbodbestand: Sendable {
    private let lezer: NDJSONFile
    private let register: Gemeenteregister

    package init(_ lezer: NDJSONFile, register: Gemeenteregister = .landelijk) {
        self.lezer = lezer
        self.register = register
    }

    /// - Parameters:
    ///   - regelsMax: of lines of JSON; a spreadsheet has ``Aanbodtabel/rijenMax``.
    /// - Throws: ``TableError`` when the file as a whole cannot be read, in words for whoever made it.
    package func lees(_ data: Data, regelsMax: Int = .max) throws(TableError) -> Aanbodtabel.TableContents {
        if let kind = FileKind(data) { throw TableError(uitleg: kind.uitleg) }
        let begint = try FileText.json(data).first { $0 > 0x20 }
        guard begint == UInt8(ascii: "{") || begint == UInt8(ascii: "[") else {
            return try Aanbodtabel(lezer, register: register).lees(try FileText.tekst(data))
        }
        return Aanbodtabel.TableContents(
            regels: try lezer.lees(data, Channel.aanbod.types(door: .aanbieder), regelsMax: regelsMax),
            onbekendeKolommen: [])
    }
}
