import Foundation
import Testing

/// The command line as its users meet it: real processes, exit codes, words.
/// The limits on waiting are wide: other tests may keep the machine busy for a minute, and no test waits for them.
@Suite("The command line")
struct CommandoTests {
    private static let v = Proces.voorbeelden
    private static let bestanden = [
        "--aanvragen", "\(v)/aanvragen.ndjson", "--aanbod", "\(v)/aanbod.ndjson", "--contracten",
        "\(v)/contracten.ndjson", "--vandaag", "2026-11-20", "--json",
    ]

    private static func perCasus(_ regels: [String]) throws -> [String: String] {
        try Dictionary(
            regels.map { regel in
                let object = try JSONSerialization.jsonObject(with: Data(regel.utf8)) as? [String: Any]
                return (object?["casusId"] as? String ?? "?", regel)
            }
        ) { $1 }
    }

    @Test("match answers each aanvraag with one line, the crisis among them, and ends with 0")
    func match() async throws {
        let uitslag = try await Proces.draai(["match"] + Self.bestanden)
        #expect(uitslag.code == 0 && uitslag.regels.count == 12, "\(uitslag.fout)")
        let crisis = try #require(try Self.perCasus(uitslag.regels)["vb-09-crisis"])
        #expect(crisis.contains("\"code\":\"crisis\"") && crisis.contains("spoedhulp"))
    }

    @Test("match takes its aanvragen from standard input too, the refused ones included")
    func matchInvoer() async throws {
        let aanvragen = try String(contentsOfFile: "\(Self.v)/aanvragen.ndjson", encoding: .utf8)
        let argumenten = Self.bestanden.map { $0.hasSuffix("aanvragen.ndjson") ? "-" : $0 }
        let uitslag = try await Proces.draai(["match"] + argumenten, invoer: aanvragen)
        let vast = try await Proces.draai(["match"] + Self.bestanden)
        #expect(uitslag.code == 0 && uitslag.uit == vast.uit, "\(uitslag.fout)")
    }

