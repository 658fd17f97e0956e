import Testing

/// The Kafka client can be used by whoever has nothing to do with youth care.
@Suite("The Kafka library")
struct KafkaBibliotheekTests {
    private static let kamers = ["Kafka", "KafkaServices", "KafkaOAuth", "KafkaTesting"]
    /// Words of this program, in small letters.
    private static let woorden = [
        "doorbraak", "jeugd", "casus", "tafel", "aanbod", "aanbied", "aanvra", "besluit", "voorstel", "zaak", "zaken",
        "children are", "about children", "youth",
    ]

    private static func verraad(_ regel: some StringProtocol) -> String? {
        let klein = regel.lowercased()
        return woorden.first { klein.contains($0) }
    }

    @Test("it knows no word of youth care, nor the name of this program, also in comments")
    func vreemdeWoorden() throws {
        for kamer in Self.kamers {
            for bestand in try Huis.bestanden("Sources/\(kamer)") {
                for (nummer, regel) in bestand.regels.enumerated() {
                    guard let woord = Self.verraad(regel) else { continue }
                    Issue.record("\(bestand.pad):\(nummer + 1) says '\(woord)'")
                }
            }
        }
    }

    @Test(
        "a word of this program in it is seen",
        arguments: [
            #"("client.id", "doorbraaktafel"),"#, "/// try consumer.subscribe([\"doorbraak.aanbod\"])",
            "// the records are about children", "var casusId: String",
        ])
    func kanarie(_ regel: String) { #expect(Self.verraad(regel) != nil) }
}
