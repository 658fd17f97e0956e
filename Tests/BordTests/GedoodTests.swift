import Berichten
import Foundation
import GRDB
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Proefhulp
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

/// The board as a process of its own, killed (SIGKILL) at random places while the log grows, each time started again
/// on the same file.
@Suite("A board that is killed loses nothing", .serialized)
struct GedoodTests {
    private static let stil = Logger(label: "proef") { _ in SwiftLogNoOpLogHandler() }
    private static let topics = Topics.standaard
    private static let regios = ["ijsselland", "twente"]
    private static let rondes = 10
    private static let recordsPerRonde = 240
    private static let wachtMsMax = 60_000

    @Test("killed at any moment, its read model ends equal to one from scratch: no record lost or taken in twice")
    func gedood() async throws {
        let zaad = UInt64.random(in: 1...UInt64.max)
        var dobbel = Zaadgenerator(zaad: zaad)
        let broker = try EmbeddedBroker(logger: Self.stil)
        defer { broker.close() }
        for regio in Self.regios { try broker.createTopic(Self.topics.voorstellen(regio: regio), partitions: 1) }
        for topic in [Self.topics.aanbod, Self.topics.contracten, Self.topics.besluiten] {
            try broker.createTopic(topic, partitions: 3)
        }
        let proef = try Proefmodel(regios: Self.regios)
        // Older than the first batch: nothing may make the board begin anew by itself.
        try await proef.model.pool.write { try StoreProperties.zet($0, "gelezen", "\(Self.nu().ms)") }
        try proef.model.sluit()
        var log = Proeflog()
        var gelezen: [Int] = []
        for _ in 0..<Self.rondes {
            let van = log.records.count
            for _ in 0..<Self.recordsPerRonde { try log.groei(&dobbel) }
            let nieuw = Array(log.records[van...])
            let doel = Int.random(in: (gelezen.last ?? 0)...log.records.count, using: &dobbel)
            async let gestuurd: Void = Self.stuur(nieuw, broker.bootstrap)
            try await Self.leef(broker.bootstrap, proef.pad, totGelezen: doel)
            try await gestuurd
            gelezen.append(try Self.standnummer(proef.pad))
        }
        // Otherwise nothing was cut off: the kills came before the first record, or after the last.
        #expect(Set(gelezen).count > 2, "seed \(zaad): \(gelezen)")
        let weer = try ReadModel(
            pad: proef.pad, scope: ReadScope(regios: Self.regios, topics: .standaard, register: .landelijk),
            nu: Self.nu())
        #expect(weer.opnieuw == nil, "seed \(zaad)")
        let vers = try Proefmodel(regios: Self.regios)
        for model in [weer, vers.model] { try await Self.leesAlles(model, log.records.count, broker.bootstrap) }
        let (een, twee) = (try weer.dump(), try vers.model.dump())
        #expect(een.count > Self.recordsPerRonde && een == twee, "seed \(zaad): \(gelezen)")
        #expect(try weer.plekken() == vers.model.plekken())
    }

    private static let nu: @Sendable () -> Tijdstip = { Tijdstip(ms: Int64(Date().timeIntervalSince1970 * 1_000)) }

    /// Each record waits for the word of the broker, so that they come as a stream and not as one batch.
    private static func stuur(_ records: [ReadRecord], _ brokers: String) async throws {
        let producer = try Producer(
            ProducerSettings(brokers: brokers, lingerMs: 0, messageTimeoutMs: 120_000), logger: stil)
        for record in records {
            _ = try await producer.send(
                OutgoingRecord(
                    topic: record.topic, partition: record.partitie, key: Array(record.sleutel.utf8),
                    value: record.waarde.map { [UInt8]($0) }, headers: []))
        }
        await producer.close(withinMs: 2_000)
    }

    /// Runs the program on the file until it holds so many records, seen from outside, and kills it.
    private static func leef(_ brokers: String, _ pad: String, totGelezen doel: Int) async throws {
        let proces = Process()
        proces.executableURL = programma
        proces.arguments =
            ["bord", "--brokers", brokers, "--bestand", pad, "--poort", "\(try Vrijepoort.geef())"]
            + regios.flatMap { ["--regio", $0] }
        for kant in [\Process.standardOutput, \Process.standardError, \Process.standardInput] {
            proces[keyPath: kant] = FileHandle.nullDevice
        }
        let (einde, meld) = AsyncStream.makeStream(of: Void.self)
        proces.terminationHandler = { _ in meld.finish() }
        try proces.run()
        let nummer = proces.processIdentifier
        let isZover = await Proefwacht.tot(ms: wachtMsMax) { ((try? standnummer(pad)) ?? 0) >= doel }
        kill(nummer, SIGKILL)
        for await _ in einde {}
        let gelezen = try standnummer(pad)
        try #require(isZover, "\(gelezen) of \(doel) records after \(wachtMsMax) ms")
        // Had it ended by itself, then there was no kill to survive.
        try #require(proces.terminationReason == .uncaughtSignal && proces.terminationStatus == SIGKILL)
    }

    private static let programma = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(".build/debug/doorbraaktafel")

    /// How many records the file holds, looked at from outside.
    private static func standnummer(_ pad: String) throws -> Int {
        try DatabaseQueue(path: pad).read { try Int.fetchOne($0, sql: "SELECT total(volgende) FROM plek") ?? 0 }
    }

    private static func leesAlles(_ model: ReadModel, _ aantal: Int, _ brokers: String) async throws {
        let omroep = Broadcast()
        let lus = ReadLoop(
            model: model, stand: ReadProgress(), omroep: omroep, brokers: brokers, extra: [:], nu: nu, log: stil,
            stop: try StopSignal())
        let werk = Task { try await lus.draai() }
        let klaar = await Proefwacht.tot(ms: wachtMsMax) {
            (try? model.plekken().values.reduce(0, +)) == Int64(aantal)
        }
        lus.stop()
        try await werk.value
        let gelezen = try model.plekken().values.reduce(0, +)
        #expect(klaar, "\(gelezen) of \(aantal) records were read")
    }
}

extension Proeflog {
    /// One more thing happens, of every kind that there is.
    fileprivate mutating func groei(_ dobbel: inout Zaadgenerator) throws {
        let casusId = "c\(Int.random(in: 1...40, using: &dobbel))"
        let regio = Bool.random(using: &dobbel) ? "twente" : "ijsselland"
        let aanbodId = "a\(Int.random(in: 1...60, using: &dobbel))"
        // A key is always on the same partition, as the default partitioner does it.
        let partitie = Int32(aanbodId.utf8.count % 3)
        switch Int.random(in: 0..<10, using: &dobbel) {
        case 0...3:
            try stelVoor(
                casusId, versie: records.count + 1, regio: regio,
                opties: [[aanbodId], ["a\(Int.random(in: 1...60, using: &dobbel))"]])
        case 4: meldStatus(casusId, .voordracht, regio: regio)
        case 5: haalWeg(casusId, regio: regio)
        case 6: besluit(casusId, regio: regio, id: "b\(Int.random(in: 1...200, using: &dobbel))")
        case 7: zet(topics.aanbod, aanbodId, nil, partitie: partitie)
        case 8: zet(topics.voorstellen(regio: regio), casusId, Data("geen json".utf8))
        default: zet(.aanbodGemeld(try Self.aanbod(aanbodId)), topics.aanbod, aanbodId, partitie: partitie)
        }
    }
}