    @Test("match on shuffled files gives the same bytes for each case", arguments: 1...3)
    func geschud(zaad: Int) async throws {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("dbt-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: map) }
        for naam in ["aanvragen", "aanbod", "contracten"] {
            let tekst = try String(contentsOfFile: "\(Self.v)/\(naam).ndjson", encoding: .utf8)
            let regels = tekst.split(separator: "\n")
            // Turned round and cut at another place each time: another order, and repeatable.
            let anders = Array(regels.reversed().dropFirst(zaad)) + regels.reversed().prefix(zaad)
            try anders.joined(separator: "\n").write(
                to: map.appendingPathComponent("\(naam).ndjson"), atomically: true, encoding: .utf8)
        }
        let vast = try await Proces.draai(["match"] + Self.bestanden)
        let los = try await Proces.draai(
            ["match"] + Self.bestanden.map { $0.replacingOccurrences(of: Self.v, with: map.path) })
        #expect(try Self.perCasus(vast.regels) == Self.perCasus(los.regels))
    }

    @Test("regio toon says which table, contacts and ladder a region has, for people and for machines")
    func regioToon() async throws {
        let mens = try await Proces.draai(["regio", "toon", "zuid-holland zuid", "--vandaag", "2026-11-20"])
        #expect(mens.code == 0, "\(mens.fout)")
        for woord in ["Regionaal expertiseteam", "contactpersoon maatwerk", "langer dan 3 maanden", "BREN"] {
            #expect(mens.uit.contains(woord), "\(woord)")
        }
        #expect(!mens.uit.contains("{"))
        let machine = try await Proces.draai(["regio", "toon", "Drenthe", "--vandaag", "2026-11-20", "--json"])
        let object = try JSONSerialization.jsonObject(with: Data(machine.uit.utf8)) as? [String: Any]
        #expect((object?["inkoopregios"] as? [Any])?.count == 2 && machine.regels.count == 1)
        let mis = try await Proces.draai(["regio", "toon", "Twentte"])
        #expect(mis.code == 1 && mis.fout.contains("Bedoelt u 'Twente'?"))
    }

    @Test("a wrong region file is refused with file, line and what to change, by regio controleer and at every start")
    func regioControleer() async throws {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("dbt-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: map) }
        let bestand = map.appendingPathComponent("achterhoek.yaml")
        let goed = "regio: Achterhoek\ntafel:\n  naam: RET Achterhoek\n  soort: ret\ngemeenten: [Aalten, Berkelland]\n"
        try goed.replacingOccurrences(of: "Berkelland", with: "Berkeland").write(
            to: bestand, atomically: true, encoding: .utf8)
        let fout = "\(bestand.path):5: onbekende gemeente 'Berkeland'. Bedoelt u 'Berkelland'?"
        let controle = try await Proces.draai(["regio", "controleer", bestand.path])
        #expect(controle.code == 1 && controle.uit.contains(fout), "\(controle.uit)")
        for start in [["match"] + Self.bestanden, ["demo", "--eenmalig"], ["matcher", "--brokers", "127.0.0.1:1"]] {
            let uitslag = try await Proces.draai(start + ["--regios", map.path])
            #expect(uitslag.code == 1 && uitslag.fout.contains(fout), "\(uitslag.fout)")
        }
        #expect(try await Proces.draai(["regio", "controleer"]).code == 2)
    }

    @Test("a region file of one's own changes what the engine answers")
    func regiosMap() async throws {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("dbt-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: map) }
        let yaml = "regio: Twente\ntafel: {naam: Tafel van Twente, soort: ret}\n"
        try yaml.write(to: map.appendingPathComponent("twente.yaml"), atomically: true, encoding: .utf8)
        let uitslag = try await Proces.draai(["match"] + Self.bestanden + ["--regios", map.path])
        let linde = try #require(try Self.perCasus(uitslag.regels)["vb-02-gezinshuis"])
        #expect(uitslag.code == 0 && linde.contains("\"tafel\":\"Tafel van Twente\""), "\(uitslag.fout)")
    }

    @Test("match goes on without the offers that are refused, says which, and ends with 1 (b16)")
    func matchZonderAfgekeurd() async throws {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("match-\(UUID())")
        try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: map) }
        let goed = try String(contentsOfFile: "\(Self.v)/aanbod.ndjson", encoding: .utf8)
        let eerste = try #require(goed.split(separator: "\n").first)
        let dag = try #require(eerste.firstMatch(of: /"peildatum": ?"([0-9-]+)"/)?.output.1)
        let rijen = ["1900-01-01", "2199-12-31"].map {
            eerste.replacing(dag, with: $0).replacing(/"aanbodId": ?"[^"]+"/, with: "\"aanbodId\":\"ver-\($0)\"")
        }
        let aanbod = map.appendingPathComponent("aanbod.ndjson").path
        try (goed + "\n" + rijen.joined(separator: "\n")).write(toFile: aanbod, atomically: true, encoding: .utf8)
        let met = Self.bestanden.map { $0 == "\(Self.v)/aanbod.ndjson" ? aanbod : $0 }
        let (vast, uitslag) = (
            try await Proces.draai(["match"] + Self.bestanden), try await Proces.draai(["match"] + met)
        )
        #expect(uitslag.code == 1 && uitslag.uit == vast.uit)
        for code in ["waarde-buiten-grenzen", "datum-in-toekomst"] { #expect(uitslag.fout.contains(code)) }
    }

    @Test("wrong use ends with 2, what is refused or missing with 1, and both say what to do")
    func codes() async throws {
        let gevallen: [([String], Int32, String)] = [
            (["--help"], 0, ""), (["--version"], 0, ""), (["verzonnen"], 2, "--help"),
            (["gi", "indienen"], 2, "Usage"), (["expertteam", "volgen", "--regio", "Narnia"], 2, "Kies uit"),
            (["gi", "volgen", "--gi", "jbov"], 2, "--brokers"),
            (["match", "--aanvragen", "/nergens", "--aanbod", "/nergens", "--contracten", "/nergens"], 1, "/nergens"),
            (["topics", "toon", "--brokers", "127.0.0.1:1", "--gi", "Hoofd Letters"], 2, "--gi"),
        ]
        for (argumenten, code, woord) in gevallen {
            let uitslag = try await Proces.draai(argumenten)
            #expect(uitslag.code == code, "\(argumenten): \(uitslag.fout)")
            #expect(woord.isEmpty || uitslag.fout.contains(woord), "\(argumenten): \(uitslag.fout)")
        }
        let woonplaats = try await Proces.draai(
            ["woonplaats", "-", "--json"],
            invoer: """
                {"id":"a","peildatum":"2026-11-20","leeftijd":9,"woonplaats":{"brpGemeente":"0193"}}
                {"id":"b","peildatum":"2026-02-30","leeftijd":9,"woonplaats":{}}
                """)
        #expect(woonplaats.code == 1 && woonplaats.uit.contains("\"regel\":\"W8\""))
        #expect(woonplaats.fout.contains("regel 2"))
        let leesbaar = try await Proces.draai(
            ["woonplaats", "-"],
            invoer: """
                {"id":"a","peildatum":"2021-11-20","leeftijd":9,"woonplaats":{"gezag":{"soort":"voogd","gemeente":"0141"}}}
                """)
        #expect(
            leesbaar.uit.hasPrefix(
                """
                a  Almelo (0141)  zeker
                  De voogd woont in Almelo. Tot 2022 was die gemeente verantwoordelijk.
                  Regel W33; geldt vanaf 1 januari 2015.
                  Feiten: gezag.soort voogd, gezag.gemeente 0141.
                  Niet gebruikt: leeftijd 9, peildatum 2021-11-20.
                  Jeugdwet artikel 1.1 woonplaats, tekst van 1 januari 2015, onderdeel voogd.

                """))
    }

