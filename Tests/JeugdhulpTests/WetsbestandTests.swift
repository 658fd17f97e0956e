import Foundation
import Testing

@testable import Jeugdhulp

@Suite("The law is the file")
struct WetsbestandTests {
    static let kop = """
        name: Proef
        regulatory_layer: WET
        bwb_id: BWBR0000000
        publication_date: "2025-01-01"
        valid_from: "2025-01-01"
        url: "https://example.nl/"
        articles:
          - number: "1"
            url: "https://example.nl/"
            text: Proef.
            machine_readable:
              definitions: {GRENS: 18, NAAM: naam, ZIN: "Op {peildatum} is het {leeftijd}."}
              execution:
                parameters:
                  - {name: leeftijd, type: number}
                  - {name: peildatum, type: date}
                  - {name: ongeboren, type: boolean}
                input:
                  - {name: verblijf_soort, type: string, source: {}}
                  - {name: verblijf_sinds, type: date, source: {}}

        """

    /// A law with these outcomes, each "naam: type = waarde".
    static func yaml(_ uitkomsten: [(String, String, String)]) -> String {
        let output = uitkomsten.map { "          - {name: \($0.0), type: \($0.1)}\n" }.joined()
        let actions = uitkomsten.map { "          - output: \($0.0)\n            value: \($0.2)\n" }.joined()
        return kop + "        output:\n" + output + "        actions:\n" + actions
    }

    static func wet(_ uitkomsten: [(String, String, String)], zin: String = "{leeftijd}") throws -> Wet {
        try Wet(
            bestand: "proef.yaml", yaml: yaml(uitkomsten).replacing("het {leeftijd}", with: "het \(zin)"),
            invoer: Woonplaatsgegeven.invoer,
            woorden: Woonplaatsgegeven.woorden)
    }

    static func fouten(_ yaml: String) -> [Wetsfout] {
        do throws(Wetsfouten) {
            _ = try Wet(
                bestand: "proef.yaml", yaml: yaml, invoer: Woonplaatsgegeven.invoer, woorden: Woonplaatsgegeven.woorden)
            return []
        } catch {
            return error.lijst
        }
    }

    private func reken(_ type: String, _ waarde: String, _ feiten: [Woonplaatsgegeven: Wetswaarde] = [:]) throws
        -> Wetswaarde
    {
        let artikel = try #require(try Self.wet([("uit", type, waarde)]).artikelen.first)
        var alle = [Wetswaarde](repeating: .leeg, count: Woonplaatsgegeven.allCases.count)
        for (gegeven, waarde) in feiten { alle[gegeven.plaats] = waarde }
        var loop = Wetsloop(artikel, alle)
        return loop.uitkomst(0)
    }

    @Test(
        "what is true and what is not",
        arguments: [
            ("{operation: AND, conditions: [true, true]}", true),
            ("{operation: AND, conditions: [true, false]}", false),
            ("{operation: OR, conditions: [false, true]}", true), ("{operation: OR, conditions: []}", false),
            ("{operation: AND, conditions: []}", true), ("{operation: NOT, value: false}", true),
            ("{operation: EQUALS, subject: $leeftijd, value: 18}", true),
            ("{operation: EQUALS, subject: $leeftijd, value: $GRENS}", true),
            ("{operation: EQUALS, subject: $verblijf_soort, value: null}", true),
            ("{operation: EQUALS, subject: $NAAM, value: naam}", true),
            ("{operation: LESS_THAN, subject: $leeftijd, value: 18}", false),
            ("{operation: LESS_THAN_OR_EQUAL, subject: $leeftijd, value: 18}", true),
            ("{operation: GREATER_THAN, subject: $peildatum, value: \"2024-02-28\"}", true),
            ("{operation: GREATER_THAN_OR_EQUAL, subject: $peildatum, value: \"2024-03-01\"}", false),
            ("{operation: LESS_THAN, subject: $verblijf_sinds, value: \"2024-03-01\"}", false),
            ("{operation: IN, subject: $leeftijd, values: [17, 18]}", true),
            ("{operation: IN, subject: $verblijf_soort, values: [jji, wlz]}", false),
        ])
    func waarheid(_ waarde: String, _ waar: Bool) throws {
        let feiten: [Woonplaatsgegeven: Wetswaarde] = [
            .leeftijd: .getal(18), .peildatum: .dag(try datum("2024-02-29")),
        ]
        #expect(try reken("boolean", waarde, feiten) == .waar(waar))
    }

