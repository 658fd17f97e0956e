import Berichten
import Kafka

@testable import Tafel

/// A log of one partition in memory, for a loop that goes round by hand: what the group says and what a transaction
/// does is for the test to choose.
final class Proeflogboek: RecordLog {
    let groepslezer = Proeflezer()
    let marktlezer = Proeflezer()
    let proefschrijver = Proefschrijver()
    private var tijdMs: Int64 = 0

    var groep: any RecordReader { groepslezer }
    var globaal: any RecordReader { marktlezer }
    var schrijver: any TransactionalWriter { proefschrijver }
    var partities: Int32 { 1 }

    func nieuweLezer() -> any RecordReader { Proeflezer() }
    func partities(van topics: [String]) -> [TopicPartition] { topics.map { TopicPartition(topic: $0, partition: 0) } }

    /// Nothing stands in the log when the loop begins.
    func grenzen(_ plekken: [TopicPartition]) -> [TopicPartition: (low: Int64, high: Int64)] {
        Dictionary(uniqueKeysWithValues: plekken.map { ($0, (0, 0)) })
    }

    /// Which topics there are, or may be made.
    var topics: (_ topic: String, _ magMaken: Bool) -> Bool = { _, _ in true }

    func zorgVoor(_ topic: String, magMaken: Bool) -> Bool { topics(topic, magMaken) }
    func nuMs() -> Int64 { tijdMs }
    func wacht(ms: Int) { tijdMs += Int64(ms) }
    func pauzeer(ms: Int) { tijdMs += Int64(ms) }
}

/// A consumer that hears what the test lets it hear, and reads on from where it was laid.
final class Proeflezer: RecordReader {
    /// What it hears before it reads on.
    var gehoord: [ReaderTurn] = []
    var records: [IncomingMessage] = []
    private var positie: Int64 = 0
    private(set) var geaccepteerd = 0
    private(set) var toegewezen = 0
    private(set) var losgelaten = 0

    func volgende(aantalMax: Int) -> ReaderTurn? {
        guard gehoord.isEmpty else { return gehoord.removeFirst() }
        let nieuw = records.filter { $0.offset >= positie }
        guard let laatste = nieuw.last else { return nil }
        positie = laatste.offset + 1
        return .records(nieuw)
    }

    func subscribe(_ topics: [String]) {}
    func assign(_ offsets: [TopicPartitionOffset]) {
        positie = offsets.map(\.offset).max() ?? 0
        toegewezen += 1
    }
    func accept(_ offsets: [TopicPartitionOffset]) {
        geaccepteerd += 1
        assign(offsets)
    }
    func release() { losgelaten += 1 }
    func committed(_ places: [TopicPartition], timeoutMs: Int) -> [TopicPartitionOffset] {
        places.map { TopicPartitionOffset($0, offset: -1_001) }
    }
    func lag(_ place: TopicPartition) -> Int64? { nil }
    func knownEnd(_ place: TopicPartition) -> Int64? { nil }
    func close(withinMs: Int) {}
}

/// Transactions that end as the test says.
final class Proefschrijver: TransactionalWriter {
    enum Aanroep: Equatable {
        case zenden(topic: String)
        case bevestigen
    }

    /// What goes wrong with a call; `nil`: nothing.
    var storing: (Aanroep) throws(TransactionFailure) -> Bool = { _ in false }
    private(set) var bevestigd: [OutgoingMessage] = []
    private(set) var afgebroken = 0
    private var open: [OutgoingMessage]?

    static let afbreken = TransactionFailure.abort(
        KafkaError(code: 48, operation: "test", detail: "must abort", requiresAbort: true))

    func meldAan(timeoutMs: Int) {}
    func begin() { open = [] }

    func zend(_ record: OutgoingMessage) throws(TransactionFailure) {
        if try storing(.zenden(topic: record.topic)) { return }
        open?.append(record)
    }

    func zend(offsets: [TopicPartitionOffset], timeoutMs: Int) {}

    func bevestig(timeoutMs: Int) throws(TransactionFailure) {
        if try storing(.bevestigen) { return }
        bevestigd += open ?? []
        open = nil
        isOnbeantwoord = wordtOnbeantwoord
        wordtOnbeantwoord = false
    }

    func breekAf(timeoutMs: Int) {
        afgebroken += 1
        open = nil
    }

    /// The next transaction that ends has a request that went unanswered.
    var wordtOnbeantwoord = false
    private(set) var isOnbeantwoord = false
    private(set) var vernieuwd = 0

    func vernieuw(timeoutMs: Int) {
        vernieuwd += 1
        isOnbeantwoord = false
    }

    func close(withinMs: Int) {}
}
