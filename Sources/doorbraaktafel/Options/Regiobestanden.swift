import ArgumentParser
import Foundation
import Jeugdhulp

/// Region files of one's own, for every command that reckons with regions.
struct Regiobestanden: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Map met eigen regiobestanden (.yaml). Een bestand vervangt dat van dezelfde regio.", valueName: "map"))
    var regios: String?

    /// More files than there are regions is a wrong folder.
    static let aantalMax = 100
    static let bytesMax = 262_144

    /// The built-in regions with those of the folder. Anything wrong in a file stops the program here.
    func register() throws -> Gemeenteregister {
        guard let regios else { return .landelijk }
        guard let namen = try? FileManager.default.contentsOfDirectory(atPath: regios) else {
            throw ExitFailure.fout("De map '\(regios)' is niet te lezen. Kijk of die bestaat en of u erin mag.")
        }
        let bestanden = namen.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        guard (1...Self.aantalMax).contains(bestanden.count) else {
            throw ExitFailure.fout(
                "In de map '\(regios)' staan \(bestanden.count) bestanden met .yaml. Zet er 1 tot \(Self.aantalMax) in."
            )
        }
        do throws(RegisterFout) {
            var teksten: [Regiotekst] = []
            for bestand in bestanden { teksten.append(try Self.lees("\(regios)/\(bestand)")) }
            return try Gemeenteregister.landelijk(met: teksten)
        } catch {
            throw ExitFailure.fout("De regiobestanden kloppen niet:\n\(error)")
        }
    }

    /// A file as text; what cannot be one is told as a fault of its first line.
    static func lees(_ pad: String) throws(RegisterFout) -> Regiotekst {
        func fout(_ wat: String, _ watTeDoen: String) -> RegisterFout {
            .regios([Regiofout(bestand: pad, regel: 1, wat: wat, watTeDoen: watTeDoen)])
        }
        guard let bestand = FileHandle(forReadingAtPath: pad) else {
            throw fout("het bestand is niet te lezen", "Kijk of het bestaat en of u het mag lezen.")
        }
        defer { try? bestand.close() }
        // One byte more than may be: enough to see that it is too large, whatever its size.
        guard let data = try? bestand.read(upToCount: bytesMax + 1) ?? Data() else {
            throw fout("het bestand is niet te lezen", "Is het een map? Noem een bestand.")
        }
        guard let yaml = String(validating: data, as: UTF8.self) else {
            throw fout("het bestand is geen tekst in UTF-8", "Bewaar het opnieuw als UTF-8.")
        }
        return Regiotekst(bestand: pad, yaml: yaml)
    }
}
