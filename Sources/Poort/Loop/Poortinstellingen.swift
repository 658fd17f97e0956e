import Berichten
import Jeugdhulp
import Kafka
import Metrics
import Verzegeling

/// How the gate runs. Every limit has its unit in its name.
package struct Poortinstellingen: Sendable {
    package var brokers: String
    package var topics: Topics = .standaard
    /// The consumer group that all instances share.
    package var groep = Toegang.poortgroep
    /// Tells instances apart: the transactional id ends in it.
    package var instantie = "0"
    /// The CloudEvents `source` of what the gate itself says.
    package var bron = Gebeurtenis.bronOnbekend + ":poort"
    package var register: Gemeenteregister = .landelijk
    /// `nil`: any source that is not one of ours.
    package var partijen: Partijen?
    /// Anything librdkafka knows, passed on as it is.
    package var extra: [String: String] = [:]
    package var meetfabriek: any MetricsFactory = MetricsSystem.factory
    /// `nil`: what goes on lies open, as it came.
    package var verzegeling: Verzegeling?
    /// Partitions for topics that the embedded broker is asked to make.
    package var partities: Int32 = 12

    /// Refused messages of one topic in a minute after which it is left alone.
    package var weigeringenPerMinuutMax = 600
    package var commitIntervalMs = 10
    package var commitAantalMax = 2_000
    package var transactieMsMax = 15_000
    /// How often the cluster is asked for topics of parties that came since.
    package var topicsMs = 5_000
    /// After a crash the group waits this long before others get the partitions.
    package var sessieMsMax = 6_000
    package var stopMsMax = 3_000

    package init(brokers: String) { self.brokers = brokers }

    var transactionalId: String { "\(groep)-\(instantie)" }

    /// What hostile bytes may cost: the library holds no answer of a broker, and unpacks no batch, beyond these bounds.
    private static let grenzen = [
        "fetch.max.bytes": "4194304", "fetch.message.max.bytes": "1048576", "receive.message.max.bytes": "16777216",
        "queued.max.messages.kbytes": "16384", "queued.min.messages": "10000",
    ]

    var lezen: ConsumerSettings {
        var lezen = ConsumerSettings(brokers: brokers, groupId: groep, sessionTimeoutMs: sessieMsMax)
        let eigen = ["topic.metadata.refresh.interval.ms": "\(topicsMs)"].merging(Self.grenzen) { a, _ in a }
        lezen.extra = eigen.merging(extra) { _, gegeven in gegeven }
        return lezen
    }

    /// The loop's settings: every topic of a party, also one that comes later.
    var lus: ExactlyOnceSettings {
        var zenden = ProducerSettings(brokers: brokers)
        zenden.extra = extra
        let begin = topics.voorvoegsel.replacing(".", with: "\\.")
        var lus = ExactlyOnceSettings(
            consumer: lezen, producer: zenden, transactionalId: transactionalId, topics: ["^\(begin)\\.in\\."])
        lus.commitIntervalMs = commitIntervalMs
        lus.commitCountMax = commitAantalMax
        lus.transactionTimeoutMs = transactieMsMax
        lus.stopMsMax = stopMsMax
        return lus
    }
}
