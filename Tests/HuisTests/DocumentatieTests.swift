import Foundation
import Testing

/// The articles of the Kafka client show code that is compiled and run, and nothing else.
@Suite("Documentation")
struct DocumentatieTests {
    private static let map = Huis.wortel.appendingPathComponent("Sources/Kafka/Kafka.docc")
    private static let fragmenten = Huis.wortel.appendingPathComponent("Snippets")
    /// What explains rather than shows how something is done.
    private static let zonder: Set = ["Kafka.md", "Comparison.md"]

    private static func namen(_ map: URL, _ einde: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: map.path).filter { $0.hasSuffix(einde) }.sorted()
    }

    private static func tekst(_ naam: String) throws -> String {
        try String(contentsOf: map.appendingPathComponent(naam), encoding: .utf8)
    }

    @Test("every article of a task shows a snippet that is there, and every snippet is shown")
    func fragmenten() throws {
        let aanwezig = Set(try Self.namen(Self.fragmenten, ".swift").map { String($0.dropLast(6)) })
        var getoond: Set<String> = []
        for artikel in try Self.namen(Self.map, ".md") where !Self.zonder.contains(artikel) {
            let paden = try Self.tekst(artikel).matches(of: /@Snippet\(path: "doorbraaktafel\/Snippets\/(\w+)"\)/)
            let namen = Set(paden.map { String($0.output.1) })
            #expect(!namen.isEmpty, "\(artikel) shows no snippet")
            #expect(namen.isSubset(of: aanwezig), "\(artikel) names \(namen.subtracting(aanwezig)), which is not there")
            getoond.formUnion(namen)
        }
        #expect(aanwezig == getoond)
        #expect(getoond.count >= 8)
    }

    @Test("no article has Swift of its own, which nobody would compile")
    func alleenFragmenten() throws {
        for artikel in try Self.namen(Self.map, ".md") {
            #expect(try !Self.tekst(artikel).contains("```swift"), "\(artikel) has code outside a snippet")
        }
    }

    @Test("every snippet says in its first line what it shows")
    func eersteRegel() throws {
        for naam in try Self.namen(Self.fragmenten, ".swift") {
            let tekst = try String(contentsOf: Self.fragmenten.appendingPathComponent(naam), encoding: .utf8)
            #expect(tekst.hasPrefix("//! "), "\(naam) has no summary")
        }
    }

    @Test("every metric is in the table of its article, and the table has no other")
    func metingen() throws {
        let bron = try Huis.bestanden("Sources/KafkaServices").flatMap(\.regels).joined(separator: "\n")
        let gemeten = Set(bron.matches(of: /"(kafka_\w+)"/).map { String($0.output.1) })
        let beschreven = Set(try Self.tekst("Observing.md").matches(of: /`(kafka_\w+)`/).map { String($0.output.1) })
        #expect(gemeten == beschreven)
        #expect(gemeten.count > 20)
    }

    @Test("the README leads to the comparison, and its Swift is that of a snippet")
    func voordeur() throws {
        let tekst = try String(contentsOf: Huis.wortel.appendingPathComponent("README.md"), encoding: .utf8)
        #expect(tekst.contains("Sources/Kafka/Kafka.docc/Comparison.md"))
        let alle = try Huis.bestanden("Snippets").flatMap(\.regels)
        let getoond = tekst.components(separatedBy: "```swift\n").dropFirst()
            .flatMap { ($0.components(separatedBy: "```").first ?? "").split(separator: "\n") }
        #expect(getoond.count >= 3)
        for regel in getoond { #expect(alle.contains(regel), "no snippet has '\(regel)'") }
    }
}
