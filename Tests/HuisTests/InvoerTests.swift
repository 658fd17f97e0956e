import Testing

/// Imports run one way through the house (design: program → rooms → Berichten, Kafka, Matching → Jeugdhulp, Crdkafka).
@Suite("Imports run one way")
struct InvoerTests {
    /// For each room the rooms that it may import.
    private static let mag: [String: Set<String>] = [
        "Ccurl": [],
        "Crdkafka": [],
        "Csimdjson": [],
        "Cvooruit": [],
        "Jeugdhulp": [],
        "BoundedHTTP": ["Ccurl"],
        "Kafka": ["Crdkafka"],
        "KafkaOAuth": ["BoundedHTTP", "Kafka"],
        "KafkaTesting": ["Kafka", "Crdkafka"],
        "KafkaServices": ["Kafka"],
        "Matching": ["Cvooruit", "Jeugdhulp"],
        "Berichten": ["Csimdjson", "Jeugdhulp"],
        "Verzegeling": ["Kafka", "Berichten"],
        "Poort": ["Verzegeling", "Kafka", "Berichten", "Jeugdhulp"],
        "Proefmarkt": ["Berichten", "Jeugdhulp"],
        "Voorstelbericht": ["Berichten", "Matching", "Jeugdhulp"],
        "Tafel": ["Verzegeling", "Voorstelbericht", "Kafka", "Berichten", "Matching", "Jeugdhulp"],
        "Rollen": ["Verzegeling", "Kafka", "Berichten", "Jeugdhulp"],
        "ReadStore": ["Verzegeling", "Kafka", "Berichten", "Jeugdhulp"],
        "Bord": ["BoundedHTTP", "Poort", "ReadStore", "Verzegeling", "Kafka", "Berichten", "Jeugdhulp"],
        "Beheer": ["Tafel"],
        "Tafelronde": ["Matching", "Jeugdhulp"],
        "Jaar": ["Tafelronde", "Tafel", "Proefmarkt", "Berichten", "Matching", "Jeugdhulp"],
        "doorbraaktafel": [
            "Beheer", "Bord", "Jaar", "Poort", "Tafel", "Tafelronde", "Rollen", "Proefmarkt", "Verzegeling",
            "Kafka", "KafkaTesting", "Berichten",
            "Matching", "Jeugdhulp", "Voorstelbericht",
        ],
    ]

    /// Packages from outside that only some rooms may know.
    private static let buiten: [String: Set<String>] = [
        // No Foundation: the client knows no JSON.
        "Kafka": ["Configuration", "Dispatch", "Glibc", "Logging", "Synchronization", "SystemPackage"],
        "Jeugdhulp": ["Foundation", "Yams"],
        "Matching": ["Foundation", "Synchronization"],
        "Berichten": ["Crypto", "Foundation", "Instrumentation", "Synchronization"],
        "Proefmarkt": ["Foundation"],
        "Tafelronde": ["Foundation"],
        // The store knows no page and no server.
        "ReadStore": ["Crypto", "Foundation", "GRDB", "Instrumentation", "Logging", "Synchronization"],
    ]

    private static func verboden(_ bestand: Huis.Bestand) -> [String] {
        let kamers = Set(mag.keys)
        return bestand.regels.compactMap(Huis.invoer).filter { naam in
            if kamers.contains(naam) { return !(mag[bestand.kamer]?.contains(naam) ?? false) }
            return buiten[bestand.kamer].map { !$0.contains(naam) } ?? false
        }
    }

    @Test("no room imports a room above or beside it")
    func eenRichting() throws {
        let bestanden = try Huis.bestanden("Sources")
        #expect(bestanden.count > 50, "the sources were not found")
        for bestand in bestanden {
            #expect(Self.mag[bestand.kamer] != nil, "\(bestand.pad) is in a room that the design does not know")
            #expect(Self.verboden(bestand).isEmpty, "\(bestand.pad) may not import \(Self.verboden(bestand))")
        }
    }

    @Test("an arrow the wrong way is seen, in every way an import can be written")
    func kanarie() {
        let regels: [Substring] = [
            "import Kafka", "@testable import Tafel", "import struct Berichten.Topics", "public import Rollen",
            "import Foundation", "// import Bord", "let x = \"import Kafka\"",
        ]
        let bestand = Huis.Bestand(pad: "Sources/Matching/Fout.swift", regels: regels)
        #expect(Self.verboden(bestand) == ["Kafka", "Tafel", "Berichten", "Rollen"])
    }
}
