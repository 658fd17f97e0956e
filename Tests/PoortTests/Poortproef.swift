import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Proefhulp
import Testing

@testable import Poort

/// A gate on an embedded broker, with what parties send and what comes of it.
struct Poortproef {
    static let log = Logger(label: "poort-proef") { _ in SwiftLogNoOpLogHandler() }
    static let wachtMsMax = 30_000

    /// A cluster of which everything may be asked, when one is named.
    static let echt = ProcessInfo.processInfo.environment["DOORBRAAK_BROKERS"]

    /// `nil` on a cluster.
    private let broker: EmbeddedBroker?
    let brokers: String
    let topics: Topics
    private let producer: Producer

    /// - Parameter brokers: a cluster; `nil`: an embedded broker of its own.
    init(partijen: [Toegangsrol], brokers: String? = nil) async throws {
        let voorvoegsel = "proef-\(UUID().uuidString.prefix(8).lowercased())"
        topics = try #require(Topics(voorvoegsel: brokers == nil ? "doorbraak" : voorvoegsel))
        broker = brokers == nil ? try EmbeddedBroker(logger: Self.log) : nil
        self.brokers = try #require(brokers ?? broker?.bootstrap)
        var namen = topics.vast
        for partij in partijen {
            namen += [topics.invoer(van: partij), topics.meldingen(aan: partij)].compactMap { $0 }
        }
        if let broker {
            try broker.createTopics(Dictionary(uniqueKeysWithValues: namen.map { ($0, 1) }))
        } else {
            let admin = try Admin(brokers: self.brokers, extra: [:], logger: Self.log)
            defer { admin.close(withinMs: 1_000) }
            _ = try await admin.create(
                namen.map { TopicSpec(name: $0, partitions: 1, replication: 1, config: [:]) }, timeoutMs: 30_000)
        }
        producer = try Producer(ProducerSettings(brokers: self.brokers, messageTimeoutMs: 60_000), logger: Self.log)
    }

    func instellingen(_ anders: (inout Poortinstellingen) -> Void = { _ in }) -> Poortinstellingen {
        var inst = Poortinstellingen(brokers: brokers)
        inst.topics = topics
        inst.groep = "\(topics.voorvoegsel)-poort"
        anders(&inst)
        return inst
    }

    /// Runs a gate while `doe` does its work.
    func metPoort<Uit: Sendable>(
        _ inst: Poortinstellingen, _ doe: () async throws -> Uit
    ) async throws -> Uit {
        let stop = try StopSignal()
        let dienst = Poortdienst(inst, klok: .stil(op: Stukken.vandaag), log: Self.log)
        let loopt = Task { try await dienst.draai(stop) }
        do {
            let uit = try await doe()
            stop.ask()
            try await loopt.value
            return uit
        } catch {
            stop.ask()
            _ = await loopt.result
            throw error
        }
    }

    /// Lays a value on a party's own topic.
    func stuur(
        _ waarde: [UInt8]?, van partij: Toegangsrol, sleutel: String? = "sleutel", koppen: [(String, [UInt8])] = []
    ) async throws {
        let topic = try #require(topics.invoer(van: partij))
        try await stuur(topic, waarde, sleutel: sleutel, koppen: koppen)
    }

    func stuur(
        _ topic: String, _ waarde: [UInt8]?, sleutel: String?, koppen: [(String, [UInt8])] = []
    ) async throws {
        _ = try await producer.send(
            OutgoingRecord(
                topic: topic, partition: 0, key: sleutel.map { Array($0.utf8) }, value: waarde, headers: koppen))
    }

    func sluit() async {
        await producer.close(withinMs: 2_000)
        broker?.close()
    }

    /// What the embedded broker answers to the next commits of offsets.
    func faalBijOffsets(_ codes: [Int32]) throws { try broker?.failNext(.txnOffsetCommit, errors: codes) }

    /// What every topic there is is called.
    func namen() async throws -> [String] {
        let admin = try Admin(brokers: brokers, extra: [:], logger: Self.log)
        defer { admin.close(withinMs: 1_000) }
        return try await admin.metadata(topics: nil, timeoutMs: 10_000).topics.map(\.name)
    }

    /// Everything that lies on a topic of one partition now.
    func lees(_ topic: String) async throws -> [OwnedRecord] {
        let adres = brokers
        return try await OwnedThread.run(name: "proeflezer") {
            let waker = try Waker()
            var lezen = ConsumerSettings(brokers: adres)
            lezen.partitionEOF = true
            let consumer = try Consumer(lezen, waker: waker, logger: Self.log)
            defer { consumer.close(withinMs: 1_000) }
            let plek = TopicPartition(topic: topic, partition: 0)
            try consumer.assign([TopicPartitionOffset(plek, offset: 0)])
            var gelezen: [OwnedRecord] = []
            var reading = ReadToEnd(firstEndOf: [plek], silenceMsMax: Self.wachtMsMax)
            _ = reading.run(
                ReadPace(waker), next: { consumer.next(countMax: 1_000) },
                take: { batch in for record in batch { gelezen.append(record.copy()) } })
            return gelezen
        }
    }

    /// Waits until a topic has at least so many records.
    func wacht(_ topic: String, op aantal: Int) async throws -> [OwnedRecord] {
        let uiterlijk = ContinuousClock.now + .milliseconds(Self.wachtMsMax)
        var gelezen: [OwnedRecord] = []
        repeat {
            gelezen = try await lees(topic)
            if gelezen.count >= aantal { return gelezen }
            // Each look waits for the broker's own answer; there is nothing else to wait on.
            await Task.yield()
        } while ContinuousClock.now < uiterlijk
        return gelezen
    }
}

extension OwnedRecord {
    func kop(_ naam: String) -> String? {
        headers.last { $0.name == naam }.flatMap { $0.value }.map { String(decoding: $0, as: UTF8.self) }
    }
    var gebeurtenis: Gebeurtenis? {
        value.flatMap { try? GebeurtenisReader().leesGestructureerd(Data($0)) }
    }
    var sleuteltekst: String { String(decoding: key ?? [], as: UTF8.self) }
}
