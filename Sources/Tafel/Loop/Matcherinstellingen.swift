import Berichten
import Jeugdhulp
import Kafka
import Matching
import Metrics
import Verzegeling

/// How the matcher runs. Every limit has its unit in its name.
package struct Matcherinstellingen: Sendable {
    package var brokers: String
    package var topics: Topics = .standaard
    /// The consumer group that all instances share.
    package var groep = "doorbraaktafel-matcher"
    /// Tells instances apart: the transactional id ends in it. Two at once with the same one: the later fences the
    /// earlier.
    package var instantie = "0"
    package var bron = "urn:nld:oin:00000000000000000000:doorbraaktafel:matcher"
    package var register: Gemeenteregister = .landelijk
    package var gewichten: Gewichten = .standaard
    /// Anything librdkafka knows, passed on as it is: security, time-outs.
    package var extra: [String: String] = [:]
    /// `nil`: what is written lies open, and what is sealed cannot be read.
    package var verzegeling: Verzegeling?

    /// Where the figures go.
    package var meetfabriek: any MetricsFactory = MetricsSystem.factory

    /// Commit at the latest after this time, or after this many input records.
    package var commitIntervalMs = 20
    package var commitAantalMax = 2_000
    package var batchAantalMax = 500
    /// Cases looked at again between two looks at the input.
    package var herzieAantalMax = 200
    /// How long reading back may make no progress before everything starts anew.
    package var herstelStilMsMax = 60_000
    package var transactieMsMax = 15_000
    /// After a crash the group waits this long before others get the partitions.
    package var sessieMsMax = 6_000
    /// For commit or abort to finish; after that everything starts anew from the log.
    package var afsluitenMsMax = 20_000
    /// On Ctrl-C: time for the open transaction; what is not committed is done again by whoever comes next.
    package var stopMsMax = 3_000
    /// Partitions for topics that the embedded broker is asked to make.
    package var partities: Int32 = 12

    package init(brokers: String) {
        self.brokers = brokers
    }

    var transactionalId: String { "\(groep)-\(instantie)" }
}
