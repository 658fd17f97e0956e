import Berichten
import Kafka

/// A gecertificeerde instelling: submits stuck cases, takes them back, tells when help has started.
package struct GI: Sendable {
    private let zender: EventSender

    package init(_ zender: EventSender) { self.zender = zender }

    /// Sends aanvragen, intrekkingen and starts.
    package func stuur(_ gebeurtenissen: [Gebeurtenis]) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(gebeurtenissen, als: .gi)
    }

    /// Follows what happens to the cases of one GI.
    package static func volger(_ verbinding: Connection, gi: String) -> Follower {
        Follower(verbinding, topics: verbinding.topics.eigen(van: .gi(gi)))
    }
}
