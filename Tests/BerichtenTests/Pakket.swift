import Berichten
import Foundation
import Jeugdhulp
import Testing

/// The files of the package as these tests read them.
enum Pakket {
    static let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func tekst(_ pad: String) throws -> String {
        try String(contentsOf: wortel.appendingPathComponent(pad), encoding: .utf8)
    }

    static func namen(_ map: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: wortel.appendingPathComponent(map).path).sorted()
    }

    /// The examples of a type that are right, or wrong in one way, each on one line.
    static func voorbeelden(_ type: Berichttype, _ soort: String) throws -> [Stuk] {
        let map = "Schemas/voorbeelden/\(type.rawValue)/\(soort)"
        return try namen(map).map { naam in
            let json = try tekst("\(map)/\(naam)").split { $0.isNewline }.joined(separator: " ")
            return Stuk(type: type, herkomst: "\(type.rawValue)/\(soort)/\(naam)", json: json)
        }
    }

    static func voorbeeld(_ type: Berichttype, _ naam: String = "volledig") throws -> JSONTree {
        try JSONTree(try tekst("Schemas/voorbeelden/\(type.rawValue)/geldig/\(naam).json"))
    }
}

/// A date that must exist.
func datum(_ iso: String) throws -> Datum {
    try #require(Datum(iso), "\(iso) is not a date")
}

/// What a document in structured mode is refused with; `nil` when it is taken in.
func afkeuring(_ waarde: Data) -> Afkeuring? {
    do throws(Afkeuring) {
        _ = try GebeurtenisReader().leesGestructureerd(waarde)
        return nil
    } catch {
        return error
    }
}

/// Whether exactly nine digits stand in a row: what can be a BSN must not be repeated in a refusal.
func heeftNegenCijfers(_ tekst: String) -> Bool {
    tekst.utf8.split { !(0x30...0x39).contains($0) }.contains { $0.count == 9 }
}
