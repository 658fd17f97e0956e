import ArgumentParser
import Foundation
import Poort

/// The file that says which `source` is whose.
struct Partijenbestand: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Bestand (YAML) met welke source van welke partij is. Zonder: elke source die niet van ons is mag.",
            valueName: "bestand"))
    var partijen: String?

    func lees() throws -> Partijen? {
        guard let partijen else { return nil }
        guard let bestand = FileHandle(forReadingAtPath: partijen) else {
            throw ExitFailure.fout(
                "Het bestand '\(partijen)' is niet te lezen. Kijk of het bestaat en of u het mag lezen.")
        }
        defer { try? bestand.close() }
        guard let data = try? bestand.read(upToCount: Partijen.bytesMax + 1) ?? Data(),
            let yaml = String(validating: data, as: UTF8.self)
        else { throw ExitFailure.fout("Het bestand '\(partijen)' is geen tekst in UTF-8.") }
        do throws(PartijenFout) {
            return try Partijen(yaml: yaml)
        } catch {
            throw ExitFailure.fout("\(partijen), \(error)")
        }
    }
}
