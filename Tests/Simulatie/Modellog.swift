import Berichten
import Kafka
import Verzegeling

/// A log as Kafka keeps it: partitions, transactions with a last stable offset, epochs of producers, compaction.
///
/// Nothing is thrown away: what compaction took is only hidden from readers, so that after a run everything that was
/// ever committed can be held against what should have been.
final class Modellog {
    struct Regel {
        let plek: TopicPartition
        let offset: Int64
        /// `nil`: sent outside a transaction.
        let transactie: Int?
        let sleutel: [UInt8]?
        var waarde: [UInt8]?
        /// What a sealed value says.
        let geopend: [UInt8]?
        let koppen: [(naam: String, waarde: [UInt8])]
        /// How far whoever sent it had read the market.
        let markt: [TopicPartition: Int64]
        /// When it was sent, among all records and all closings of transactions.
        let volgnummer: Int
    }

    enum Stand { case open, bevestigd, afgebroken }

    struct Transactie {
        var stand = Stand.open
        var begonnenMs: Int64
        var plekken: [TopicPartition] = []
        var offsets: [TopicPartition: Int64] = [:]
        /// When it was committed.
        var volgnummer = 0
    }

    struct Zender {
        var tijdperk = 0
        var open: Int?
    }

    private struct Partitie {
        var regels: [Regel] = []
        var weg: Set<Int64> = []
        var eind: Int64 = 0
        /// First offset of each open transaction.
        var lopend: [Int: Int64] = [:]
    }

    private var partities: [TopicPartition: Partitie] = [:]
    private(set) var transacties: [Transactie] = []
    private(set) var zenders: [String: Zender] = [:]
    /// Open transactions and whose they are.
    private var lopend: [Int: String] = [:]
    /// What the group committed.
    private(set) var vastgelegd: [TopicPartition: Int64] = [:]
    private(set) var aantallen: [String: Int32]
    private(set) var volgnummer = 0
    let transactieMsMax: Int64
    private var sleutelbos: Sleutelbos?
    var verzegelt: Bool { sleutelbos != nil }

    /// - Parameter aantallen: partitions of topics; what is not named has one.
    init(aantallen: [String: Int32], transactieMsMax: Int64, sleutelbos: Sleutelbos?) {
        self.sleutelbos = sleutelbos
        self.aantallen = aantallen
        self.transactieMsMax = transactieMsMax
    }

    func plekken(van topic: String) -> [TopicPartition] {
        (0..<(aantallen[topic] ?? 1)).map { TopicPartition(topic: topic, partition: $0) }
    }

    var alleTopics: [String] { Set(partities.keys.map(\.topic)).sorted() }

    // MARK: Writing

    @discardableResult
    func schrijf(
        _ topic: String, partitie: Int32?, sleutel: [UInt8]?, waarde: [UInt8]?,
        koppen: [(naam: String, waarde: [UInt8])] = [], transactie: Int? = nil, markt: [TopicPartition: Int64] = [:]
    ) -> TopicPartitionOffset {
        let aantal = aantallen[topic] ?? 1
        let nummer = partitie ?? (aantal == 1 ? 0 : Murmur2.partition(key: sleutel ?? [], partitions: aantal))
        let plek = TopicPartition(topic: topic, partition: nummer)
        var deel = partities[plek] ?? Partitie()
        volgnummer += 1
        sleutelbos?.neem(topic, sleutel: sleutel, waarde: waarde)
        let regel = Regel(
            plek: plek, offset: deel.eind, transactie: transactie, sleutel: sleutel, waarde: waarde,
            geopend: sleutelbos?.geopend(topic, sleutel: sleutel, waarde: waarde), koppen: koppen, markt: markt,
            volgnummer: volgnummer)
        deel.regels.append(regel)
        if let transactie, transacties[transactie].stand == .open, deel.lopend[transactie] == nil {
            deel.lopend[transactie] = deel.eind
            transacties[transactie].plekken.append(plek)
        }
        deel.eind += 1
        partities[plek] = deel
        return TopicPartitionOffset(plek, offset: regel.offset)
    }

    // MARK: Transactions

    enum Weigering { case verdrongen, verlopen }

    func meldAan(_ id: String) -> Int {
        if let open = zenders[id]?.open { sluit(open, .afgebroken) }
        zenders[id, default: Zender()].open = nil
        zenders[id, default: Zender()].tijdperk += 1
        return zenders[id]?.tijdperk ?? 0
    }

    /// Whether a producer may still write.
    func mag(_ id: String, _ tijdperk: Int) -> Bool { zenders[id]?.tijdperk == tijdperk }

