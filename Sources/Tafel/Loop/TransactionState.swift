import Kafka

/// Where the input stands: committed, and processed in the open transaction.
struct TransactionState {
    private(set) var isOpen = false
    private(set) var aantal = 0
    private var begonnenMs: Int64 = 0
    /// Per assigned partition the next offset as it was committed, and as it is now.
    private(set) var bevestigd: [TopicPartition: Int64] = [:]
    private(set) var volgende: [TopicPartition: Int64] = [:]

    mutating func begonnen(nuMs: Int64) {
        isOpen = true
        aantal = 0
        begonnenMs = nuMs
    }

    /// Whether a record is one that has not been taken in yet.
    func verwacht(_ plek: TopicPartition, _ offset: Int64) -> Bool {
        guard let volgende = volgende[plek] else { return false }
        return offset >= volgende
    }

    mutating func verwerkt(_ plek: TopicPartition, volgende offset: Int64) {
        volgende[plek] = offset
        aantal += 1
    }

    mutating func krijg(_ offsets: [TopicPartitionOffset]) {
        bevestigd = Dictionary(offsets.map { (TopicPartition(topic: $0.topic, partition: $0.partition), $0.offset) }) {
            eerste, _ in eerste
        }
        volgende = bevestigd
    }

    mutating func laatLos() {
        bevestigd = [:]
        volgende = [:]
    }

    /// What goes into the transaction: the partitions that moved, and when none did all of them as they stand.
    ///
    /// Never none: the group looks at who we are only when offsets come (KIP-447). A matcher that was frozen, and whose
    /// cases another has by now, would otherwise get its old proposals committed.
    var teBevestigen: [TopicPartitionOffset] {
        let bewogen = volgende.filter { $0.value != bevestigd[$0.key] }
        return (bewogen.isEmpty ? volgende : bewogen).filter { $0.value >= 0 }.sorted { $0.key < $1.key }.map {
            TopicPartitionOffset($0.key, offset: $0.value)
        }
    }

    /// Where to go back to.
    var terugNaar: [TopicPartitionOffset] {
        bevestigd.sorted { $0.key < $1.key }.map {
            TopicPartitionOffset(topic: $0.key.topic, partition: $0.key.partition, offset: $0.value)
        }
    }

    mutating func gesloten(bevestigd gelukt: Bool) {
        isOpen = false
        aantal = 0
        if gelukt { bevestigd = volgende } else { volgende = bevestigd }
    }

    /// Whether the coordinator may have ended the open transaction by now because it took too long.
    func isVerlopen(_ inst: Matcherinstellingen, nuMs: Int64) -> Bool {
        isOpen && nuMs - begonnenMs >= Int64(inst.transactieMsMax)
    }

    func isTijd(_ inst: Matcherinstellingen, nuMs: Int64) -> Bool {
        isOpen && (aantal >= inst.commitAantalMax || nuMs - begonnenMs >= Int64(inst.commitIntervalMs))
    }

    /// How long the open transaction may still wait, `nil` when there is none.
    func wachtMs(_ inst: Matcherinstellingen, nuMs: Int64) -> Int? {
        isOpen ? max(0, inst.commitIntervalMs - Int(nuMs - begonnenMs)) : nil
    }
}
