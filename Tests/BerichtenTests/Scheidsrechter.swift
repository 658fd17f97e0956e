import Berichten
import Dispatch
import Foundation

/// A document for the referee.
struct Stuk: Sendable {
    let type: Berichttype
    /// Where it comes from, for the message of a failing test.
    let herkomst: String
    let json: String
}

struct Uitspraak: Sendable, Decodable {
    let geldig: Bool
    /// Path and message of the first thing that is wrong.
    let fout: String?
}

/// Runs `Scheidsrechter/keur.py`: what the schemas say, by an implementation that is not ours.
enum Scheidsrechter {
    static let secondenMax = 120

    struct Fout: Error, CustomStringConvertible {
        let description: String
    }

    /// The verdict on every document, in order.
    static func keur(_ stukken: [Stuk]) throws -> [Uitspraak] {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("scheidsrechter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: map) }
        let (invoer, uitvoer, fouten) = (
            map.appendingPathComponent("in"), map.appendingPathComponent("uit"), map.appendingPathComponent("fout")
        )
        var regels = Data()
        for stuk in stukken {
            regels.append(contentsOf: "{\"type\":\"\(stuk.type.rawValue)\",\"document\":\(stuk.json)}\n".utf8)
        }
        try regels.write(to: invoer)
        for bestand in [uitvoer, fouten] { try Data().write(to: bestand) }
        try draai(invoer, uitvoer, fouten)
        let lezer = JSONDecoder()
        let uitspraken = try Data(contentsOf: uitvoer).split(separator: UInt8(ascii: "\n")).map {
            try lezer.decode(Uitspraak.self, from: Data($0))
        }
        guard uitspraken.count == stukken.count else {
            throw Fout(description: "the referee gave \(uitspraken.count) verdicts on \(stukken.count) documents")
        }
        return uitspraken
    }

    private static func draai(_ invoer: URL, _ uitvoer: URL, _ fouten: URL) throws {
        let python = try python()
        let proces = Process()
        proces.executableURL = URL(fileURLWithPath: python)
        proces.arguments = [
            Pakket.wortel.appendingPathComponent("Tests/BerichtenTests/Scheidsrechter/keur.py").path,
            Pakket.wortel.appendingPathComponent("Schemas").path,
        ]
        proces.standardInput = try FileHandle(forReadingFrom: invoer)
        proces.standardOutput = try FileHandle(forWritingTo: uitvoer)
        proces.standardError = try FileHandle(forWritingTo: fouten)
        let klaar = DispatchSemaphore(value: 0)
        proces.terminationHandler = { _ in klaar.signal() }
        try proces.run()
        guard klaar.wait(timeout: .now() + .seconds(secondenMax)) == .success else {
            proces.terminate()
            throw Fout(description: "the referee was not ready within \(secondenMax) s")
        }
        guard proces.terminationStatus == 0 else {
            throw Fout(description: geweigerd(python, try String(contentsOf: fouten, encoding: .utf8)))
        }
    }

    private static func python() throws -> String {
        let eigen = Pakket.wortel.appendingPathComponent(".build/referee/bin/python3").path
        let keuzen = [ProcessInfo.processInfo.environment["DOORBRAAK_PYTHON"], eigen, "/usr/bin/python3"].compactMap {
            $0
        }
        // A name that was given must work: falling back in silence would hide a typing error.
        let keus = keuzen.first { $0 != eigen || FileManager.default.isExecutableFile(atPath: $0) } ?? eigen
        guard FileManager.default.isExecutableFile(atPath: keus) else {
            throw Fout(description: geweigerd(keus, "it is not there"))
        }
        return keus
    }

    private static func geweigerd(_ python: String, _ reden: String) -> String {
        """
        the referee of the schemas did not run with \(python): \(reden.trimmingCharacters(in: .whitespacesAndNewlines))
        Install it with `make setup` (Python packages jsonschema and rfc3339-validator in .build/referee), or name an \
        interpreter that has them in DOORBRAAK_PYTHON.
        """
    }
}