    @Test(
        "sums and dates",
        arguments: [
            ("number", "{operation: ADD, values: [1, 2, $leeftijd]}", "21"),
            ("number", "{operation: SUBTRACT, values: [$leeftijd, 20]}", "-2"),
            ("number", "{operation: ADD, values: [1, $jaren_niet_gegeven]}", ""),
            ("number", "{operation: DATE_DIFF, from: \"2020-02-29\", to: $peildatum, in: years}", "2"),
            ("number", "{operation: DATE_DIFF, from: \"2023-01-31\", to: $peildatum, in: months}", "0"),
            ("number", "{operation: DATE_DIFF, from: \"2023-02-01\", to: $peildatum, in: days}", "27"),
            ("date", "{operation: DATE_ADD, date: \"2020-02-29\", years: 1}", "2021-02-28"),
            ("date", "{operation: DATE_ADD, date: \"2023-01-31\", months: 1, days: 1}", "2023-03-01"),
            ("date", "{operation: DATE_ADD, date: $peildatum, weeks: -1}", "2023-02-21"),
        ])
    func rekening(_ type: String, _ waarde: String, _ uit: String) throws {
        let feiten: [Woonplaatsgegeven: Wetswaarde] = [
            .leeftijd: .getal(18), .peildatum: .dag(try datum("2023-02-28")),
        ]
        let tekst = waarde.replacing("$jaren_niet_gegeven", with: "null")
        let gekregen = try reken(type, tekst, feiten)
        #expect(gekregen == (type == "date" ? .dag(try datum(uit)) : (Int(uit).map { .getal($0) } ?? .leeg)))
    }

    @Test("the first case that holds gives the value; without one and without default there is none")
    func als() throws {
        let waarde = "{operation: IF, cases: [{when: $ongeboren, then: 1}, {when: true, then: 2}], default: 3}"
        #expect(try reken("number", waarde, [.ongeboren: .waar(true)]) == .getal(1))
        #expect(try reken("number", waarde) == .getal(2))
        #expect(try reken("number", "{operation: IF, cases: [{when: false, then: 1}], default: 3}") == .getal(3))
        #expect(try reken("number", "{operation: IF, cases: [{when: false, then: 1}]}") == .leeg)
    }

    @Test("an outcome may rest on another, whatever their order, and the gaps of a sentence are filled")
    func zinnen() throws {
        let wet = try Self.wet(
            [
                ("zin", "array", "{operation: LIST, items: [$ZIN, null, $NAAM]}"),
                ("som", "number", "{operation: ADD, values: [$leeftijd, 1]}"),
            ], zin: "{som}")
        let artikel = try #require(wet.artikelen.first)
        var alle = [Wetswaarde](repeating: .leeg, count: Woonplaatsgegeven.allCases.count)
        alle[Woonplaatsgegeven.leeftijd.plaats] = .getal(9)
        alle[Woonplaatsgegeven.peildatum.plaats] = .dag(try datum("2026-11-20"))
        var loop = Wetsloop(artikel, alle)
        let woorden = loop.lijst(0).map { Int($0.getal) }
        let zinnen = woorden.map { loop.zin($0, .landelijk) }
        #expect(zinnen == ["Op 20 november 2026 is het 10.", "naam"])
    }

    @Test(
        "what cannot be worked out is refused with its line and what to do",
        arguments: [
            ("{operation: MULTIPLY, values: [1, 2]}", "number", "de bewerking 'MULTIPLY' kent het programma niet"),
            ("{operation: AGE, date_of_birth: $peildatum, reference_date: $peildatum}", "number", "'AGE'"),
            ("{operation: EQAULS, subject: 1, value: 1}", "boolean", "Bedoelt u 'EQUALS'?"),
            ("$leeftijdd", "number", "Bedoelt u 'leeftijd'?"), ("$leeftijd", "boolean", "Hier hoort 'boolean'"),
            ("{operation: AND, conditions: [$leeftijd]}", "boolean", "een voorwaarde van AND is 'number'"),
            ("{operation: NOT, value: 3}", "boolean", "wat NOT omkeert is 'number'"),
            ("{operation: EQUALS, subject: $leeftijd, value: achttien}", "boolean", "waarmee EQUALS vergelijkt"),
            ("{operation: LESS_THAN, subject: $verblijf_soort, value: 3}", "boolean", "Vergelijk getallen of datums"),
            ("{operation: IF, cases: [{when: true, then: 1}], default: a}", "number", "'default'"),
            ("{operation: IF, cases: []}", "number", "IF heeft geen gevallen"),
            ("{operation: IN, subject: $leeftijd, value: $GRENS}", "boolean", "IN heeft geen rij 'values'"),
            (
                "{operation: DATE_DIFF, from: $peildatum, to: $peildatum, in: uren}", "number",
                "Kies days, months of years"
            ),
            ("{operation: DATE_ADD, date: $leeftijd, days: 1}", "date", "'date' is 'number'"),
            ("{operation: EQUALS, subject: 1}", "boolean", "'value' ontbreekt"),
            ("{operation: ADD, values: [$uit, 1]}", "number", "heeft zichzelf nodig"),
            ("[1, 2]", "number", "hier staat geen"),
        ])
    func weigering(_ waarde: String, _ type: String, _ woorden: String) {
        let fouten = Self.fouten(Self.yaml([("uit", type, waarde)]))
        let regel = Self.yaml([("uit", type, waarde)]).split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex {
                $0.contains("value: \(waarde)")
            }
        #expect(fouten.contains { "\($0)".contains(woorden) }, "\(fouten)")
        #expect(fouten.allSatisfy { $0.regel == (regel ?? 0) + 1 && !$0.watTeDoen.isEmpty }, "\(fouten)")
    }

