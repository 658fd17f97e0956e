import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import ReadStoreProef
import Testing
import Verzegeling

@testable import Bord

@Suite("A board sends sealed what is about a case", .serialized)
struct VerzegeldVersturenTests {
    private static let log = Logger(label: "proef") { _ in SwiftLogNoOpLogHandler() }
    private static let topics = Topics.standaard
    private static let wachtMsMax = 30_000

    private static func metBroker(_ doe: (EmbeddedBroker, Producer, KeyStore) async throws -> Void) async throws {
        let broker = try EmbeddedBroker(logger: log)
        defer { broker.close() }
        for topic in [topics.aanbod, topics.besluiten, topics.sleutels] {
            try broker.createTopic(topic, partitions: 1)
        }
        let producer = try Producer(ProducerSettings(brokers: broker.bootstrap, messageTimeoutMs: 120_000), logger: log)
        try await doe(broker, producer, try kast(broker.bootstrap))
        await producer.close(withinMs: 2_000)
    }

    private static func kast(_ brokers: String) throws -> KeyStore {
        let sleutel = Data((0..<32).map { UInt8($0) }).base64EncodedString()
        return try KeyStore(
            Verzegeling(try Hoofdsleutels(tekst: "proef \(sleutel)")), topics: topics, brokers: brokers, extra: [:],
            log: log)
    }

    /// The bytes of the last record of each topic, as somebody without keys finds them.
    private static func ruw(_ brokers: String, _ topics: [String]) throws -> [String: [UInt8]] {
        let waker = try Waker()
        let lezer = try Consumer(ConsumerSettings(brokers: brokers), waker: waker, logger: log)
        defer { lezer.close(withinMs: 2_000) }
        try lezer.assign(topics.map { TopicPartitionOffset(TopicPartition(topic: $0, partition: 0), offset: 0) })
        var uit: [String: [UInt8]] = [:]
        let uiterlijk = ContinuousClock.now + .milliseconds(wachtMsMax)
        while uit.count < topics.count, ContinuousClock.now < uiterlijk {
            guard case .records(let batch)? = lezer.next(countMax: 100) else {
                waker.wait(timeoutMs: 100)
                continue
            }
            for record in batch { uit[record.topic] = record.copyValue() }
        }
        return uit
    }

    @Test("what the page sends about a case goes sealed with the key that the case has; an offer lies open")
    func stuurt() async throws {
        try await Self.metBroker { broker, producer, kast in
            let uitgang = EventSink.kafka(producer, kast, Self.log)
            let besluit = BesluitGenomen(
                casusId: "zaak-1", regio: "twente", besluit: .opschalen, rol: "voorzitter-expertteam",
                reden: "past-het-best", versie: 1, optie: nil, op: Tijdstip(Proeflog.vandaag))
            let stukken: [(Inhoud, String, String)] = [
                (.besluitGenomen(besluit), Self.topics.besluiten, "zaak-1"),
                (.besluitGenomen(besluit), Self.topics.besluiten, "zaak-1"),
                (.aanbodGemeld(try Proeflog.aanbod("a9")), Self.topics.aanbod, "a9"),
            ]
            for (inhoud, topic, sleutel) in stukken {
                let gebeurtenis = Gebeurtenis(
                    id: "b-\(sleutel)", source: Proeflog.bron, time: Tijdstip(Proeflog.vandaag), inhoud: inhoud)
                try await uitgang.stuur(gebeurtenis, topic, sleutel, .gi("jbov"))
            }
            #expect(kast.inhoud.aantal == 1)
            let ruw = try Self.ruw(broker.bootstrap, [Self.topics.besluiten, Self.topics.aanbod])
            #expect(ZegelFormat.isVerzegeld(try #require(ruw[Self.topics.besluiten])))
            #expect(!ZegelFormat.isVerzegeld(try #require(ruw[Self.topics.aanbod])))
            let besluitbytes = try #require(ruw[Self.topics.besluiten])
            let ander = try Self.kast(broker.bootstrap)
            try ander.zoekSleutels(van: [besluitbytes])
            guard
                case .open(let tekst) = ander.open(
                    besluitbytes, topic: Self.topics.besluiten, sleutel: Array("zaak-1".utf8))
            else {
                Issue.record("another board with the same master keys cannot read it")
                return
            }
            #expect(String(decoding: tekst, as: UTF8.self).contains("opschalen"))
        }
    }
}
