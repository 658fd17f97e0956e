import Berichten
import Kafka
import Verzegeling

/// All memory that a transaction changes. It is committed and taken back as a whole, by ``LoopTransaction`` alone: no
/// part of it can run ahead of what was committed, or stay behind.
final class LoopMemory {
    /// Cases, offers and contracts, and what is decided about them.
    var router: MessageRouter
    /// The keys of cases; `nil` where no master keys were given.
    var zegels: Zegels?
    /// Refused offers that still need a dead letter.
    var marktbrieven = MarktDeadLetters()

    init(_ inst: Matcherinstellingen, partities: Int32) {
        zegels = inst.verzegeling.map { Zegels($0, topics: inst.topics) }
        router = MessageRouter(
            topics: inst.topics, bron: inst.bron, register: inst.register, gewichten: inst.gewichten
        ) { casusId in
            Murmur2.partition(key: Array(casusId.utf8), partitions: partities)
        }
    }

    /// The transaction was committed: what was decided stands.
    func bevestig() {
        router.bevestig()
        zegels?.bevestig()
        marktbrieven.bevestigd()
    }

    /// The transaction was aborted. The letters need nothing: they stay until they are committed.
    func draaiTerug() {
        router.draaiTerug()
        zegels?.draaiTerug()
    }
}