    @Test("what is wrong around the rules is told too, all of it at once")
    func vorm() {
        let goed = Self.yaml([("uit", "number", "1")])
        func fout(_ van: String, _ naar: String) -> String {
            "\(Wetsfouten(lijst: Self.fouten(goed.replacing(van, with: naar))))"
        }
        #expect(Self.fouten(goed).isEmpty)
        #expect(fout("valid_from: \"2025-01-01\"", "valid_from: morgen").contains("'valid_from' is geen datum"))
        #expect(
            fout("{name: leeftijd, type: number}", "{name: leeftyd, type: number}").contains("Bedoelt u 'leeftijd'?"))
        #expect(
            fout("{name: leeftijd, type: number}", "{name: leeftijd, type: string}").contains("Maak er 'number' van"))
        #expect(fout("- output: uit", "- output: iut").contains("geen actie maakt de uitkomst 'uit'"))
        #expect(fout("            value: 1", "            values: [1]").contains("geen 'value'"))
        #expect(fout("het {leeftijd}", "het {sommm}").contains("{sommm}"))
        let open = goed.replacing(
            "      definitions:", with: "      untranslatables: [{construct: x, reason: y}]\n      definitions:")
        #expect("\(Self.fouten(open))".contains("accepted: true"))
        #expect(Self.fouten("a: [").first?.wat.hasPrefix("dit is geen YAML") == true)
        #expect(Self.fouten("").first?.wat == "het bestand is leeg")
        #expect(Self.fouten(String(repeating: "#", count: Wetstekst.bytesMax + 1)).count == 1)
        let diep = String(repeating: "{operation: NOT, value: ", count: 80) + "true" + String(repeating: "}", count: 80)
        #expect("\(Self.fouten(Self.yaml([("uit", "boolean", diep)])))".contains("dieper dan"))
    }

    @Test("the built-in texts compile, each from its own first day, and their rows are those of the table")
    func ingebouwd() throws {
        let wetten = Woonplaatswetten.ingebouwd.wetten
        #expect(wetten.map(\.vanaf) == Woonplaatswet.allCases.map(\.vanaf))
        #expect(wetten.map { "\($0.vanaf).yaml" } == wetten.map(\.bestand))
        for (dag, nummer) in [
            ("2014-12-31", 0), ("2015-01-01", 0), ("2021-12-31", 0), ("2022-01-01", 1), ("2024-12-31", 1),
            ("2025-01-01", 2), ("2199-12-31", 2),
        ] {
            #expect(Woonplaatswetten.ingebouwd.tekst(op: try datum(dag)) == nummer)
        }
        let onvertaalbaar = wetten[2].artikelen.flatMap(\.onvertaalbaar).map(\.wat)
        for rij in ["W17", "W18", "W19"] { #expect(onvertaalbaar.contains { $0.contains(rij) }) }
    }

    /// The form of the files is that of another; where its schema lies beside the house, its referee judges them.
    @Test(
        "the files are valid to the schema of regelrecht, as check-jsonschema judges", .enabled(if: Self.schema != nil))
    func schemageldig() throws {
        let schema = try #require(Self.schema)
        let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/Jeugdhulp/Gegevens/Wetten/jeugdwet").standardized
        let bestanden = Woonplaatswetten.ingebouwd.wetten.map { map.appendingPathComponent($0.bestand).path }
        #expect(try Self.keur(schema, bestanden) == 0)
        let fout = FileManager.default.temporaryDirectory.appendingPathComponent("wet-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: fout) }
        try Woonplaatswetten.ingebouwdeBestanden[2].yaml.replacing("operation: NOT,", with: "operation: NIET,").write(
            to: fout, atomically: true, encoding: .utf8)
        #expect(try Self.keur(schema, [fout.path]) != 0)
    }

    static let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        .standardized
    static let keurder = wortel.appendingPathComponent(".build/referee/bin/check-jsonschema").path
    static let schema: String? = {
        let plek =
            ProcessInfo.processInfo.environment["DOORBRAAK_REGELRECHT_SCHEMA"]
            ?? wortel.appendingPathComponent("../shared/data/regelrecht/schema-v0.5.6.json").standardized.path
        let er = [plek, keurder].allSatisfy { FileManager.default.isReadableFile(atPath: $0) }
        return er ? plek : nil
    }()

    private static func keur(_ schema: String, _ bestanden: [String]) throws -> Int32 {
        let proces = Process()
        proces.executableURL = URL(fileURLWithPath: keurder)
        proces.arguments = ["--schemafile", schema] + bestanden
        proces.standardOutput = FileHandle.nullDevice
        proces.standardError = FileHandle.nullDevice
        try proces.run()
        proces.waitUntilExit()
        return proces.terminationStatus
    }
}