    func begin(_ id: String, nuMs: Int64) -> Int {
        transacties.append(Transactie(begonnenMs: nuMs))
        zenders[id]?.open = transacties.count - 1
        lopend[transacties.count - 1] = id
        return transacties.count - 1
    }

    func voegToe(_ offsets: [TopicPartitionOffset], _ transactie: Int) {
        for offset in offsets { transacties[transactie].offsets[offset.topicPartition] = offset.offset }
    }

    func sluit(_ nummer: Int, _ stand: Stand) {
        guard transacties[nummer].stand == .open else { return }
        volgnummer += 1
        transacties[nummer].stand = stand
        transacties[nummer].volgnummer = volgnummer
        lopend[nummer] = nil
        if stand == .bevestigd { vastgelegd.merge(transacties[nummer].offsets) { $1 } }
        for plek in transacties[nummer].plekken {
            partities[plek]?.lopend[nummer] = nil
            // The marker of the end takes an offset that no reader sees.
            partities[plek]?.eind += 1
        }
        for (id, zender) in zenders where zender.open == nummer { zenders[id]?.open = nil }
    }

    /// The coordinator ends what takes too long, and fences who did it.
    func ruimVerlopenOp(nuMs: Int64) {
        for (nummer, id) in lopend where nuMs - transacties[nummer].begonnenMs > transactieMsMax {
            let isHuidig = zenders[id]?.open == nummer
            sluit(nummer, .afgebroken)
            if isHuidig { zenders[id]?.tijdperk += 1 }
        }
    }

    /// Whether an open transaction has offsets for one of these partitions.
    func wacht(op plekken: [TopicPartition]) -> Bool {
        transacties.contains { $0.stand == .open && plekken.contains(where: $0.offsets.keys.contains) }
    }

    // MARK: Reading

    func eind(_ plek: TopicPartition) -> Int64 { partities[plek]?.eind ?? 0 }

    /// The last stable offset: how far a reader of committed records comes.
    func stabiel(_ plek: TopicPartition) -> Int64 {
        guard let deel = partities[plek] else { return 0 }
        return deel.lopend.values.min() ?? deel.eind
    }

    /// Records from an offset on.
    /// - Parameter ookOnbevestigd: as a reader that does not wait for transactions: only in a canary.
    func lees(_ plek: TopicPartition, vanaf: Int64, aantalMax: Int, ookOnbevestigd: Bool = false) -> [Regel] {
        guard let deel = partities[plek] else { return [] }
        let tot = ookOnbevestigd ? deel.eind : stabiel(plek)
        var laag = 0
        var hoog = deel.regels.count
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if deel.regels[midden].offset < vanaf { laag = midden + 1 } else { hoog = midden }
        }
        var uit: [Regel] = []
        for regel in deel.regels[laag...] {
            guard regel.offset < tot, uit.count < aantalMax else { break }
            if deel.weg.contains(regel.offset) { continue }
            guard ookOnbevestigd || isBevestigd(regel) else { continue }
            uit.append(regel)
        }
        return uit
    }

    func isBevestigd(_ regel: Regel) -> Bool {
        regel.transactie.map { transacties[$0].stand == .bevestigd } ?? true
    }

    /// Everything ever committed on a topic, in the order of each partition, as it was before it was sealed.
    func geschiedenis(_ topic: String) -> [Regel] {
        zoalsHetLigt(topic).map { regel in
            var regel = regel
            regel.waarde = regel.geopend ?? regel.waarde
            return regel
        }
    }

    /// Everything ever committed on a topic, in the order of each partition, byte for byte.
    func zoalsHetLigt(_ topic: String) -> [Regel] {
        plekken(van: topic).flatMap { plek in (partities[plek]?.regels ?? []).filter(isBevestigd) }
    }

    // MARK: Compaction

    /// Hides what a newer committed record of the same key replaced, up to a random place.
    /// - Parameter tombstones: whether a last record without a value goes too; only while nobody is behind.
    func ruimOp(_ topic: String, _ toeval: inout some RandomNumberGenerator, tombstones: Bool) {
        for plek in plekken(van: topic) {
            guard var deel = partities[plek], !deel.regels.isEmpty else { continue }
            let tot = Int64.random(in: 0...stabiel(plek), using: &toeval)
            let hier = deel.regels.filter { $0.offset < tot && isBevestigd($0) }
            let laatste = Dictionary(hier.map { ($0.sleutel ?? [], $0.offset) }) { max($0, $1) }
            for regel in hier {
                let isLaatste = laatste[regel.sleutel ?? []] == regel.offset
                if !isLaatste || (tombstones && regel.waarde == nil) { deel.weg.insert(regel.offset) }
            }
            partities[plek] = deel
        }
    }
}
