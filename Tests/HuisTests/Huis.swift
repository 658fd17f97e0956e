import Foundation
import HouseModel

/// The source tree as these tests read it.
enum Huis {
    static let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The model derived from the sources, made once for all tests.
    static let model = Result { try SourceModel(root: wortel) }
    static let repository = Result { try Repository(root: wortel) }

    static func page(_ path: String) throws -> Page { try Page(path, root: wortel) }

    struct Bestand {
        /// Path from the root of the package.
        let pad: String
        let regels: [Substring]
        /// The folder right under Sources, Tests or Benchmarks.
        var kamer: String { pad.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    }

    /// All Swift files under a folder of the package.
    static func bestanden(_ map: String) throws -> [Bestand] {
        let basis = wortel.appendingPathComponent(map)
        let namen = try FileManager.default.subpathsOfDirectory(atPath: basis.path).filter { $0.hasSuffix(".swift") }
        return try namen.sorted().map { naam in
            let tekst = try String(contentsOf: basis.appendingPathComponent(naam), encoding: .utf8)
            return Bestand(
                pad: "\(map)/\(naam)", regels: tekst.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    /// The module a line imports, if it does.
    static func invoer(_ regel: Substring) -> String? {
        let woorden = regel.split(separator: " ").map(String.init)
        guard let plaats = woorden.firstIndex(of: "import"),
            woorden[..<plaats].allSatisfy({
                $0.hasPrefix("@") || ["public", "internal", "private", "package"].contains($0)
            })
        else { return nil }
        let rest = woorden[(plaats + 1)...]
        let soorten: Set = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias", "actor"]
        let naam = rest.first.map { soorten.contains($0) ? rest.dropFirst().first ?? "" : $0 } ?? ""
        return naam.split(separator: ".").first.map(String.init)
    }
}
