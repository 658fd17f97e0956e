import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Proefhulp
import ReadStoreProef
import Testing
import Verzegeling

@testable import ReadStore

@Suite("A board reads what is sealed", .serialized)
struct VerzegeldTests {
    private static let log = Logger(label: "proef") { _ in SwiftLogNoOpLogHandler() }
    private static let topics = Topics.standaard
    private static let wachtMsMax = 30_000

    private static func verzegeling() throws -> Verzegeling {
        let sleutel = Data((0..<32).map { UInt8($0) }).base64EncodedString()
        return Verzegeling(try Hoofdsleutels(tekst: "proef \(sleutel)"))
    }

    /// A broker with what a matcher wrote of two cases, sealed.
    private static func metBroker(_ doe: (EmbeddedBroker, Producer, KeyStore) async throws -> Void) async throws {
        let broker = try EmbeddedBroker(logger: log)
        defer { broker.close() }
        for topic in [topics.aanbod, topics.contracten, topics.besluiten, topics.sleutels] + [
            topics.voorstellen(regio: "twente")
        ] {
            try broker.createTopic(topic, partitions: 1)
        }
        let producer = try Producer(ProducerSettings(brokers: broker.bootstrap, messageTimeoutMs: 120_000), logger: log)
        let kast = try kast(broker.bootstrap)
        for casusId in ["zaak-1", "zaak-2"] {
            let voorstel = Gebeurtenis(
                id: "e-\(casusId)", source: Proeflog.bron, time: Tijdstip(Proeflog.vandaag),
                inhoud: .voorstelGedaan(try Proeflog.voorstel(casusId, opties: [["a1"]])))
            let open = OutgoingRecord(
                topic: topics.voorstellen(regio: "twente"), partition: 0, key: Array(casusId.utf8),
                value: voorstel.bytes, headers: Gebeurtenis.koppen)
            for record in try await kast.verzegel([(casusId, open)], producer) { _ = try await producer.send(record) }
        }
        try await doe(broker, producer, kast)
        await producer.close(withinMs: 2_000)
    }

    private static func kast(_ brokers: String) throws -> KeyStore {
        try KeyStore(try verzegeling(), topics: topics, brokers: brokers, extra: [:], log: log)
    }

    /// Follows until it is so.
    private static func volg(
        _ brokers: String, _ kast: KeyStore?, tot: @escaping @Sendable (ReadModel, ReadProgress) -> Bool
    ) async throws -> Bool {
        let proef = try Proefmodel(regios: ["twente"])
        let (model, stand) = (proef.model, ReadProgress())
        let lus = ReadLoop(
            model: model, stand: stand, omroep: Broadcast(), brokers: brokers, extra: [:], nu: { Proefmodel.nu },
            log: log,
            stop: try StopSignal(), kast: kast)
        let werk = Task { try await lus.draai() }
        let klaar = await Proefwacht.tot(ms: wachtMsMax) { tot(model, stand) }
        lus.stop()
        try await werk.value
        return klaar
    }

    private static func zaken(_ model: ReadModel) -> Int { (try? model.dump(["zaak"]).count) ?? -1 }

    @Test(
        "with the master keys every case is on the page; of one whose keys were destroyed nothing is, and all is read")
    func leest() async throws {
        try await Self.metBroker { broker, producer, kast in
            let beide = try await Self.volg(broker.bootstrap, try Self.kast(broker.bootstrap)) { model, _ in
                Self.zaken(model) == 2
            }
            #expect(beide)
            #expect(try await kast.vernietig("zaak-1", producer) == 1)
            let een = try await Self.volg(broker.bootstrap, try Self.kast(broker.bootstrap)) { model, stand in
                Self.zaken(model) == 1 && stand.waarde.storing == nil && stand.waarde.onleesbaar == 0
            }
            #expect(een)
        }
    }

    @Test("without the master keys the page says so and passes nothing over; what a stranger writes does not stop it")
    func zonder() async throws {
        try await Self.metBroker { broker, producer, _ in
            let gezegd = try await Self.volg(broker.bootstrap, nil) { model, stand in
                stand.waarde.storing == .verzegeld
                    && (try? model.plekken().keys.contains { $0.topic.contains("voorstellen") }) == false
            }
            #expect(gezegd)
            for waarde in ["DBZ", "DBZ\u{1}te kort", "DBZ\u{2}later"] {
                _ = try await producer.send(
                    OutgoingRecord(topic: Self.topics.besluiten, partition: 0, key: [1], value: Array(waarde.utf8)))
            }
            let gaatDoor = try await Self.volg(broker.bootstrap, try Self.kast(broker.bootstrap)) { model, stand in
                Self.zaken(model) == 2 && stand.waarde.onleesbaar == 3 && stand.waarde.storing == nil
            }
            #expect(gaatDoor)
        }
    }
}
