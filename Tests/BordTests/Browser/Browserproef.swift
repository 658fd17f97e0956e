import Foundation

/// Runs a script of this folder in the referee's Python with Chromium, and reads what it found.
enum Browserproef {
    static let secondenMax = 300

    struct Fout: Error, CustomStringConvertible {
        let description: String
    }

    private static let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    /// Where pictures of the pages are left for people to look at.
    static let schermen = SamplePages.wortel.appendingPathComponent(".build/schermen")

    /// - Returns: by the name of a page or a claim, what is wrong with it; an empty list is good.
    static func draai(_ script: String, _ argumenten: [String]) throws -> [String: [String]] {
        let uit = FileManager.default.temporaryDirectory.appendingPathComponent("bord-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: uit, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: uit) }
        let (antwoord, klacht) = (uit.appendingPathComponent("uit"), uit.appendingPathComponent("fout"))
        for bestand in [antwoord, klacht] { try Data().write(to: bestand) }
        let proces = Process()
        proces.executableURL = URL(fileURLWithPath: try python())
        proces.arguments = [map.appendingPathComponent(script).path] + argumenten
        proces.standardInput = FileHandle.nullDevice
        proces.standardOutput = try FileHandle(forWritingTo: antwoord)
        proces.standardError = try FileHandle(forWritingTo: klacht)
        let klaar = DispatchSemaphore(value: 0)
        proces.terminationHandler = { _ in klaar.signal() }
        try proces.run()
        guard klaar.wait(timeout: .now() + .seconds(secondenMax)) == .success else {
            proces.terminate()
            throw Fout(description: "\(script) was not ready within \(secondenMax) s")
        }
        guard proces.terminationStatus == 0 else {
            let tekst = (try? String(contentsOf: klacht, encoding: .utf8)) ?? ""
            throw Fout(description: "\(script) failed. Is everything there? Run `make setup`.\n\(tekst.suffix(2_000))")
        }
        return try JSONDecoder().decode([String: [String]].self, from: Data(contentsOf: antwoord))
    }

    private static func python() throws -> String {
        let eigen = SamplePages.wortel.appendingPathComponent(".build/referee/bin/python3").path
        let keus = ProcessInfo.processInfo.environment["DOORBRAAK_PYTHON"] ?? eigen
        guard FileManager.default.isExecutableFile(atPath: keus) else {
            throw Fout(description: "there is no Python at \(keus). Run `make setup`.")
        }
        return keus
    }
}
