import Berichten
import Jeugdhulp
import Kafka
import Matching
import Metrics
import Verzegeling

/// How the matcher runs. Every limit has its unit in its name.
public struct Matcherinstellingen: Sendable {
    public var brokers: String
    public var topics: Topics = .standaard
    /// The consumer group that all instances share.
    public var groep = "doorbraaktafel-matcher"
    /// Tells instances apart: the transactional id ends in it. Two at once with the same one: the later fences the
    /// earlier.
    public var instantie = "0"
    public var bron = "urn:nld:oin:00000000000000000000:doorbraaktafel:matcher"
    public var register: Gemeenteregister = .landelijk
    public var gewichten: Gewichten = .standaard
    /// Anything librdkafka knows, passed on as it is: security, time-outs.
    public var extra: [String: String] = [:]
    /// `nil`: what is written lies open, and what is sealed cannot be read.
    public var verzegeling: Verzegeling?

    /// Where the figures go.
    public var meetfabriek: any MetricsFactory = MetricsSystem.factory

    /// Commit at the latest after this time, or after this many input records.
    public var commitIntervalMs = 20
    public var commitAantalMax = 2_000
    public var batchAantalMax = 500
    /// Cases looked at again between two looks at the input.
    public var herzieAantalMax = 200
    /// How long reading back may make no progress before everything starts anew.
    public var herstelStilMsMax = 60_000
    public var transactieMsMax = 15_000
    /// After a crash the group waits this long before others get the partitions.
    public var sessieMsMax = 6_000
    /// For commit or abort to finish; after that everything starts anew from the log.
    public var afsluitenMsMax = 20_000
    /// On Ctrl-C: time for the open transaction; what is not committed is done again by whoever comes next.
    public var stopMsMax = 3_000
    /// Partitions for topics that the embedded broker is asked to make.
    public var partities: Int32 = 12

    public init(brokers: String) {
        self.brokers = brokers
    }

    var transactionalId: String { "\(groep)-\(instantie)" }
}
