import Berichten
import Kafka
import Logging

/// Knows which topics exist, and makes the ones for a region or a GI the first time something goes there.
final class TopicProvisioner {
    private let admin: Admin
    private let topics: Topics
    private let log: Logger
    /// Whether messages are sealed, so that the topic of keys must be there.
    private let verzegeld: Bool
    private var bekend: Set<String> = []
    /// Topics that could not be made and when that was, so that not every message asks again.
    private var onmaakbaar: [String: Int64] = [:]
    private(set) var partities: Int32 = 0
    /// The embedded broker ends with the program: there a topic too many harms nobody.
    private var isIngebouwd = false

    /// How many were made of each kind: `status`, `voordrachten`, `voorstellen`. The name of a GI or an aanbieder comes
    /// from messages: a stream of invented names must not fill the cluster, nor leave no room for another kind.
    private var gemaakt: [Substring: Int] = [:]
    private static let gemaaktMax = 500
    private static let wachtMsMax = 3_000
    /// Someone may have made the topic since.
    private static let nieuwePogingMs: Int64 = 60_000

    init(admin: Admin, topics: Topics, verzegeld: Bool = false, log: Logger) {
        self.verzegeld = verzegeld
        self.admin = admin
        self.topics = topics
        self.log = log
    }

    /// Looks at the fixed topics.
    /// - Returns: what is wrong, in words, or `nil` when the matcher can start.
    /// - Throws: when no broker answers.
    func controleer(partitiesBijMaken: Int32) throws(KafkaError) -> String? {
        var meta = try admin.metadataBlocking(topics: nil, timeoutMs: Self.wachtMsMax)
        isIngebouwd = meta.isEmbedded
        if isIngebouwd {
            try maakIngebouwd(partitiesBijMaken)
            meta = try admin.metadataBlocking(topics: nil, timeoutMs: Self.wachtMsMax)
        }
        let aantallen = Dictionary(meta.topics.map { ($0.name, $0.partitions) }) { eerste, _ in eerste }
        bekend = Set(aantallen.keys)
        onmaakbaar = [:]
        let nodig = topics.vast + (verzegeld ? [topics.sleutels] : [])
        let mist = nodig.filter { (aantallen[$0] ?? 0) == 0 }
        guard mist.isEmpty else {
            let hoe = "doorbraaktafel topics maak" + (verzegeld ? " --verzegeld" : "")
            return "topics are missing: \(mist.joined(separator: ", ")). Run: \(hoe)"
        }
        let gelijk = Set([topics.aanvragen, topics.besluiten, topics.zaken].compactMap { aantallen[$0] })
        guard gelijk.count == 1, let partities = gelijk.first else {
            return """
                \(topics.aanvragen), \(topics.besluiten) and \(topics.zaken) must have the same number of partitions, \
                found \(gelijk.sorted()). See: doorbraaktafel topics toon
                """
        }
        self.partities = Int32(partities)
        return nil
    }

    private func maakIngebouwd(_ partities: Int32) throws(KafkaError) {
        let vast = topics.instellingen(partities: partities, regios: [], gis: [], agbs: [], verzegeld: verzegeld)
        _ = try admin.createBlocking(
            vast.map { TopicSpec(name: $0.naam, partitions: $0.partities, replication: 1, config: [:]) },
            timeoutMs: Self.wachtMsMax)
    }

    /// When it was last looked which topics others have made.
    private var gekekenMs: Int64?

    /// Whether somebody has made a topic since: looked at once in a while, however many ask.
    private func isInmiddelsGemaakt(_ topic: String) -> Bool {
        let nuMs = Monotonic.nowMs()
        if let gekekenMs, nuMs - gekekenMs < Self.nieuwePogingMs { return false }
        gekekenMs = nuMs
        guard let meta = try? admin.metadataBlocking(topics: nil, timeoutMs: Self.wachtMsMax) else { return false }
        bekend.formUnion(meta.topics.filter { $0.error == nil }.map(\.name))
        return bekend.contains(topic)
    }

    /// Whether records can be sent to a topic; makes it when it is not there, where that may.
    func zorgVoor(_ topic: String, magMaken: Bool) -> Bool {
        if bekend.contains(topic) { return true }
        guard magMaken || isIngebouwd else { return isInmiddelsGemaakt(topic) }
        if let sinds = onmaakbaar[topic], Monotonic.nowMs() - sinds < Self.nieuwePogingMs { return false }
        let soort = topic.dropFirst(topics.voorvoegsel.utf8.count + 1).prefix { $0 != "." }
        guard gemaakt[soort, default: 0] < Self.gemaaktMax else {
            log.error("too many new topics of one kind in one run, no more are made", metadata: ["topic": "\(topic)"])
            return false
        }
        do {
            // Replication −1: the broker's own default.
            guard let wens = topics.instelling(vanGroeiend: topic) else {
                log.error("no topic of the contract, it is not made", metadata: ["topic": "\(topic)"])
                return false
            }
            let spec = TopicSpec(name: topic, partitions: 1, replication: -1, config: wens.config(kopieen: nil))
            let uitkomst = try admin.createBlocking([spec], timeoutMs: Self.wachtMsMax).first?.outcome
            if case .failed(let fout)? = uitkomst { throw fout }
            bekend.insert(topic)
            gemaakt[soort, default: 0] += 1
            log.info("topic is there", metadata: ["topic": "\(topic)"])
            return true
        } catch {
            onmaakbaar[topic] = Monotonic.nowMs()
            log.error(
                "topic cannot be made, what should go there becomes a dead letter; run: doorbraaktafel topics maak",
                metadata: ["topic": "\(topic)", "reden": "\(error)"])
            return false
        }
    }
}
