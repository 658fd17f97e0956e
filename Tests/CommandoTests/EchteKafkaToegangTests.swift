import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen
import Testing

private let omgeving = ProcessInfo.processInfo.environment
private let beveiligd = ["BROKERS", "SASL_BROKERS", "SASL_USERNAME", "SASL_PASSWORD"].allSatisfy {
    !(omgeving["DOORBRAAK_\($0)"] ?? "").isEmpty
}

/// The matrix on a cluster with an authorizer: what is allowed works, everything else is refused.
///
/// `DOORBRAAK_SASL_USERNAME` has no rules of its own; it is given those of one role after the other.
/// `DOORBRAAK_KAFKA_ACLS` may name `kafka-acls.sh`: then transactional ids are tried too.
@Suite(
    "EchteKafka: access by role", .serialized,
    .enabled(if: beveiligd, "DOORBRAAK_SASL_BROKERS names no secured cluster"))
struct EchteKafkaToegangTests {
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let tijdMs = 15_000
    private let principal = "User:\(omgeving["DOORBRAAK_SASL_USERNAME"] ?? "")"
    private let topics: Topics
    private let toegang: Toegang
    private let beheer: Admin
    private let rollen: [Toegangsrol]

    init() throws {
        let eigen = "toegangtest-\(UUID().uuidString.prefix(8).lowercased())"
        topics = try #require(Topics(voorvoegsel: eigen))
        toegang = Toegang(topics: topics, groep: "\(eigen)-matcher")
        beheer = try Admin(brokers: omgeving["DOORBRAAK_BROKERS"] ?? "", logger: log)
        let agb = try #require(AgbCode("99000201"))
        rollen = [
            .gi("jbov"), .aanbieder(agb), .inkoop("twente"), .expertteam(regio: "twente"), .bord(regio: "twente"),
            .matcher(instanties: ["0"]), .poort(instanties: ["0"]), .operatie, .wisser,
        ]
    }

    /// Everything of the roles above, and something of others.
    private var namen: [String] {
        topics.vast + ["twente", "ijsselland"].map(topics.voorstellen(regio:))
            + ["99000201", "99000202"].compactMap { AgbCode($0) }.map(topics.voordrachten(agb:))
            + ["jbov", "ljenr"].map(topics.status(gi:)) + ["\(topics.voorvoegsel).ander"]
            + [Toegangsrol.gi("jbov"), .gi("ljenr"), .inkoop("twente"), .expertteam(regio: "twente")].compactMap(
                topics.invoer(van:))
    }

    private var gast: (brokers: String, security: Security) {
        let geheim = Credentials(
            username: omgeving["DOORBRAAK_SASL_USERNAME"] ?? "", password: omgeving["DOORBRAAK_SASL_PASSWORD"] ?? "")
        let sasl: SASL =
            switch omgeving["DOORBRAAK_SASL_MECHANISM"] {
            case "PLAIN": .plain(geheim)
            case "SCRAM-SHA-256": .scramSHA256(geheim)
            default: .scramSHA512(geheim)
            }
        return (omgeving["DOORBRAAK_SASL_BROKERS"] ?? "", Security(sasl: sasl))
    }

