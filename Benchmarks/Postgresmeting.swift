import Foundation
import Jeugdhulp
import Matching

/// The same rankings by PostgreSQL, on the same market: started by us on a Unix socket in a temporary folder, warm,
/// prepared, with everything a score asks in the index (`Postgres/meet.sql`). Its time is taken inside the server, so
/// that no client slows it down.
enum Postgresmeting {
    private static let vandaag = Proefmarkt.vandaag
    private static let rondes = 100

    static func meet(_ markt: Markt, _ aanbod: [Aanbod], _ contracten: [Contract]) {
        let casussen = Array(Proefmarkt.casussen(1_000, hulpvragen: 1).filter(kanInSql).prefix(200))
        do {
            let map = FileManager.default.temporaryDirectory.appendingPathComponent("doorbraak-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: map) }
            try schrijf(markt.register, aanbod, contracten, casussen, map)
            guard let uitslag = try draai(map) else {
                return print("BENCH match.postgres skipped: PostgreSQL is not installed (apt-get install postgresql)")
            }
            var onze: [Double] = []
            var (beste, buiten) = (0, 0)
            for casus in casussen {
                beste += markt.rangschikking(voor: casus, vandaag: vandaag).scores.first ?? 0
                let rijen = markt.voorstel(voor: casus, vandaag: vandaag).uitgesloten
                buiten += rijen.reduce(0) { $0 + ($1.reden == .hulpvorm ? 0 : $1.aantal) }
            }
            // As long a time as PostgreSQL is measured: a moment is one sample of what else the machine does.
            for _ in 0..<rondes {
                for casus in casussen {
                    onze.append(Bench.us { _ = markt.rangschikking(voor: casus, vandaag: vandaag) })
                }
            }
            let naam = "postgresql-\(Int(uitslag[0]))"
            let wij = Bench.p(0.5, onze)
            Bench.regel("match.postgres.list.p50", uitslag[1], "us")
            Bench.regel("match.postgres.list.p99", uitslag[2], "us")
            Bench.regel("match.postgres.whole.p50", uitslag[3], "us")
            Bench.regel("match.postgres.whole.p99", uitslag[4], "us")
            Bench.regel("match.rang.1h.\(aanbod.count)", onze, "us", (uitslag[1] / wij, "\(naam)-list-alone"))
            Bench.regel("match.rang.1h.\(aanbod.count)", onze, "us", (uitslag[3] / wij, "\(naam)-with-exclusions"))
            if Int(uitslag[5]) != beste || Int(uitslag[6]) != buiten {
                print(
                    "BENCH match.postgres WRONG: best scores and who is out add up to \(uitslag[5...]) there, ours to")
                print("BENCH match.postgres WRONG: \(beste) and \(buiten)")
            }
        } catch {
            print("BENCH match.postgres skipped: \(error)")
        }
    }

    /// What the query can say. It leaves out what would make it slower: earlier attempts, brothers and sisters, a
    /// hulpvraag without a voorziening, a birthday that is known.
    private static func kanInSql(_ casus: Casus) -> Bool {
        let (aanvraag, vraag) = (casus.aanvraag, casus.aanvraag.hulpvragen[0])
        return aanvraag.jeugdigen.count == 1 && aanvraag.jeugdigen[0].wordt18Op == nil && vraag.voorziening != nil
            && aanvraag.reedsGeprobeerd.isEmpty && aanvraag.wachtOp == nil && vraag.hulpvorm != .gesloten
            && casus.gemeente != nil && casus.nabij == casus.gemeente?.code && vraag.leveringsvorm == .zin
    }

    /// - Returns: what the script prints, see there; `nil` when PostgreSQL is not installed.
    private static func draai(_ map: URL) throws -> [Double]? {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Postgres/meet.sh")
        let (proces, uit) = (Process(), Pipe())
        proces.executableURL = script
        proces.arguments = [map.path]
        proces.standardOutput = uit
        try proces.run()
        let tekst = String(decoding: uit.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        proces.waitUntilExit()
        if proces.terminationStatus == 3 { return nil }
        let getallen = tekst.split { $0 == "|" || $0.isNewline }.compactMap { Double($0) }
        guard proces.terminationStatus == 0, getallen.count == 7 else { throw CocoaError(.executableLoad) }
        return getallen
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
                let vormen = contract.hulpvormen.lijst.reduce(0) { $0 | 1 << $1.index }
                return "\(contract.inkoopregio.index),\(contract.agb.nummer),\(vormen),\(contract.van.dagen),"
                    + "\(contract.tot.dagen),\(plafond)"
            })
        try csv(
            "ligging.csv", register.gemeenten.flatMap { van in register.gemeenten.map { ligging(van, $0, register) } })
        try csv("casus.csv", casussen.enumerated().map { regel($0, $1, register) })
    }

    private static func regel(_ een: Aanbod) -> String {
        "\(een.aanbodId),\(een.agb.nummer),\(een.voorziening.index),\(een.gemeente.nummer),"
            + "\(Int32(bitPattern: een.doelgroepen.rawValue)),\(een.leeftijd.van),\(een.leeftijd.tot),\(een.door18),"
            + "\(een.plaatsen.vrij),\(een.plaatsen.vrijVanaf.map { "\($0.dagen)" } ?? ""),"
            + "\(een.wachttijd.totaalWeken),\(een.wachttijd.peildatum.dagen),\(een.inStop),"
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
        let maxHm = aanvraag.wensen.maxAfstandKm.map { "\($0 * 10)" } ?? "1000000"
        return
            "\(nummer),\(vraag.voorziening?.index ?? 0),\(1 << vraag.hulpvorm.index),\(aanvraag.jeugdigen[0].leeftijd),"
            + "\(casus.nabij?.nummer ?? 0),\(regio),\(voorrang),\(Int32(bitPattern: vraag.doelgroepen.rawValue)),"
            + "\(norm.uiterlijk.dagen),\(vandaag.dagen),\(gezinspunten(vraag.voorziening)),\(maxHm)"
    }

    private static func gezinspunten(_ voorziening: Voorziening?) -> Int {
        voorziening.map { Gewichten.standaard.gezinspunten($0) } ?? 0
    }
}
