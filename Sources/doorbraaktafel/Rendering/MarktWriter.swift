import Foundation
import Proefmarkt

/// Writes the files of a market piece by piece: memory does not grow with the market.
struct MarktWriter {
    /// Numbers in one piece.
    private static let stuk = 2_000
    /// Pieces that are made side by side and wait to be written.
    private static let tegelijkMax = 4

    private let map: URL

    /// - Throws: ``ExitFailure`` when the folder cannot be made, or holds a file that would be lost.
    init(map: URL, overschrijf: Bool) throws {
        self.map = map
        do {
            try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        } catch {
            throw ExitFailure.fout("De map '\(map.path)' kan niet worden gemaakt: \(error.localizedDescription)")
        }
        for bestand in Marktbestand.allCases where !overschrijf {
            let pad = map.appendingPathComponent(bestand.naam).path
            if FileManager.default.fileExists(atPath: pad) {
                throw ExitFailure.fout("'\(pad)' bestaat al. Kies een andere map met --uit, of geef --overschrijf.")
            }
        }
    }

    /// Writes beside the file and puts it in place when it is whole.
    func schrijf(_ generator: Marktgenerator, _ bestand: Marktbestand) async throws -> (regels: Int, bytes: Int) {
        let doel = map.appendingPathComponent(bestand.naam)
        let deel = map.appendingPathComponent("\(bestand.naam).deel")
        do {
            try Data().write(to: deel)
            let greep = try FileHandle(forWritingTo: deel)
            defer { try? greep.close() }
            let geschreven = try await schrijf(generator, bestand, greep)
            guard rename(deel.path, doel.path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
            return geschreven
        } catch {
            try? FileManager.default.removeItem(at: deel)
            throw ExitFailure.fout("'\(doel.path)' kan niet worden geschreven: \(error.localizedDescription)")
        }
    }

    private func schrijf(
        _ generator: Marktgenerator, _ bestand: Marktbestand, _ greep: FileHandle
    ) async throws -> (regels: Int, bytes: Int) {
        let aantal = generator.aantal(bestand)
        var (van, regels, bytes) = (0, 0, 0)
        while van < aantal {
            let begins = stride(from: van, to: min(aantal, van + Self.stuk * Self.tegelijkMax), by: Self.stuk)
            for stuk in await stukken(generator, bestand, Array(begins)) {
                try greep.write(contentsOf: stuk.bytes)
                regels += stuk.aantal
                bytes += stuk.bytes.count
            }
            van += Self.stuk * Self.tegelijkMax
            voortgang(bestand, min(van, aantal), aantal)
        }
        return (regels, bytes)
    }

    /// Some pieces, made side by side, in order.
    private func stukken(
        _ generator: Marktgenerator, _ bestand: Marktbestand, _ begins: [Int]
    ) async -> [(bytes: Data, aantal: Int)] {
        await withTaskGroup(of: (Int, (bytes: Data, aantal: Int)).self) { groep in
            for begin in begins {
                groep.addTask {
                    let eind = min(generator.aantal(bestand), begin + Self.stuk)
                    return (begin, generator.regels(bestand, begin..<eind))
                }
            }
            var uit: [(Int, (bytes: Data, aantal: Int))] = []
            for await stuk in groep { uit.append(stuk) }
            return uit.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// On a terminal only, and only where it takes long.
    private func voortgang(_ bestand: Marktbestand, _ gedaan: Int, _ aantal: Int) {
        guard isatty(STDERR_FILENO) == 1, aantal >= 100_000 else { return }
        let eind = gedaan == aantal ? "\n" : ""
        try? FileHandle.standardError.write(
            contentsOf: Data("\r\(bestand.naam): \(gedaan * 100 / aantal) %\(eind)".utf8))
    }
}
