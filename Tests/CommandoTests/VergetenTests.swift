import Berichten
import Foundation
import Proefhulp
import Testing

/// Every process that ever sees a case, from its GI to the page of its table and back; then it is forgotten, and
/// everything that they wrote is searched.
@Suite("A forgotten case, in every process")
struct VergetenTests {
    private static let casusId = "vb-02-gezinshuis"
    private static let v = Proces.voorbeelden
    private static let exports = ["/", "/beeld", "/beeld/cijfers.csv", "/beeld/cijfers.json", "/api/v1/voorstellen"]
    /// A trace for each of what happens to the case: submitted, decided on, forgotten.
    private static let sporen = ["1", "2", "3"].map { "00-\(String(repeating: $0, count: 32))-00f067aa0ba902b7-01" }

    /// What the page and the matcher run beside, and how to reach them.
    private struct Opstelling {
        let map: URL
        let naar: [String]
        let adres, tafel: String
        let bord, matcher: Proces
        /// With the master keys, where messages are sealed.
        let omgeving: [String: String]

        func draai(
            _ opdracht: [String], invoer: String? = nil, spoor: String? = nil
        ) async throws -> Uitslag {
            var alle = omgeving
            alle["TRACEPARENT"] = spoor
            return try await Proces.draai(opdracht + naar, invoer: invoer, omgeving: alle)
        }

        func lees(_ pad: String) async throws -> (code: Int, tekst: String) {
            try await Bordtoegang.vraag(adres + pad, tafel)
        }
    }

    @Test(
        "it is in no topic after compaction, no file of the page, no export and no log; its traces led all the way",
        arguments: [false, true])
    func nergens(verzegeld: Bool) async throws {
        try await Bordtoegang.metGeheimen { map in
            let broker = Proces(["broker", "--json"])
            let eindeBroker = try await broker.metEinde(sMax: 400) { broker in
                defer { broker.sein(SIGINT) }
                let regel = try #require(await broker.wachtOp("brokers", sMax: 60))
                let brokers = try JSONDecoder().decode([String: String].self, from: Data(regel.utf8))["brokers"] ?? ""
                let logboeken = try await Self.leven(map, brokers, verzegeld: verzegeld)
                for (logboek, minstens) in zip(logboeken, [3, 5]) {
                    #expect(!logboek.contains(Self.casusId), "\(Self.regels(logboek))")
                    #expect(logboek.split(separator: "\n").filter { $0.contains("\"trace_id\"") }.count >= minstens)
                }
            }
            #expect(!eindeBroker.fout.contains(Self.casusId))
        }
    }

    private static func regels(_ logboek: String) -> [Substring] {
        logboek.split(separator: "\n").filter { $0.contains(casusId) }
    }