    @Test(
        "without a broker every command ends with 1, and names the address and what to do",
        arguments: [
            ["gi", "indienen", "\(v)/aanvragen.ndjson"], ["gi", "volgen", "--gi", "jbov"],
            ["aanbieder", "melden", "\(v)/aanbod.ndjson"], ["inkoop", "melden", "\(v)/contracten.ndjson"],
            ["expertteam", "volgen", "--regio", "Twente"], ["topics", "maak"], ["topics", "toon"],
        ])
    func geenBroker(argumenten: [String]) async throws {
        // About eight seconds; the limit only tells an end from a hang, also on a busy machine.
        let uitslag = try await Proces.draai(argumenten + ["--brokers", "127.0.0.1:1"], sMax: 60)
        #expect(uitslag.code == 1, "\(uitslag.duur)")
        #expect(uitslag.fout.contains("127.0.0.1:1") && uitslag.fout.contains("doorbraaktafel broker"))
    }

    @Test("columns of a spreadsheet that nobody knows are named, before anything is sent")
    func onbekendeKolommen() async throws {
        let bestand = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: bestand) }
        let regels = try String(contentsOfFile: "\(Self.v)/aanbod.csv", encoding: .utf8).split(
            whereSeparator: \.isNewline)
        try regels.enumerated().map { $0 == 0 ? "\($1);Telefoon" : "\($1);053" }.joined(separator: "\n")
            .write(to: bestand, atomically: true, encoding: .utf8)
        let uitslag = try await Proces.draai(
            ["aanbieder", "melden", bestand.path, "--brokers", "127.0.0.1:1"], sMax: 60)
        #expect(uitslag.code == 1 && uitslag.fout.contains("niet bekend: Telefoon\n"), "\(uitslag.fout)")
    }

    @Test("the demo answers all twelve and ends by itself")
    func demo() async throws {
        let uitslag = try await Proces.draai(["demo", "--eenmalig", "--json"])
        #expect(uitslag.code == 0 && uitslag.regels.count == 12, "\(uitslag.fout)")
        #expect(try Self.perCasus(uitslag.regels).count == 12)
    }

    @Test("the demo stays up until Ctrl-C and then ends within five seconds")
    func demoBlijft() async throws {
        let demo = Proces(["demo", "--poort", "0"])
        let sein = Tijdmeting()
        let uitslag = try await demo.metEinde(sMax: 240) { demo in
            #expect(await demo.wachtOp("blijft staan", sMax: 120) != nil)
            sein.zet()
            demo.sein(SIGINT)
        }
        #expect([0, 130].contains(uitslag.code), "\(uitslag.code) \(uitslag.fout)")
        #expect(uitslag.eind - sein.moment < .seconds(5))
    }

    @Test("broker, matcher and every party as processes of their own; the matcher ends in good order on Ctrl-C")
    func processen() async throws {
        let broker = Proces(["broker", "--json"])
        _ = try await broker.metEinde(sMax: 300) { broker in
            defer { broker.sein(SIGINT) }
            let regel = try #require(await broker.wachtOp("brokers", sMax: 60))
            let adres = try #require(
                (try JSONSerialization.jsonObject(with: Data(regel.utf8)) as? [String: Any])?["brokers"] as? String)
            let naar = ["--brokers", adres]
            let matcher = Proces(["matcher", "--vandaag", "2026-11-20"] + naar)
            let einde = try await matcher.metEinde(sMax: 280) { matcher in
                try await Self.partijen(naar)
                try await Self.besluiten(naar)
                try await Self.vergeten(naar)
                matcher.sein(SIGINT)
            }
            #expect(einde.code == 0, "\(einde.fout)")
        }
    }

    /// A case with a proposal, a voordracht and an answer behind it is forgotten, and every topic is read to see it.
    private static func vergeten(_ naar: [String]) async throws {
        let opdracht = ["vergeet", "--casus", "vb-02-gezinshuis"] + naar
        let voor = try await Proces.draai(opdracht + ["--controleer"])
        #expect(voor.code == 1 && voor.uit.contains("doorbraak.zaken"), "\(voor.uit)")
        let na = try await Proces.draai(opdracht + ["--json", "--vandaag", "2026-11-20"])
        #expect(na.code == 0 && !na.regels.isEmpty, "\(na.uit) \(na.fout)")
        #expect(na.regels.allSatisfy { !$0.contains("\"lot\":\"blijft\"") })
        // The other cases are still there.
        #expect(try await Proces.draai(["vergeet", "--controleer", "--casus", "vb-01-pmt"] + naar).code == 1)
    }

    /// A table decides on what it was proposed, the aanbieder answers, and the GI reads what came of it.
    private static func besluiten(_ naar: [String]) async throws {
        let zaak = ["--casus", "vb-02-gezinshuis"]
        let besluit = ["expertteam", "besluit", "--regio", "Twente", "--rol", "voorzitter-expertteam"] + zaak + naar
        let keuze = ["--versie", "1", "--besluit", "voordracht", "--reden", "past-het-best"]
        let niets = try await Proces.draai(besluit + keuze + ["--optie", "9"])
        #expect(niets.code == 1 && niets.fout.contains("geen optie 9"), "\(niets.fout)")
        let zonder = try await Proces.draai(besluit + keuze)
        #expect(zonder.code != 0 && zonder.fout.contains("--optie"))
        let gedaan = try await Proces.draai(besluit + keuze + ["--optie", "1"])
        #expect(gedaan.code == 0 && gedaan.uit.contains("1 verstuurd"), "\(gedaan.fout)")
        let volgen = Proces(["aanbieder", "volgen", "--agb", "99000201"] + naar)
        let gevolgd = try await volgen.metEinde(sMax: 240) { volgen in
            #expect(await volgen.wachtOp("Antwoord uiterlijk", sMax: 120) != nil)
            volgen.sein(SIGINT)
        }
        #expect(gevolgd.uit.contains("gh-almelo-lvb") && gevolgd.code == 130)
        let antwoord = ["aanbieder", "antwoord", "--agb", "99000201", "--aanbod", "gh-almelo-lvb"] + zaak + naar
        let advies = try await Proces.draai(antwoord + ["--antwoord", "afgewezen", "--na-intake"])
        #expect(advies.code == 1 && advies.fout.contains("advies"), "\(advies.fout)")
        #expect(try await Proces.draai(antwoord + ["--antwoord", "geaccepteerd"]).code == 0)
        let gi = try await Proces(["gi", "volgen", "--gi", "ljenr"] + naar).metEinde(sMax: 240) { volgen in
            #expect(await volgen.wachtOp("heeft ja gezegd", sMax: 120) != nil)
            volgen.sein(SIGTERM)
        }
        #expect(gi.code == 130)
    }

    private static func partijen(_ naar: [String]) async throws {
        #expect(try await Proces.draai(["topics", "maak"] + naar).code == 0)
        #expect(try await Proces.draai(["topics", "toon"] + naar).code == 0)
        #expect(try await Proces.draai(["inkoop", "melden", "\(v)/contracten.ndjson"] + naar).code == 0)
        #expect(try await Proces.draai(["aanbieder", "melden", "\(v)/aanbod.ndjson"] + naar).code == 0)
        let indienen = try await Proces.draai(
            ["gi", "indienen", "\(v)/aanvragen.ndjson", "--vandaag", "2026-11-20"] + naar)
        #expect(indienen.code == 1 && indienen.fout.contains("regel 9 afgekeurd: crisis"))
        #expect(indienen.uit.contains("11 verstuurd, 1 niet"))
        let volgen = Proces(["expertteam", "volgen", "--regio", "Twente"] + naar)
        let gevolgd = try await volgen.metEinde(sMax: 240) { volgen in
            #expect(await volgen.wachtOp("vb-02-gezinshuis", sMax: 120) != nil)
            #expect(await volgen.wachtOp("vb-11-keten", sMax: 120) != nil)
            volgen.sein(SIGINT)
        }
        #expect(gevolgd.code == 130 && gevolgd.uit.contains("individuele-overeenkomst"))
        let status = try await Proces(["gi", "volgen", "--gi", "jbov", "--json"] + naar).metEinde(sMax: 240) { volgen in
            #expect(await volgen.wachtOp("vb-11-keten", sMax: 120) != nil)
            volgen.sein(SIGTERM)
        }
        #expect(status.code == 130)
    }
}

/// A moment in a test.
private final class Tijdmeting: @unchecked Sendable {
    // Set once, by the test that reads it.
    private(set) var moment = ContinuousClock.now
    func zet() { moment = .now }
}
