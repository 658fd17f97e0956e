import Foundation
import Proefhulp

@testable import Tafelronde

/// Small random rounds with plain numbers for costs, so that ties, full places and short groups are common.
struct Proefopgave {
    var g: Zaadgenerator
    let opgave: Rondeopgave

    enum Soort: CaseIterable {
        /// One place each, room for one.
        case toewijzing
        /// One place each, in places with more room and groups that may be short.
        case groepen
        /// Brothers and sisters, and combinations.
        case alles
    }

    init(zaad: UInt64, _ soort: Soort, zakenMax: Int = 8, plaatsenMax: Int = 8) {
        var g = Zaadgenerator(zaad: zaad)
        let groepen =
            soort == .toewijzing
            ? []
            : (0..<Int.random(in: 0...3, using: &g)).map { _ in
                Int.random(in: 0...3, using: &g)
            }
        let plaatsen = (0..<Int.random(in: 1...plaatsenMax, using: &g)).map { _ in
            Rondeopgave.Plaats(
                capaciteit: soort == .toewijzing ? 1 : [0, 1, 1, 1, 2, 3][Int.random(in: 0...5, using: &g)],
                groep: groepen.isEmpty ? -1 : Int.random(in: -1..<groepen.count, using: &g))
        }
        let grof = Bool.random(using: &g)
        func prijs() -> Kosten { Kosten(laag: Int128(Int.random(in: 0...(grof ? 4 : 60), using: &g))) }
        let zaken = (0..<Int.random(in: 0...zakenMax, using: &g)).map { _ in
            let aantal = soort == .alles ? [1, 1, 1, 2, 3][Int.random(in: 0...4, using: &g)] : 1
            let delen = soort == .alles && aantal == 1 ? [1, 1, 2, 3][Int.random(in: 0...3, using: &g)] : 1
            let keuzes = (0..<Int.random(in: 0...6, using: &g)).map { _ in
                let nummers = Array(plaatsen.indices.shuffled(using: &g).prefix(delen)).sorted()
                return Rondeopgave.Keuze(
                    kosten: prijs(), gebruik: nummers.map { .init(plaats: $0, aantal: aantal) })
            }
            let zonder = Kosten(laag: Int128(Int.random(in: grof ? 0...6 : 20...90, using: &g)))
            return Rondeopgave.Zaak(zonder: zonder, keuzes: keuzes)
        }
        (opgave, self.g) = (Rondeopgave(zaken: zaken, plaatsen: plaatsen, groepen: groepen), g)
    }
}

extension Kosten {
    var getal: Int { Int(clamping: laag) }
}

extension Rondeopgave {
    /// As the referee reads it.
    func json(_ antwoord: Rondeantwoord?, metBewijs: Bool) -> [String: Any] {
        var uit: [String: Any] = [
            "zaken": zaken.map { zaak in
                [
                    "zonder": zaak.zonder.getal,
                    "keuzes": zaak.keuzes.map { keuze in
                        [keuze.kosten.getal, keuze.gebruik.map { [$0.plaats, $0.aantal] }] as [Any]
                    },
                ] as [String: Any]
            },
            "plaatsen": plaatsen.map { [$0.capaciteit, $0.groep] }, "groepen": groepen,
        ]
        if let antwoord, metBewijs {
            let bewijs = antwoord.net.bewijs()
            uit["bewijs"] = [
                "plaatsen": bewijs.plaatsen.map(\.getal), "groepen": bewijs.groepen.map(\.getal),
                "winst": bewijs.winst.map { $0?.getal ?? 0 },
                "keuzes": antwoord.keuzes.map { $0.map { $0 as Any } ?? NSNull() },
                "totaal": antwoord.totaal.getal,
            ]
        }
        return uit
    }
}

/// Runs `Scheidsrechter/los.py`: what SciPy says of the same rounds.
enum Scheidsrechter {
    struct Uitspraak: Decodable {
        let totaal: Int
        /// What is wrong with the proof.
        let fout: String?
    }

    struct Fout: Error, CustomStringConvertible {
        let description: String
    }

    static let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The verdict on every round, in order; all of them by one process.
    static func oordeel(_ stukken: [[String: Any]]) throws -> [Uitspraak] {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("ronde-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: map) }
        let (invoer, uitvoer) = (map.appendingPathComponent("in"), map.appendingPathComponent("uit"))
        var regels = Data()
        for stuk in stukken { regels += try JSONSerialization.data(withJSONObject: stuk) + Data("\n".utf8) }
        try regels.write(to: invoer)
        try Data().write(to: uitvoer)
        let proces = Process()
        proces.executableURL =
            ProcessInfo.processInfo.environment["DOORBRAAK_PYTHON"].map { URL(fileURLWithPath: $0) }
            ?? wortel.appendingPathComponent(".build/referee/bin/python3")
        proces.arguments = [wortel.appendingPathComponent("Tests/TafelrondeTests/Scheidsrechter/los.py").path]
        proces.standardInput = try FileHandle(forReadingFrom: invoer)
        proces.standardOutput = try FileHandle(forWritingTo: uitvoer)
        try proces.run()
        proces.waitUntilExit()
        let uitspraken = try Data(contentsOf: uitvoer).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Uitspraak.self, from: Data($0))
        }
        guard proces.terminationStatus == 0, uitspraken.count == stukken.count else {
            throw Fout(
                description: "the referee gave \(uitspraken.count) verdicts on \(stukken.count); run `make setup`")
        }
        return uitspraken
    }
}
