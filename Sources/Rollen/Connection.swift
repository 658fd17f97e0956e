import Berichten
import Jeugdhulp
import Kafka
import Logging
import Verzegeling

/// How a party reaches the log, and what it says of itself.
package struct Connection: Sendable {
    package var brokers: String
    package var topics: Topics
    /// The CloudEvents `source` of what this party sends.
    package var bron: String
    /// Anything librdkafka knows, passed on as it is.
    package var extra: [String: String]
    package var log: Logger
    /// Over which topics this party sends.
    package var weg = Route.kern
    /// `nil`: what this party sends lies open, and what is sealed it cannot read.
    package var verzegeling: Verzegeling?

    /// How what a party sends gets on the core.
    package enum Route: Sendable, Equatable {
        /// Over the topic that this party alone may write, where it has one among these: the gate lets it through.
        /// Otherwise straight on the core, as before there was a gate, which only our own may where rights are kept.
        case poort(Set<String>)
        /// Straight on the core, with the word who sent it: for our own processes, who alone may write there.
        case kern
    }

    /// How long to look for a broker before saying that there is none.
    package static let zoekMsMax = 8_000

    package init(
        brokers: String, topics: Topics = .standaard, bron: String = Gebeurtenis.bronOnbekend,
        extra: [String: String] = [:], log: Logger
    ) {
        self.brokers = brokers
        self.topics = topics
        self.bron = bron
        self.extra = extra
        self.log = log
    }

    /// The keys of cases; `nil` when no master keys were given.
    /// - Throws: `KafkaError` when its clients cannot be made.
    package func sleutelkast() throws(KafkaError) -> KeyStore? {
        guard let verzegeling else { return nil }
        return try KeyStore(verzegeling, topics: topics, brokers: brokers, extra: extra, log: log)
    }

    /// How long a topic is looked for before it is said to be missing: one that was made a moment ago is not known to
    /// every broker yet.
    package static let topicMsMax = 5_000

    /// Makes sure that topics are there before anything is sent to or read from them.
    ///
    /// The embedded broker is asked to make them; on Apache Kafka that is the operator's to do.
    /// - Returns: the number of partitions of each.
    /// - Throws: ``RolFout`` when no broker answers or a topic is missing.
    package func controleer(_ namen: [String]) async throws -> [String: Int] {
        let admin = try Admin(brokers: brokers, extra: extra, logger: log)
        defer { admin.close(withinMs: 1_000) }
        let meta: ClusterMetadata
        do {
            meta = try await kijk(admin, namen)
        } catch {
            throw RolFout.geenBroker(brokers, error)
        }
        let mist = ontbrekend(namen, meta)
        guard mist.isEmpty else { throw RolFout.topicOntbreekt(mist) }
        return Dictionary(meta.topics.map { ($0.name, Int($0.partitions)) }) { eerste, _ in eerste }
    }

    /// The topics on which parties write, as far as this one may see them.
    /// - Throws: ``RolFout`` when no broker answers.
    package func invoertopics() async throws -> Set<String> {
        let admin = try Admin(brokers: brokers, extra: extra, logger: log)
        defer { admin.close(withinMs: 1_000) }
        do {
            let namen = try await admin.metadata(topics: nil, timeoutMs: Self.zoekMsMax).topics.map(\.name)
            return Set(namen.filter { topics.afzender(vanInvoer: $0) != nil })
        } catch {
            throw RolFout.geenBroker(brokers, error)
        }
    }

    private func kijk(_ admin: Admin, _ namen: [String]) async throws(KafkaError) -> ClusterMetadata {
        let meta = try await admin.metadata(topics: nil, timeoutMs: Self.zoekMsMax)
        let mist = ontbrekend(namen, meta)
        guard !mist.isEmpty else { return meta }
        guard meta.isEmbedded else {
            return try await admin.metadata(awaiting: namen, withinMs: Self.topicMsMax, timeoutMs: Self.zoekMsMax)
        }
        let specs = mist.map { TopicSpec(name: $0, partitions: 1, replication: 1, config: [:]) }
        _ = try await admin.create(specs, timeoutMs: Self.zoekMsMax)
        return try await admin.metadata(topics: nil, timeoutMs: Self.zoekMsMax)
    }

    private func ontbrekend(_ namen: [String], _ meta: ClusterMetadata) -> [String] {
        let bekend = Set(meta.topics.map(\.name))
        return namen.filter { !bekend.contains($0) }
    }
}
