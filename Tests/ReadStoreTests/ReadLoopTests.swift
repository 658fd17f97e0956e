import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Proefhulp
import ReadStoreProef
import Testing

@testable import ReadStore

@Suite("The board follows the log", .serialized)
struct ReadLoopTests {
    private static let log = Logger(label: "proef") { _ in SwiftLogNoOpLogHandler() }
    private static let wachtMsMax = 20_000

    private static let nu: @Sendable () -> Tijdstip = { Tijdstip(ms: Int64(Date().timeIntervalSince1970 * 1_000)) }

    private static func broker() throws -> EmbeddedBroker {
        let broker = try EmbeddedBroker(logger: log)
        let topics = Topics.standaard
        let vast = [topics.aanbod, topics.contracten, topics.besluiten, topics.voorstellen(regio: "twente")]
        for topic in vast { try broker.createTopic(topic, partitions: 1) }
        return broker
    }

    private static func stuur(_ records: [ReadRecord], _ brokers: String) async throws {
        let producer = try Producer(ProducerSettings(brokers: brokers, messageTimeoutMs: 120_000), logger: log)
        for record in records {
            _ = try await producer.send(
                OutgoingRecord(
                    topic: record.topic, partition: 0, key: Array(record.sleutel.utf8),
                    value: record.waarde.map { [UInt8]($0) }, headers: []))
        }
        await producer.close(withinMs: 2_000)
    }

    /// Runs a follower until a condition on its model holds.
    private static func volg(
        _ model: ReadModel, _ brokers: String, tot: @escaping @Sendable (ReadModel, ReadProgress) -> Bool,
        meanwhile: @escaping @Sendable () async throws -> Void = {}
    ) async throws -> Bool {
        let (stand, omroep) = (ReadProgress(), Broadcast())
        let lus = ReadLoop(
            model: model, stand: stand, omroep: omroep, brokers: brokers, extra: [:], nu: nu, log: log,
            stop: try StopSignal())
        let werk = Task { try await lus.draai() }
        try await meanwhile()
        let klaar = await Proefwacht.tot(ms: wachtMsMax) { tot(model, stand) }
        lus.stop()
        try await werk.value
        return klaar
    }

    private static func open(_ proef: Proefmodel) throws -> ReadModel {
        try ReadModel(
            pad: proef.pad, scope: ReadScope(regios: ["twente"], topics: .standaard, register: .landelijk), nu: nu())
    }

    @Test("it reads what there is, goes on after a restart, and ends equal to one that reads everything at once")
    func hervat() async throws {
        let broker = try Self.broker()
        defer { broker.close() }
        var log = Proeflog()
        for nummer in 1...5 { log.meldAanbod(try Proeflog.aanbod("a\(nummer)")) }
        for nummer in 1...6 { try log.stelVoor("c\(nummer)") }
        let half = log.records.count
        try log.stelVoor("c1", versie: 2, opties: [["a3"]])
        log.haalWeg("c2")
        log.besluit("c3", id: "laatste")
        let (een, twee) = (try Proefmodel(regios: ["twente"]), try Proefmodel(regios: ["twente"]))
        try await Self.stuur(Array(log.records.prefix(half)), broker.bootstrap)
        let eerst = try await Self.volg(een.model, broker.bootstrap) { model, _ in
            (try? model.dump(["zaak"]).count) == 6 && (try? model.dump(["aanbod"]).count) == 5
        }
        #expect(eerst)
        try await Self.stuur(Array(log.records.dropFirst(half)), broker.bootstrap)
        @Sendable func compleet(_ model: ReadModel, _ stand: ReadProgress) -> Bool {
            (try? model.dump(["versie"]).count) == 6 && (try? model.dump(["besluit"]).count) == 1
                && (try? model.dump(["gesloten"]).count) == 1
        }
        // Opened anew, as a process that was killed does.
        let weer = try Self.open(een)
        #expect(weer.opnieuw == nil)
        #expect(try await Self.volg(weer, broker.bootstrap, tot: compleet))
        #expect(try await Self.volg(twee.model, broker.bootstrap, tot: compleet))
        #expect(try weer.dump() == twee.model.dump())
    }

    @Test("a log that is shorter than what was read is another log: everything is read again")
    func anderLog() async throws {
        let broker = try Self.broker()
        defer { broker.close() }
        var log = Proeflog()
        try log.stelVoor("nieuw")
        let proef = try Proefmodel(regios: ["twente"])
        var oud = Proeflog()
        for nummer in 1...9 { try oud.stelVoor("oud-\(nummer)") }
        _ = try proef.model.neem(oud.records, nu: Self.nu())
        try await Self.stuur(log.records, broker.bootstrap)
        let klaar = try await Self.volg(proef.model, broker.bootstrap) { model, _ in
            (try? model.dump(["zaak"]).map { $0.contains("nieuw") }) == [true]
        }
        #expect(klaar)
    }

    @Test("without a broker it says so, keeps trying, and stops when asked")
    func zonderBroker() async throws {
        let proef = try Proefmodel(regios: ["twente"])
        let stand = ReadProgress()
        let lus = ReadLoop(
            model: proef.model, stand: stand, omroep: Broadcast(), brokers: "127.0.0.1:1", extra: [:], nu: Self.nu,
            log: Self.log, stop: try StopSignal())
        let werk = Task { try await lus.draai() }
        let gezegd = await Proefwacht.tot(ms: Self.wachtMsMax) {
            stand.waarde.storing == .geenKafka
        }
        #expect(gezegd)
        lus.stop()
        try await werk.value
    }
}
