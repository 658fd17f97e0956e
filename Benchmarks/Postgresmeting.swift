import Foundation
import Jeugdhulp
import Matching

/// The same rankings by PostgreSQL, on the same market: started by us on a Unix socket in a temporary folder, warm,
/// prepared, with everything a score asks in the index (`Postgres/meet.sql`). Its time is taken inside the server, so
/// that no client slows it down.
enum Postgresmeting {
    private static let vandaag = Proefmarkt.vandaag

    static func meet(_ markt: Markt, _ aanbod: [Aanbod], _ contracten: [Contract]) {
        let casussen = Proefmarkt.casussen(200, hulpvragen: 1)
        do {
            let map = FileManager.default.temporaryDirectory.appendingPathComponent("doorbraak-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: map) }
            try schrijf(markt.register, aanbod, contracten, casussen, map)
            guard let (versie, p50, p99, som) = try draai(map) else {
                return print("BENCH match.postgres skipped: PostgreSQL is not installed (apt-get install postgresql)")
            }
            var onze: [Double] = []
            var beste = 0
            for casus in casussen { beste += markt.rangschikking(voor: casus, vandaag: vandaag).scores.first ?? 0 }
            for casus in casussen {
                onze.append(Bench.us { _ = markt.rangschikking(voor: casus, vandaag: vandaag) })
            }
            Bench.regel("match.postgres\(versie).1h.\(aanbod.count)", [p50, p99], "us")
            Bench.regel("match.rang.1h.\(aanbod.count)", onze, "us", (p50 / Bench.p(0.5, onze), "postgresql-\(versie)"))
            guard som == beste else {
                return print("BENCH match.postgres WRONG: its best scores add up to \(som), ours to \(beste)")
            }
        } catch {
            print("BENCH match.postgres skipped: \(error)")
        }
    }

    /// - Returns: version, median, 99th percentile and the sum of the best scores; `nil` when it is not installed.
    private static func draai(_ map: URL) throws -> (Int, Double, Double, Int)? {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Postgres/meet.sh")
        let (proces, uit) = (Process(), Pipe())
        proces.executableURL = script
        proces.arguments = [map.path]
        proces.standardOutput = uit
        try proces.run()
        let tekst = String(decoding: uit.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        proces.waitUntilExit()
        let delen = tekst.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: "|").map(String.init)
        guard proces.terminationStatus == 0, delen.count == 4, let versie = Int(delen[0]), let p50 = Double(delen[1]),
            let p99 = Double(delen[2]), let som = Int(delen[3])
        else {
            if proces.terminationStatus == 3 { return nil }
            throw CocoaError(.executableLoad)
        }
        return (versie, p50, p99, som)
    }

    private static func schrijf(
        _ register: Gemeenteregister, _ aanbod: [Aanbod], _ contracten: [Contract], _ casussen: [Casus], _ map: URL
    ) throws {
        func csv(_ naam: String, _ regels: [String]) throws {
            try (regels.joined(separator: "\n") + "\n").write(
                to: map.appendingPathComponent(naam), atomically: false, encoding: .utf8)
        }
        try csv("aanbod.csv", aanbod.map(regel))
        try csv(
            "contract.csv",
            contracten.map { contract in
                let plafond = Plafond.allCases.firstIndex(of: contract.plafond) ?? 0
                return "\(contract.inkoopregio.index),\(contract.agb.nummer),\(contract.van.dagen),"
                    + "\(contract.tot.dagen),\(plafond)"
            })
        try csv(
            "ligging.csv", register.gemeenten.flatMap { van in register.gemeenten.map { ligging(van, $0, register) } })
        try csv("casus.csv", casussen.enumerated().map { regel($0, $1, register) })
    }

    private static func regel(_ een: Aanbod) -> String {
        "\(een.aanbodId),\(een.agb.nummer),\(een.voorziening.index),\(een.gemeente.nummer),"
            + "\(Int32(bitPattern: een.doelgroepen.rawValue)),\(een.leeftijd.van),\(een.leeftijd.tot),\(een.door18),"
            + "\(een.plaatsen.vrij),\(een.wachttijd.totaalWeken),\(een.wachttijd.peildatum.dagen),\(een.inStop),"
            + "\(een.individueleOvereenkomst)"
    }

    private static func ligging(_ van: Gemeente, _ naar: Gemeente, _ register: Gemeenteregister) -> String {
        let g = Gewichten.standaard.bereik
        let punten =
            switch register.bereik(van: van.regio, naar: naar.regio) {
            case .eigenRegio: g.eigenRegio
            case .aangrenzend: g.aangrenzend
            case .bovenregionaal: g.bovenregionaal
            case .landelijk: g.landelijk
            }
        return "\(van.code.nummer),\(naar.code.nummer),\(register.afstandHm(van.code, naar.code) ?? 0),\(punten)"
    }

    private static func regel(_ nummer: Int, _ casus: Casus, _ register: Gemeenteregister) -> String {
        let (aanvraag, vraag) = (casus.aanvraag, casus.aanvraag.hulpvragen[0])
        let norm = Norm.passendeHulp(
            maatregel: aanvraag.maatregel, uiterlijkeDatum: aanvraag.uiterlijkeDatum, vandaag: vandaag)
        let regio = casus.gemeente?.inkoopregio.index ?? 0
        let voorrang = casus.gemeente.map { register.regio($0.regio).voorrangMaatregel } ?? false
        return "\(nummer),\(vraag.voorziening?.index ?? 0),\(aanvraag.jeugdigen[0].leeftijd),"
            + "\(casus.nabij?.nummer ?? 0),\(regio),\(voorrang),\(Int32(bitPattern: vraag.doelgroepen.rawValue)),"
            + "\(norm.uiterlijk.dagen),\(vandaag.dagen),\(gezinspunten(vraag.voorziening))"
    }

    private static func gezinspunten(_ voorziening: Voorziening?) -> Int {
        voorziening.map { Gewichten.standaard.gezinspunten($0) } ?? 0
    }
}
