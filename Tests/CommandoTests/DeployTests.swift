import Foundation
import Testing

/// What stands in `deploy/` against what the program does.
@Suite("Deploy says what the program does")
struct DeployTests {
    private func lees(_ naam: String) throws -> String {
        try String(contentsOf: Proces.wortel.appendingPathComponent("deploy/\(naam)"), encoding: .utf8)
    }

    /// Long options in a text.
    private func opties(_ tekst: String) -> Set<String> {
        Set(tekst.matches(of: /--[a-z][a-z-]+/).map { String($0.output) })
    }

    @Test(
        "every setting of matcher and page is in its list, and every one in the list exists",
        arguments: ["matcher", "poort draai", "bord"])
    func instellingen(commando: String) async throws {
        let help = try await Proces.draai(commando.split(separator: " ").map(String.init) + ["--help"])
        // What stands before the explanation.
        let namen = help.uit.split(separator: "\n").filter { $0.hasPrefix("  -") }.compactMap {
            String($0.dropFirst(2)).components(separatedBy: "  ").first
        }
        let echt = opties(namen.joined(separator: "\n")).subtracting(["--version", "--help"])
        let deel = try #require(
            try lees("instellingen.md").components(separatedBy: "\n## ").first {
                $0.hasPrefix("`\(commando.prefix { $0 != " " })`")
            })
        let lijst = deel.split(separator: "\n").filter { $0.hasPrefix("| `--") }
            .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        #expect(echt.count > 10 && Set(lijst) == echt, "\(Set(lijst).symmetricDifference(echt))")
    }

    @Test(
        "what compose, Kubernetes and systemd start is an option that exists",
        arguments: [
            ("compose.yaml", ["matcher", "bord", "topics maak", "toegang maak"]),
            ("compose.verzegeld.yaml", ["topics maak", "toegang maak"]),
            ("kubernetes/matcher.yaml", ["matcher"]), ("kubernetes/bord.yaml", ["bord"]),
            ("systemd/doorbraaktafel-bord@.service", ["bord"]), ("systemd/bord.env", ["bord"]),
            ("systemd/doorbraaktafel-matcher@.service", ["matcher"]), ("systemd/matcher.env", ["matcher"]),
        ])
    func gestart(bestand: String, commandos: [String]) async throws {
        var echt: Set<String> = [
            "--bootstrap-server", "--command-config", "--build", "--detach", "--replicatie", "--file",
        ]
        for commando in commandos {
            echt.formUnion(
                opties(try await Proces.draai(commando.split(separator: " ").map(String.init) + ["--help"]).uit))
        }
        let regels = try lees(bestand).split(separator: "\n").filter {
            !$0.trimmingCharacters(in: .whitespaces).hasPrefix("#")
        }
        let gebruikt = opties(regels.joined(separator: "\n"))
        #expect(gebruikt.isSubset(of: echt), "\(gebruikt.subtracting(echt))")
    }

    @Test("the users and topics of Kubernetes are those that the program writes")
    func kubernetes() async throws {
        let topics = try await Proces.draai(["topics", "maak", "--strimzi"])
        #expect(try lees("kubernetes/topics.yaml").hasSuffix(topics.uit))
        let gebruikers = try lees("kubernetes/gebruikers.yaml")
        let rollen = gebruikers.matches(of: /# doorbraaktafel (toegang maak .*)\n/).map { String($0.output.1) }
        #expect(rollen.count >= 6)
        for opdracht in rollen {
            let uitslag = try await Proces.draai(opdracht.split(separator: " ").map(String.init))
            #expect(uitslag.code == 0 && gebruikers.contains(uitslag.uit), "\(opdracht)")
        }
    }

    @Test("what sealing adds on Kubernetes is what the program adds with --verzegeld")
    func verzegeld() async throws {
        let (open, dicht) = (["topics", "maak", "--strimzi"], ["topics", "maak", "--strimzi", "--verzegeld"])
        let topic = try #require(try lees("kubernetes/verzegeld/sleutels.yaml").components(separatedBy: "---\n").last)
        #expect(try await Proces.draai(dicht).uit.contains(topic))
        #expect(try await !Proces.draai(open).uit.contains(topic))
        let delen = try lees("kubernetes/verzegeld/kustomization.yaml").components(separatedBy: "- target: ")
        let gebruikers = try lees("kubernetes/gebruikers.yaml")
        for opdracht in gebruikers.matches(of: /# doorbraaktafel (toegang maak .*)\n/).map({ String($0.output.1) }) {
            let uit = try await Proces.draai(opdracht.split(separator: " ").map(String.init) + ["--verzegeld"]).uit
            let naam = try #require(uit.firstMatch(of: /name: (\S+)/)).output.1
            // A rule is a resource with its name, and then what may be done.
            let nieuw = uit.components(separatedBy: "- resource:").filter { $0.contains("name: doorbraak.sleutels\n") }
                .compactMap { $0.firstMatch(of: /operations: \[(\w+)\]/).map { String($0.output.1) } }
            let deel = delen.first { $0.hasPrefix("{kind: KafkaUser, name: \(naam)}") } ?? ""
            #expect(deel.matches(of: /operations: \[(\w+)\]/).map { String($0.output.1) } == nieuw, "\(naam)")
        }
    }

    @Test("every alert has its line in the runbook, and asks only for figures that exist")
    func alarmen() throws {
        let regels = try lees("meten/regels.yaml")
        let draaiboek = try lees("draaiboek.md")
        let namen = regels.matches(of: /alert: (\w+)/).map { String($0.output.1) }
        #expect(namen.count >= 8)
        for naam in namen {
            #expect(draaiboek.contains("\n## \(naam)\n"), "\(naam)")
            #expect(regels.contains("runbook: draaiboek.md#\(naam.lowercased())"), "\(naam)")
        }
        let gemeten = try lees("meten.md")
        for bestand in ["meten/regels.yaml", "meten/grafana/matcher.json"] {
            for cijfer in Set(try lees(bestand).matches(of: /doorbraaktafel_\w+/).map { String($0.output) }) {
                let kaal = cijfer.replacing(/_bucket$/, with: "")
                #expect(gemeten.contains("| `\(kaal)` |"), "\(bestand): \(cijfer)")
            }
        }
    }
}
