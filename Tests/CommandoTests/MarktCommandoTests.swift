import Foundation
import Testing

/// An invented market, from its making to the parties that take it in, and the questions that `match` answers.
@Suite("Trying out on an invented market")
struct MarktCommandoTests {
    private static let dag = ["--vandaag", "2026-11-20"]
    private static let v = Proces.voorbeelden

    /// A folder of its own, gone afterwards.
    private static func metMap<T>(_ doe: (String) async throws -> T) async throws -> T {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("dbt-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: map) }
        return try await doe(map.path)
    }

    private static func genereer(_ map: String, _ meer: [String]) async throws -> Uitslag {
        try await Proces.draai(["genereer", "--uit", map] + dag + meer)
    }

    private static func bestanden(_ map: String) -> [String] {
        ["aanvragen", "aanbod", "contracten"].flatMap { ["--\($0)", "\(map)/\($0).ndjson"] } + dag
    }

    private static func object(_ regel: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(regel.utf8)) as? [String: Any])
    }

    @Test("the same seed writes the same files, whole and nothing beside them; what is there is not lost")
    func zelfde() async throws {
        try await Self.metMap { map in
            let keuze = ["--aanbod", "4500", "--casussen", "50", "--zaad", "9"]
            for deel in ["een", "twee"] {
                let uitslag = try await Self.genereer("\(map)/\(deel)", keuze + ["--json"])
                #expect(uitslag.code == 0, "\(uitslag.fout)")
                let aanbod = try #require(try Self.object(uitslag.uit)["aanbod"] as? [String: Any])
                #expect(aanbod["regels"] as? Int == 4_500)
            }
            let namen = ["aanbod.ndjson", "aanvragen.ndjson", "contracten.ndjson"]
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(map)/een").sorted() == namen)
            for naam in namen {
                let (een, twee) = (
                    FileManager.default.contents(atPath: "\(map)/een/\(naam)"),
                    FileManager.default.contents(atPath: "\(map)/twee/\(naam)")
                )
                #expect(een != nil && een == twee, "\(naam)")
            }
            let weer = try await Self.genereer("\(map)/een", keuze)
            #expect(weer.code == 1 && weer.fout.contains("--overschrijf"))
            #expect(try await Self.genereer("\(map)/een", keuze + ["--overschrijf"]).code == 0)
        }
    }

    @Test("a scenario has the number that was counted, names its source, and match answers every case of it")
    func scenario() async throws {
        try await Self.metMap { map in
            let gemaakt = try await Self.genereer(map, ["--scenario", "overijssel", "--aanbod", "1500"])
            #expect(gemaakt.code == 0 && gemaakt.uit.contains("inspectierapport Overijssel"), "\(gemaakt.fout)")
            let match = try await Proces.draai(["match", "--json"] + Self.bestanden(map))
            #expect(match.code == 0 && match.regels.count == 153, "\(match.fout)")
            let verslag = try await Proces.draai(["match", "--verslag", "--json"] + Self.bestanden(map))
            let object = try Self.object(verslag.uit)
            #expect(object["aanvragen"] as? Int == 153 && object["afgekeurd"] as? Int == 0)
            let regios = try #require(object["regios"] as? [[String: Any]])
            #expect(regios.map { $0["regio"] as? String } == ["IJsselland", "Twente"])
            #expect(regios.map { $0["aanvragen"] as? Int } == [33, 120])
            let verdeling = try #require(object["perAantalOpties"] as? [[String: Int]])
            // Who waits for a verdict or a consent is counted apart: that is no lack of help.
            let wachtend = try #require(object["wachtOp"] as? Int)
            #expect(wachtend > 0 && verdeling.reduce(wachtend) { $0 + ($1["aanvragen"] ?? 0) } == 153)
        }
    }

    @Test("wrong numbers, names and combinations end with 2 and name what can be chosen")
    func verkeerd() async throws {
        let gevallen: [([String], String)] = [
            (["genereer", "--scenario", "narnia"], "zuid-west"), (["genereer", "--aanbod", "-1"], "aanbod"),
            (["genereer", "--aanbod", "10000001"], "10000000"),
            (["genereer", "--scenario", "zuid-west", "--casussen", "5"], "--casussen"),
            (["match", "--waarom", "a", "--verslag"] + Self.bestanden(Self.v), "--verslag"),
        ]
        for (argumenten, woord) in gevallen {
            let uitslag = try await Proces.draai(argumenten)
            #expect(uitslag.code == 2 && uitslag.fout.contains(woord), "\(argumenten): \(uitslag.fout)")
        }
    }

    @Test("every party sends its invented file to a broker without one refusal")
    func versturen() async throws {
        try await Self.metMap { map in
            let gemaakt = try await Self.genereer(map, ["--scenario", "groningen-drenthe", "--aanbod", "300"])
            #expect(gemaakt.code == 0, "\(gemaakt.fout)")
            let broker = Proces(["broker", "--json"])
            _ = try await broker.metEinde(sMax: 300) { broker in
                defer { broker.sein(SIGINT) }
                let regel = try #require(await broker.wachtOp("brokers", sMax: 60))
                let naar = ["--brokers", try #require(try Self.object(regel)["brokers"] as? String)]
                let stappen: [([String], String)] = [
                    (["inkoop", "melden", "\(map)/contracten.ndjson"], ""),
                    (["aanbieder", "melden", "\(map)/aanbod.ndjson"], "300 verstuurd"),
                    (["gi", "indienen", "\(map)/aanvragen.ndjson"] + Self.dag, "57 verstuurd"),
                ]
                for (argumenten, woord) in stappen {
                    let uitslag = try await Proces.draai(argumenten + naar)
                    #expect(uitslag.code == 0, "\(argumenten): \(uitslag.fout)")
                    #expect(woord.isEmpty || uitslag.uit.contains(woord), "\(argumenten): \(uitslag.uit)")
                }
            }
        }
    }

    @Test("match --waarom says in Dutch why an offer is out and what puts it first, and the same to a machine")
    func waarom() async throws {
        let vraag = ["match", "--waarom", "gh-hengelo-stop"] + Self.bestanden(Self.v)
        let tekst = try await Proces.draai(vraag)
        #expect(tekst.code == 0 && tekst.uit.contains("Valt af."), "\(tekst.fout)")
        #expect(tekst.uit.contains("De aanbieder neemt sinds 1 september 2026 niemand aan."))
        #expect(tekst.uit.contains("De wachttijd is hoogstens 4 weken (nu 22 weken)."))
        #expect(tekst.uit.contains("andere aanvragen is deze hulp niet gevraagd"))
        let machine = try await Proces.draai(vraag + ["--casus", "vb-02-gezinshuis", "--json"])
        let object = try Self.object(try #require(machine.regels.first))
        #expect(machine.regels.count == 1 && object["rang"] is NSNull)
        let eerste = try #require((object["wordtEerste"] as? [[String: Any]])?.first)
        #expect(eerste["feit"] as? String == "wachttijd" && eerste["wordt"] as? Int == 4)
        let plaats = try await Proces.draai(["match", "--waarom", "pmt-zwolle"] + Self.bestanden(Self.v))
        #expect(plaats.uit.contains("Op punten nummer 2 van 2") && plaats.uit.contains("nummer 1"))
        for (argumenten, woord) in [(["--waarom", "nergens"], "aanbodId"), (["--casus", "nergens"], "nergens")] {
            let fout = try await Proces.draai(["match"] + argumenten + Self.bestanden(Self.v))
            #expect(fout.code == 1 && fout.fout.contains(woord), "\(fout.fout)")
        }
    }

    @Test("match --verslag counts aanbieders, options and needs; the refused crisis is told apart")
    func verslag() async throws {
        let uitslag = try await Proces.draai(["match", "--verslag"] + Self.bestanden(Self.v))
        #expect(uitslag.code == 0 && uitslag.fout.contains("crisis"), "\(uitslag.fout)")
        #expect(uitslag.uit.contains("11 aanvragen, 1 afgekeurd"))
        #expect(uitslag.uit.contains("klinische-opname") && uitslag.uit.contains("Gini"))
        #expect(uitslag.uit.contains("Deel dit verslag niet buiten de tafels."))
    }
}