    @Test("each role × topic × operation: what it may works, everything else is refused")
    func matrix() async throws {
        let soorten = namen.map { TopicSpec(name: $0, partitions: 1, replication: 1) }
        for uitkomst in try await beheer.create(soorten, timeoutMs: tijdMs) { #expect(uitkomst.outcome == .created) }
        for topic in namen { try await vul(topic) }
        for rol in rollen {
            let regels = toegang.rechten(rol).compactMap { $0.regel(voor: principal) }
            for uitkomst in try await beheer.create(acls: regels, timeoutMs: tijdMs) { #expect(uitkomst.error == nil) }
            for topic in namen { try await proef(rol, topic) }
            try await groepen(rol)
            _ = try await beheer.delete(acls: ACLFilter(principal: principal), timeoutMs: tijdMs)
        }
        _ = try await beheer.delete(topics: namen, timeoutMs: tijdMs)
        beheer.close(withinMs: 5_000)
    }

    private func proef(_ rol: Toegangsrol, _ topic: String) async throws {
        let rechten = toegang.rechten(rol)
        let proeven: [(Toegangsrecht.AccessOperation, (String) async throws -> Void)] = [
            (.lees, leesEen), (.schrijf, schrijfEen), (.beschrijf, beschrijf),
            (.beschrijfInstellingen, beschrijfInstellingen),
        ]
        for (handeling, doe) in proeven {
            let mag = rechten.contains { $0.dekt(.topic, topic, handeling) }
            let gevolg = try await volhoud(mag) { try await doe(topic) }
            #expect(gevolg == mag, "\(rol) \(handeling) \(topic): \(gevolg ? "worked" : "was refused")")
        }
        let nieuw = "\(topic).\(rol.naam)"
        let mag = rechten.contains { $0.dekt(.topic, nieuw, .maak) }
        let gevolg = try await volhoud(mag) { try await maak(nieuw) }
        #expect(gevolg == mag, "\(rol) maak \(nieuw): \(gevolg ? "worked" : "was refused")")
        if gevolg { _ = try await beheer.delete(topics: [nieuw], timeoutMs: tijdMs) }
    }

    /// Whether it works, once the rules have reached every part of the broker.
    private func volhoud(_ verwacht: Bool, _ doe: () async throws -> Void) async throws -> Bool {
        let eind = ContinuousClock.now + .milliseconds(tijdMs)
        while true {
            let gelukt: Bool
            do {
                try await doe()
                gelukt = true
            } catch let fout as KafkaError where fout.isAuthorization {
                gelukt = false
            }
            guard gelukt != verwacht, ContinuousClock.now < eind else { return gelukt }
            await Task.yield()
        }
    }

    // MARK: What is tried

    private func vul(_ topic: String) async throws {
        let producer = try Producer(ProducerSettings(brokers: omgeving["DOORBRAAK_BROKERS"] ?? ""), logger: log)
        _ = try await producer.send(OutgoingRecord(topic: topic, key: nil, value: Array("x".utf8)))
        await producer.close(withinMs: 5_000)
    }

    private func leesEen(_ topic: String) async throws {
        // A reader of a topic that it may not even see hears nothing (librdkafka 2.0.2), and clients look first.
        try await beschrijf(topic)
        var lezen = ConsumerSettings(brokers: gast.brokers, security: gast.security)
        lezen.partitionEOF = true
        let instellingen = lezen
        try await OwnedThread.run(name: "lezer") { [log, tijdMs] in
            let waker = try Waker()
            let consumer = try Consumer(instellingen, waker: waker, logger: log)
            defer { consumer.close(withinMs: 2_000) }
            try consumer.assign([TopicPartitionOffset(topic: topic, partition: 0, offset: Offsets.beginning)])
            let eind = ContinuousClock.now + .milliseconds(tijdMs)
            while ContinuousClock.now < eind {
                switch consumer.next(countMax: 10) {
                case .records: return
                // Only the topic is the question; what is said of groups is asked apart.
                case .failed(let fout) where fout.name.contains("TOPIC"): throw fout
                case nil: _ = waker.wait(timeoutMs: 100)
                default: continue
                }
            }
            Issue.record("neither a record nor a refusal for \(topic)")
        }
    }

    private func schrijfEen(_ topic: String) async throws {
        let instellingen = ProducerSettings(
            brokers: gast.brokers, messageTimeoutMs: 7_000, security: gast.security)
        let producer = try Producer(instellingen, logger: log)
        defer { Task { await producer.close(withinMs: 1_000) } }
        _ = try await producer.send(OutgoingRecord(topic: topic, key: nil, value: Array("x".utf8)))
    }

    private func metGast<Uit>(_ doe: (Admin) async throws -> Uit) async throws -> Uit {
        let admin = try Admin(brokers: gast.brokers, security: gast.security, logger: log)
        defer { admin.close(withinMs: 2_000) }
        return try await doe(admin)
    }

    private func beschrijf(_ topic: String) async throws {
        try await metGast { admin in
            // A broker does not say that a topic is there which one may not see.
            guard try await admin.metadata(topics: nil, timeoutMs: tijdMs).topics.contains(where: { $0.name == topic })
            else {
                // As the broker says it of a topic by name: TOPIC_AUTHORIZATION_FAILED.
                throw KafkaError(code: 29, operation: "look for \(topic)", detail: "not shown")
            }
        }
    }

    private func beschrijfInstellingen(_ topic: String) async throws {
        try await metGast { _ = try await $0.describeConfig(topics: [topic], timeoutMs: tijdMs) }
    }

    private func maak(_ topic: String) async throws {
        try await metGast { admin in
            let uitkomst = try await admin.create(
                [TopicSpec(name: topic, partitions: 1, replication: -1)], timeoutMs: tijdMs)
            if case .failed(let fout)? = uitkomst.first?.outcome { throw fout }
        }
    }

    // MARK: Groups and transactions

    private func groepen(_ rol: Toegangsrol) async throws {
        let isMatcher = if case .matcher = rol { true } else { false }
        let gelukt = try await volhoud(isMatcher) { try await bevestig(toegang.groep) }
        #expect(gelukt == isMatcher, "\(rol) commits to \(toegang.groep)")
        let id = "\(toegang.groep)-0"
        #expect(try await volhoud(false) { try await claim(id) } == false, "\(rol) claims \(id) without a rule")
        guard isMatcher, let programma = omgeving["DOORBRAAK_KAFKA_ACLS"] else { return }
        for recht in toegang.rechten(rol) where recht.soort == .transactie {
            try Self.draai(
                [programma, "--bootstrap-server", omgeving["DOORBRAAK_BROKERS"] ?? ""]
                    + recht.kafkaAcls(voor: principal))
        }
        #expect(try await volhoud(true) { try await claim(id) }, "\(rol) claims \(id) with its rule")
        #expect(try await volhoud(false) { try await claim("\(id)1") } == false, "\(rol) claims another's id")
        let regels = try await beheer.acls(ACLFilter(principal: principal), timeoutMs: tijdMs)
        #expect(Toegangsverschil(gevraagd: toegang.rechten(rol), principal: principal, regels: regels).klopt)
    }

    private func bevestig(_ groep: String) async throws {
        let lezen = ConsumerSettings(brokers: gast.brokers, groupId: groep, security: gast.security)
        let plek = TopicPartition(topic: topics.aanvragen, partition: 0)
        try await OwnedThread.run(name: "groep") { [log, tijdMs] in
            let consumer = try Consumer(lezen, waker: try Waker(), logger: log)
            defer { consumer.close(withinMs: 2_000) }
            do throws(KafkaError) {
                try consumer.commit([TopicPartitionOffset(plek, offset: 0)], timeoutMs: tijdMs / 3)
            } catch {
                // librdkafka goes on looking for a coordinator that it may not ask for: GROUP_AUTHORIZATION_FAILED.
                throw error.isTimeout ? KafkaError(code: 30, operation: "commit", detail: "no coordinator") : error
            }
        }
    }

    private func claim(_ id: String) async throws {
        let zenden = ProducerSettings(brokers: gast.brokers, security: gast.security)
        try await OwnedThread.run(name: "transactie") { [log, tijdMs] in
            let producer = try TransactionalProducer(
                zenden, transactionalId: id, transactionTimeoutMs: 10_000, logger: log)
            defer { producer.close(withinMs: 2_000) }
            do throws(TransactionFailure) {
                _ = try producer.initialise(timeoutMs: tijdMs)
            } catch {
                throw error.oorzaak
            }
        }
    }

    private static func draai(_ opdracht: [String]) throws {
        let proces = Process()
        proces.executableURL = URL(fileURLWithPath: opdracht[0])
        proces.arguments = Array(opdracht.dropFirst())
        proces.standardOutput = FileHandle.nullDevice
        try proces.run()
        proces.waitUntilExit()
        #expect(proces.terminationStatus == 0)
    }
}

extension TransactionFailure {
    fileprivate var oorzaak: KafkaError {
        switch self {
        case .retry(let fout), .abort(let fout), .fenced(let fout), .fatal(let fout): fout
        }
    }
}
