import Berichten
import Kafka
import Logging
import Testing

@testable import Tafel

/// An abort ends what was under way and nothing else: what is void is not sent, and all of it is done once more.
@Suite("An abort in a round")
struct InterruptionTests {
    private let topics = Topics.standaard
    private var plekken: [TopicPartition] {
        [topics.aanvragen, topics.besluiten].map { TopicPartition(topic: $0, partition: 0) }
    }

    /// A loop that has its partitions, and two aanvragen to answer.
    private func loop(_ log: Proeflogboek, commitAantalMax: Int = 1) throws -> MatcherLoop {
        var inst = Matcherinstellingen(brokers: "proef")
        inst.commitAantalMax = commitAantalMax
        let loop = MatcherLoop(
            inst, klok: Voorbeelden.klok(), stop: try StopSignal(), log, tellingen: RunCounters(),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { _ in }
        for (offset, casusId) in ["vb-01-pmt", "vb-02-gezinshuis"].enumerated() {
            let aanvraag = try Voorbeelden.aanvraag(casusId)
            log.groepslezer.records.append(
                bericht(topics.aanvragen, offset, casusId, Voorbeelden.gebeurtenis(.aanvraagIngediend(aanvraag)).bytes))
        }
        try loop.begin()
        log.groepslezer.gehoord.append(.assigned(plekken))
        return loop
    }

    private func bericht(_ topic: String, _ offset: Int, _ sleutel: String, _ waarde: [UInt8]) -> IncomingMessage {
        IncomingMessage(
            topic: topic, partitie: 0, offset: Int64(offset), sleutel: Array(sleutel.utf8), waarde: waarde, koppen: [])
    }

    /// Topics and keys of all that was committed, when the loop has come to rest.
    private func bevestigd(_ loop: MatcherLoop, _ log: Proeflogboek) throws -> [String] {
        for _ in 0..<40 { try loop.stap() }
        #expect(loop.isRustig)
        return log.proefschrijver.bevestigd.map { "\($0.topic) \(String(decoding: $0.sleutel ?? [], as: UTF8.self))" }
    }

    private func zonderStoring() throws -> [String] {
        let log = Proeflogboek()
        return try bevestigd(try loop(log), log)
    }

    @Test("wherever it is aborted, the same is committed as without: nothing void, nothing lost, nothing twice")
    func overal() throws {
        let hoort = try zonderStoring()
        #expect(hoort.count > 5)
        for beurt in 0..<hoort.count {
            let log = Proeflogboek()
            var aantal = 0
            log.proefschrijver.storing = { (aanroep) throws(TransactionFailure) in
                guard case .zenden = aanroep else { return false }
                aantal += 1
                if aantal == beurt + 1 { throw Proefschrijver.afbreken }
                return false
            }
            #expect(try bevestigd(try loop(log), log) == hoort, "aborted at record \(beurt)")
            #expect(log.proefschrijver.afgebroken == 1)
        }
    }

    @Test("an abort that nobody hears of sends what is void, and is caught by the same claim")
    func kanarie() throws {
        let hoort = try zonderStoring()
        let log = Proeflogboek()
        let loop = try loop(log)
        var moetNog = 1
        log.proefschrijver.storing = { (aanroep) throws(TransactionFailure) in
            guard case .zenden = aanroep, moetNog > 0 else { return false }
            moetNog -= 1
            do throws(StopReason) { try loop.breekStilAf() } catch { throw Proefschrijver.afbreken }
            return true
        }
        #expect(try bevestigd(loop, log) != hoort)
    }

    @Test(
        "partitions that come or go when the open transaction is aborted are taken and let go all the same",
        arguments: [true, false])
    func verdeling(gaanEerst: Bool) throws {
        let log = Proeflogboek()
        let loop = try loop(log, commitAantalMax: 100)
        // Partitions, and what is read from them; nothing is committed yet.
        for _ in 0..<2 { try loop.stap() }
        #expect(!loop.isRustig && log.proefschrijver.bevestigd.isEmpty)
        var moetNog = 1
        log.proefschrijver.storing = { (aanroep) throws(TransactionFailure) in
            guard aanroep == .bevestigen, moetNog > 0 else { return false }
            moetNog -= 1
            throw Proefschrijver.afbreken
        }
        log.groepslezer.gehoord = (gaanEerst ? [.revoking(plekken)] : []) + [.assigned(plekken)]
        #expect(try bevestigd(loop, log) == zonderStoring())
        #expect(log.proefschrijver.afgebroken == 1 && log.groepslezer.geaccepteerd == 2)
        #expect(log.groepslezer.losgelaten == (gaanEerst ? 1 : 0))
    }

    @Test("while word of refused offers is aborted again and again, it is still heard that partitions are gone")
    func verloren() throws {
        let log = Proeflogboek()
        let loop = try loop(log)
        log.groepslezer.records = []
        try loop.stap()
        log.marktlezer.records = [bericht(topics.aanbod, 0, "x", Array("{}".utf8))]
        log.proefschrijver.storing = { (_) throws(TransactionFailure) in throw Proefschrijver.afbreken }
        log.groepslezer.gehoord = [.lost(plekken)]
        try loop.stap()
        #expect(log.groepslezer.losgelaten == 1 && log.proefschrijver.afgebroken == 1)
    }

    @Test("after a request that went unanswered nothing is decided before the producer is renewed and memory read anew")
    func onbeantwoord() throws {
        let log = Proeflogboek()
        let loop = try loop(log)
        log.proefschrijver.wordtOnbeantwoord = true
        for _ in 0..<40 { try loop.stap() }
        #expect(log.proefschrijver.vernieuwd == 1 && loop.tellingen.vernieuwd == 1)
        // Nothing stands in this log, whatever was committed to it: both cases are read anew as not there, and
        // answered.
        #expect(loop.tellingen.verschillen > 0)
        #expect(loop.isRustig && loop.router.aantalOpen == 2)
        #expect(log.groepslezer.toegewezen == 2)
    }

    @Test("a batch that nobody can read becomes a dead letter, once, and what lies behind it is answered")
    func onleesbaar() throws {
        let hoort = try zonderStoring()
        let log = Proeflogboek()
        let loop = try loop(log)
        let pakket = UnreadableBatch(
            place: TopicPartition(topic: topics.besluiten, partition: 0), offset: 7,
            error: KafkaError(code: -198, operation: "consume from \(topics.besluiten)/0"))
        log.groepslezer.gehoord += [.unreadable(pakket), .unreadable(pakket)]
        log.marktlezer.gehoord.append(
            .unreadable(
                UnreadableBatch(
                    place: TopicPartition(topic: topics.aanbod, partition: 0), offset: 3, error: pakket.error)))
        let uit = try bevestigd(loop, log)
        #expect(uit.filter { $0.hasPrefix(topics.afgekeurd) }.count == 2)
        #expect(uit.filter { !$0.hasPrefix(topics.afgekeurd) } == hoort)
        let brieven = log.proefschrijver.bevestigd.filter { $0.topic == topics.afgekeurd }
        #expect(brieven.allSatisfy { $0.waarde == nil && $0.sleutel == nil })
        #expect(
            Set(brieven.flatMap { $0.koppen.filter { $0.naam == DeadLetter.codekop }.map(\.waarde) })
                == [Array("onleesbaar".utf8)])
    }

