import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Rollen
import Testing

@testable import Tafel

/// The matcher itself behind a proxy that delivers requests of its transactions late, in front of a real cluster.
/// `DOORBRAAK_FAULTS` says how many arrive late; 5 unless somebody has more time. What stands on the topics afterwards
/// can be judged from outside: `make rechter`.
@Suite(
    "A matcher behind a network that lies, on a real Apache Kafka", .serialized,
    .enabled(
        if: ProcessInfo.processInfo.environment["DOORBRAAK_BROKERS"]?.isEmpty == false, "DOORBRAAK_BROKERS is not set"))
struct EchteKafkaMatcherTests {
    private static let brokers = ProcessInfo.processInfo.environment["DOORBRAAK_BROKERS"] ?? ""
    private static let faults = ProcessInfo.processInfo.environment["DOORBRAAK_FAULTS"].flatMap { Int($0) } ?? 5
    private static let zakenMax = 4_000
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test(
        "each case is answered once, however late a request of a transaction arrives",
        arguments: [EmbeddedBroker.ApiKey.endTxn, .txnOffsetCommit], [FaultPlan.Connection.broken, .silent])
    func eenKeer(api: EmbeddedBroker.ApiKey, connection: FaultPlan.Connection) async throws {
        let topics = try #require(Topics(voorvoegsel: "netproef-\(UUID().uuidString.prefix(8).lowercased())"))
        try await maak(topics)
        let plan = FaultPlan(
            seed: 5,
            [.init([api], share: 0.2, .holdUntil(.addPartitionsToTxn, answered: 1, connection: connection), skip: 3)])
        let proxy = try FaultProxy(to: Self.brokers, plan, logger: log)
        defer { proxy.close() }
        var inst = Matcherinstellingen(brokers: proxy.bootstrap)
        (inst.topics, inst.groep) = (topics, topics.voorvoegsel)
        inst.transactieMsMax = 6_000
        let verbinding = Connection(brokers: Self.brokers, topics: topics, log: log)
        let gehoord = Gehoord()
        let oor = Task { [log] in
            let regios = Gemeenteregister.landelijk.regios.map { topics.voorstellen(regio: $0.slug) }
            try await Follower(Connection(brokers: Self.brokers, topics: topics, log: log), topics: regios).volg {
                gehoordeel in
                if case .gebeurtenis(let gebeurtenis) = gehoordeel { gehoord.voegToe(gebeurtenis) }
                return true
            }
        }
        defer { oor.cancel() }
        let stop = try StopSignal()
        let matcher = Matcher(inst, klok: .stil(op: Voorbeelden.vandaag), log: log)
        let loopt = Task { try await matcher.draai(stop) }
        let zaken = try await stuur(verbinding) { proxy.tally.delivered >= Self.faults }
        #expect(await gehoord.wacht(van: zaken))
        stop.ask()
        try await loopt.value
        let versies = Dictionary(grouping: gehoord.voorstellen, by: \.casusId).mapValues { $0.map(\.versie) }
        #expect(versies.count == zaken.count)
        let fout = versies.filter { $0.value != Array(1...$0.value.count) }
        #expect(fout.isEmpty, "\(fout.count) of \(versies.count) cases")
        let telling = matcher.tellingen
        #expect(proxy.tally.delivered >= Self.faults && telling.vernieuwd > 0 && telling.verschillen == 0)
        print(
            "\(topics.voorvoegsel): \(api) \(connection), arrived late \(proxy.tally.delivered), answers",
            "\(proxy.tally.answers), transactions \(telling.transacties), renewed \(telling.vernieuwd), apart",
            "\(telling.verschillen), restarts \(telling.herstarts), cases \(zaken.count)")
    }

    private func maak(_ topics: Topics) async throws {
        let admin = try Admin(brokers: Self.brokers, logger: log)
        defer { admin.close(withinMs: 2_000) }
        let alle = topics.instellingen(
            partities: 2, regios: Gemeenteregister.landelijk.regios.map(\.slug), gis: ["ljenr"], agbs: [])
        for uitkomst in try await admin.create(
            alle.map { TopicSpec(name: $0.naam, partitions: $0.partities, config: [:]) }, timeoutMs: 60_000)
        {
            #expect(uitkomst.outcome == .created)
        }
        #expect(try await admin.awaitEverywhere(alle.map(\.naam), timeoutMs: 30_000).isEmpty)
    }

    /// New cases at some pace, until it is enough.
    /// - Returns: their ids.
    private func stuur(_ verbinding: Connection, genoeg: () -> Bool) async throws -> [String] {
        let zender = try EventSender(verbinding)
        for uitkomst in await Aanbieder(zender).meld(
            try Voorbeelden.aanbod().map { Voorbeelden.gebeurtenis(.aanbodGemeld($0)) })
        { _ = try uitkomst.get() }
        let regel = try #require(try Voorbeelden.regels("aanvragen").first)
        let sjabloon = try #require(try Voorbeelden.aanvragen().first?.casusId)
        var zaken: [String] = []
        while !genoeg(), zaken.count < Self.zakenMax {
            let casusId = "zaak-\(zaken.count)"
            let inhoud = try Voorbeelden.inhoud(
                .aanvraagIngediend, regel.replacingOccurrences(of: sjabloon, with: casusId))
            for uitkomst in await GI(zender).stuur([Voorbeelden.gebeurtenis(inhoud)]) { _ = try uitkomst.get() }
            zaken.append(casusId)
        }
        await zender.sluit()
        return zaken
    }
}
