import Foundation
import Testing

@testable import doorbraaktafel

@Suite("Kafka settings of every command")
struct KafkaInstellingenTests {
    @Test("brokers see the name of this program, unless another was given")
    func naam() {
        let ongenoemd = Brokeropties.metNaam(["acks": "all"])
        #expect(
            ongenoemd == [
                "acks": "all", "client.id": "doorbraaktafel", "client.software.name": "doorbraaktafel",
            ])
        #expect(Brokeropties.metNaam(["client.id": "bord-2"])["client.id"] == "bord-2")
    }

    private static let melden = ["inkoop", "melden", "\(Proces.voorbeelden)/contracten.ndjson"]

    @Test(
        "a setting that nobody knows ends with 2 and the nearest name, before anything connects",
        arguments: [
            melden, ["matcher"], ["topics", "toon"], ["gi", "volgen", "--gi", "jbov"],
            ["expertteam", "volgen", "--regio", "Twente"],
        ])
    func onbekend(commando: [String]) async throws {
        let uitslag = try await Proces.draai(
            commando + ["--brokers", "127.0.0.1:9", "--kafka-instelling", "lingr.ms=5"], sMax: 20)
        #expect(uitslag.code == 2, "\(uitslag.fout)")
        #expect(uitslag.fout.contains("'lingr.ms' is not known. Maybe 'linger.ms'."), "\(uitslag.fout)")
    }

    @Test("a file is read, its mistakes are told with their line, and the command line goes first")
    func bestand() async throws {
        let pad = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).properties")
        defer { try? FileManager.default.removeItem(at: pad) }
        let toon = ["topics", "toon", "--kafka-bestand", pad.path]
        try "# proef\nbootstrap.servers=127.0.0.1:9\nsasl.password=geheim\nacks=veel\n"
            .write(to: pad, atomically: true, encoding: .utf8)
        let fout = try await Proces.draai(toon, sMax: 20)
        #expect(fout.code == 2 && fout.fout.contains("line 4") && !fout.fout.contains("geheim"), "\(fout.fout)")
        try "bootstrap.servers=127.0.0.1:9\nacks=all\n".write(to: pad, atomically: true, encoding: .utf8)
        let geenBroker = try await Proces.draai(toon, sMax: 30)
        #expect(geenBroker.code == 1 && geenBroker.fout.contains("127.0.0.1:9"), "\(geenBroker.fout)")
        let eerst = try await Proces.draai(toon + ["--kafka-instelling", "linger.ms=-3"], sMax: 20)
        #expect(eerst.code == 2 && eerst.fout.contains("0 .. 900000"), "\(eerst.fout)")
    }

    @Test("what is incomplete or no pair ends with 2, and no value is shown")
    func onvolledig() async throws {
        let naar = ["topics", "toon", "--brokers", "127.0.0.1:9"]
        let sasl = try await Proces.draai(naar + ["--kafka-instelling", "security.protocol=SASL_SSL"], sMax: 20)
        #expect(sasl.code == 2 && sasl.fout.contains("'sasl.mechanism' is not set"), "\(sasl.fout)")
        let paar = try await Proces.draai(naar + ["-X", "geheim"], sMax: 20)
        #expect(paar.code == 2 && !paar.fout.contains("geheim"), "\(paar.fout)")
        let weg = try await Proces.draai(naar + ["--kafka-bestand", "/weg/kafka.properties"], sMax: 20)
        #expect(weg.code == 2 && weg.fout.contains("/weg/kafka.properties"), "\(weg.fout)")
    }
}