    @Test("of the places, which only matchers write, nothing is passed over")
    func plaatsenOnleesbaar() throws {
        let log = Proeflogboek()
        let loop = try loop(log)
        log.marktlezer.gehoord.append(
            .unreadable(
                UnreadableBatch(
                    place: TopicPartition(topic: topics.plaatsen, partition: 0), offset: 3,
                    error: KafkaError(code: -198, operation: "consume"))))
        #expect(throws: StopReason.self) { for _ in 0..<4 { try loop.stap() } }
    }

    @Test("word of a refusal makes no topic; a proposal without one stops the loop with words")
    func zonderTopic() throws {
        let log = Proeflogboek()
        log.topics = { topic, magMaken in !topic.contains(".status.") || magMaken }
        let loop = try loop(log)
        log.groepslezer.records.append(
            bericht(topics.aanvragen, 2, "x", Array(#"{"data":{"gi":"verzonnen"}}"#.utf8)))
        let uit = try bevestigd(loop, log)
        #expect(uit.contains { $0.hasPrefix(topics.afgekeurd) } && !uit.contains { $0.contains("verzonnen") })

        let ander = Proeflogboek()
        ander.topics = { topic, _ in !topic.contains(".voorstellen.") }
        let zonder = try self.loop(ander)
        #expect(throws: StopReason.self) { for _ in 0..<4 { try zonder.stap() } }
    }
}