    /// From the first message to the last.
    /// - Returns: what the matcher logged, and what the page did.
    private static func leven(_ map: URL, _ brokers: String, verzegeld: Bool) async throws -> [String] {
        let naar = ["--brokers", brokers]
        let bestand = map.appendingPathComponent("hoofdsleutels").path
        if verzegeld { #expect(try await Proces.draai(["sleutels", "maak", bestand]).code == 0) }
        let omgeving = verzegeld ? ["DOORBRAAK_HOOFDSLEUTELS": bestand] : [:]
        let poort = try Vrijepoort.geef()
        let meer = ["--log", "json", "--uitgebreid"]
        let opstelling = Opstelling(
            map: map, naar: naar, adres: "http://127.0.0.1:\(poort)",
            tafel: try await Bordtoegang.token(map, "expertteam:twente"),
            bord: Bordtoegang.bord(map, brokers, poort: poort, meer, omgeving: omgeving),
            matcher: Proces(["matcher", "--vandaag", "2026-11-20"] + meer + naar, omgeving: omgeving),
            omgeving: omgeving)
        for opdracht in [
            ["topics", "maak"] + (verzegeld ? ["--verzegeld"] : []), ["inkoop", "melden", "\(v)/contracten.ndjson"],
            ["aanbieder", "melden", "\(v)/aanbod.ndjson"],
        ] { #expect(try await opstelling.draai(opdracht).code == 0) }
        var blad: Uitslag?
        let matcher = try await opstelling.matcher.metEinde(sMax: 360) { matcher in
            blad = try await opstelling.bord.metEinde(sMax: 340) { bord in
                try #require(await bord.wachtOpLog("page is up", sMax: 60) != nil)
                try await geschiedenis(opstelling)
                try await vergeet(opstelling)
                bord.sein(SIGTERM)
            }
            matcher.sein(SIGINT)
        }
        #expect(matcher.code == 0 && blad?.code == 0, "\(matcher.fout.suffix(500))")
        return [matcher.fout, blad?.fout ?? ""]
    }

    private static func traceId(_ spoor: Int) -> String { String(sporen[spoor].dropFirst(3).prefix(32)) }

    /// Submitted by its GI, proposed, looked at and decided on by its table, answered by the aanbieder.
    private static func geschiedenis(_ opstelling: Opstelling) async throws {
        let zaak = try String(contentsOfFile: "\(v)/aanvragen.ndjson", encoding: .utf8).split(separator: "\n")
            .first { $0.contains(casusId) }
        let ingediend = try await opstelling.draai(
            ["gi", "indienen", "-", "--vandaag", "2026-11-20"], invoer: String(try #require(zaak)), spoor: sporen[0])
        #expect(ingediend.code == 0, "\(ingediend.fout)")
        #expect(await opstelling.matcher.wachtOpLog(traceId(0), sMax: 120)?.contains("message taken in") == true)
        // By the proposal: the page does not read aanvragen.
        let gelezen = await opstelling.bord.wachtOpLog(traceId(0), sMax: 120)
        #expect(gelezen?.contains("doorbraak.voorstellen.twente") == true)
        #expect(try await opstelling.lees("/zaken/\(casusId)").code == 200)
        #expect(try await opstelling.lees("/api/v1/voorstellen").tekst.contains(casusId))
        let besloten = try await Bordtoegang.vraag(
            opstelling.adres + "/api/v1/gebeurtenissen", opstelling.tafel, lichaam: besluit, spoor: sporen[1])
        #expect(besloten.code == 202, "\(besloten.tekst)")
        #expect(await opstelling.matcher.wachtOpLog(traceId(1), sMax: 120)?.contains("doorbraak.besluiten") == true)
        let antwoord = try await opstelling.draai([
            "aanbieder", "antwoord", "--agb", "99000201", "--aanbod", "gh-almelo-lvb", "--antwoord", "geaccepteerd",
            "--casus", casusId,
        ])
        #expect(antwoord.code == 0, "\(antwoord.fout)")
        #expect(try noemt(opstelling.map))
        if !opstelling.omgeving.isEmpty { try await verzegeldTotNu(opstelling) }
    }

    /// What who has no master keys, and who has, can say before the case is forgotten.
    private static func verzegeldTotNu(_ opstelling: Opstelling) async throws {
        #expect(try await opstelling.draai(["sleutels", "toon", "--json"]).uit.contains(#""zaken":1"#))
        let blind = try await Proces.draai(["vergeet", "--controleer", "--casus", casusId] + opstelling.naar)
        #expect(blind.code == 1 && blind.fout.contains("--hoofdsleutels"), "\(blind.uit) \(blind.fout)")
        let vervangen = try await opstelling.draai(["sleutels", "vernieuw"])
        #expect(vervangen.code == 0 && vervangen.uit.hasPrefix("0 sleutels"), "\(vervangen.fout)")
    }

    private static let besluit = """
        {"specversion":"1.0","id":"besluit-op-de-zaak","source":"urn:nld:oin:00000009900000000000",
        "type":"nl.jeugdhulp.besluit-genomen.v1","time":"2026-11-20T10:00:00Z","data":{"casusId":"\(casusId)",
        "regio":"twente","besluit":"voordracht","rol":"voorzitter-expertteam","reden":"past-het-best","versie":1,
        "optie":{"rang":1,"aanbod":["gh-almelo-lvb"]},"op":"2026-11-20T10:00:00Z"}}
        """

    private static func vergeet(_ opstelling: Opstelling) async throws {
        let vergeten = try await opstelling.draai(
            ["vergeet", "--casus", casusId, "--json", "--vandaag", "2026-11-20"], spoor: sporen[2])
        // It has read every topic: what is named has a later record behind it, or expires.
        #expect(vergeten.code == 0 && !vergeten.regels.isEmpty, "\(vergeten.uit) \(vergeten.fout)")
        #expect(vergeten.regels.allSatisfy { !$0.contains("\"lot\":\"blijft\"") })
        if !opstelling.omgeving.isEmpty {
            #expect(vergeten.regels.contains { $0.contains("doorbraak.sleutels") })
            #expect(
                vergeten.regels.contains { $0.contains("doorbraak.aanvragen") && $0.contains("\"vernietigd\":true") })
            #expect(try await opstelling.draai(["sleutels", "toon", "--json"]).uit.contains(#""zaken":0"#))
        }
        #expect(await opstelling.bord.wachtOpLog(traceId(2), sMax: 120) != nil)
        for pad in exports {
            let export = try await opstelling.lees(pad)
            #expect(export.code == 200 && !export.tekst.contains(casusId), "\(pad) \(export.code)")
        }
        #expect(try await opstelling.lees("/zaken/\(casusId)").code == 404)
        #expect(try await opstelling.lees("/api/v1/voorstellen/\(casusId)").code == 404)
        #expect(try !noemt(opstelling.map))
    }

    /// Whether the files of the page name the case.
    private static func noemt(_ map: URL) throws -> Bool {
        let stand = map.appendingPathComponent("stand")
        let namen = try FileManager.default.contentsOfDirectory(atPath: stand.path)
        try #require(namen.contains("bord.sqlite"))
        return try namen.contains {
            try Data(contentsOf: stand.appendingPathComponent($0)).range(of: Data(casusId.utf8)) != nil
        }
    }
}
