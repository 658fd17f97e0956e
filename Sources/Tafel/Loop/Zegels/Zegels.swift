import Berichten
import Kafka
import Verzegeling

/// The keys of cases as one loop has them. They are read with their topic, and made and destroyed in the transaction of
/// what is sealed with them: a reader of the one finds the other, and an abort takes both back.
struct Zegels {
    private var ring: Zaaksleutels
    /// Not: what was sealed is read, and what is written lies open.
    let verzegelt: Bool
    private let topics: Topics
    /// The offset to read next of each partition of it.
    private var volgende: [TopicPartition: Int64] = [:]
    /// Keys made here that no committed transaction has written yet. After an abort they are used again, so that work
    /// that is done again writes the same bytes.
    private var ongeschreven: [Sleutelnummer: Zaaksleutels.KeyRecord] = [:]
    /// Those of them that the open transaction wrote, and what it destroyed.
    private var geschreven: Set<Sleutelnummer> = []
    private var vernietigd: [Zaaksleutels.Vernietigd] = []
    /// Cases whose memory was read back in the clear, and those of them that the open transaction seals.
    private var open: [String] = []
    private var dichtInTransactie: [String] = []
    /// When a record must be written so that the segment with tombstones is closed; see ``rol(nuMs:)``.
    private var rolOpMs: Int64?

    init(_ verzegeling: Verzegeling, topics: Topics) {
        ring = Zaaksleutels(verzegeling.hoofdsleutels)
        verzegelt = verzegeling.verzegelt
        self.topics = topics
    }

    // MARK: Reading

    mutating func neem(_ record: IncomingMessage, nuMs: Int64) {
        ring.neem(sleutel: record.sleutel ?? [], waarde: record.waarde)
        gelezen(TopicPartition(topic: record.topic, partition: record.partitie), tot: record.offset + 1)
        guard record.waarde == nil else { return }
        rolOpMs = record.sleutel == Self.rolsleutel ? nil : nuMs + Self.segmentMs
    }

    mutating func gelezen(_ plek: TopicPartition, tot offset: Int64) {
        volgende[plek] = max(volgende[plek] ?? 0, offset)
    }

    func isGelezen(tot grenzen: [TopicPartition: (low: Int64, high: Int64)]) -> Bool {
        grenzen.allSatisfy { $0.value.high <= $0.value.low || volgende[$0.key] ?? 0 >= $0.value.high }
    }

    /// Whether a record asks for a key that is not here.
    func mist(_ record: IncomingMessage) -> Bool {
        record.waarde.map { ZegelFormat.isVerzegeld($0) && !ring.kent($0) } ?? false
    }

    mutating func geopend(_ record: IncomingMessage, _ waarde: [UInt8]) -> Result<IncomingMessage, Zegelfout> {
        do throws(Zegelfout) {
            let (tekst, casusId) = try ring.open(
                waarde, Zegelplaats(topics, topic: record.topic, sleutel: record.sleutel))
            return .success(record.geopend(tekst, voor: casusId))
        } catch {
            return .failure(error)
        }
    }

    // MARK: Writing

    func kent(_ casusId: String) -> Bool { ring.heeftSleutel(casusId) }

    /// - Returns: the sealed record; before it that of its key, as long as that is not committed.
    mutating func verzegeld(_ record: OutgoingMessage, _ waarde: [UInt8], voor casusId: String) throws(Zegelfout)
        -> [OutgoingMessage]
    {
        let sleutel = try sleutel(voor: casusId)
        let plaats = Zegelplaats(topics, topic: record.topic, sleutel: record.sleutel)
        let dicht = record.verzegeld(try sleutel.verzegel(waarde, plaats))
        guard let eerst = ongeschreven[sleutel.nummer], geschreven.insert(sleutel.nummer).inserted else {
            return [dicht]
        }
        return [sleutelrecord(eerst), dicht]
    }

    /// The key of the case, made when it has none.
    private mutating func sleutel(voor casusId: String) throws(Zegelfout) -> Zaaksleutel {
        if let sleutel = ring.sleutel(voor: casusId) { return sleutel }
        var toeval = SystemRandomNumberGenerator()
        let record = try ring.nieuw(casusId, &toeval)
        ring.neem(sleutel: record.sleutel, waarde: record.waarde)
        guard let sleutel = ring.sleutel(voor: casusId) else { throw .vergeten }
        ongeschreven[sleutel.nummer] = record
        return sleutel
    }

    /// - Returns: a tombstone for every key of the case.
    mutating func vernietig(_ casusId: String) -> [OutgoingMessage] {
        let weg = ring.vernietig(casusId)
        vernietigd.append(weg)
        return weg.records.map(sleutelrecord)
    }

    private func sleutelrecord(_ record: Zaaksleutels.KeyRecord) -> OutgoingMessage {
        OutgoingMessage(topic: topics.sleutels, sleutel: record.sleutel, waarde: record.waarde)
    }

    /// Whether the open transaction wrote to the topic of keys: until it is committed its end cannot be read.
    var heeftGeschreven: Bool { !geschreven.isEmpty || vernietigd.contains { !$0.records.isEmpty } }

    mutating func bevestig() {
        for nummer in geschreven { ongeschreven[nummer] = nil }
        for nummer in vernietigd.flatMap(\.nummers) { ongeschreven[nummer] = nil }
        nieuweTransactie()
    }

    mutating func draaiTerug() {
        for weg in vernietigd.reversed() { ring.zetTerug(weg) }
        open += dichtInTransactie
        nieuweTransactie()
    }

    private mutating func nieuweTransactie() {
        geschreven.removeAll(keepingCapacity: true)
        vernietigd.removeAll(keepingCapacity: true)
        dichtInTransactie.removeAll(keepingCapacity: true)
    }

    // MARK: What lay open

    /// Cases of which the matcher's memory lies open: they began before messages were sealed.
    mutating func legOpen(_ casusIds: [String]) { if verzegelt { open += casusIds } }

    var heeftNogOpen: Bool { !open.isEmpty }

    /// Some of them, to be written again.
    mutating func neemOpen(aantalMax: Int) -> [String] {
        let deel = Array(open.suffix(aantalMax))
        open.removeLast(deel.count)
        dichtInTransactie += deel
        return deel
    }

    // MARK: Compaction

    /// Kafka closes a segment only when a record comes after its time, and cleans no segment that is not closed. On a
    /// quiet topic a destroyed key would stay on disk behind its tombstone; so, when the time of the segment is over,
    /// one more record is written.
    mutating func rol(nuMs: Int64) -> OutgoingMessage? {
        guard let opMs = rolOpMs, nuMs >= opMs else { return nil }
        // It is seen when it is read back; until then not at every turn.
        rolOpMs = nuMs + Self.nogEensMs
        return OutgoingMessage(topic: topics.sleutels, sleutel: Self.rolsleutel, waarde: nil)
    }

    private static let rolsleutel = Array("*".utf8)
    /// A minute more than `segment.ms` of the topic.
    private static let segmentMs: Int64 = 3_660_000
    private static let nogEensMs: Int64 = 60_000
}
