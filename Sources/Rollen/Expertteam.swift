import Berichten
import Kafka

/// The expertteam of a region: receives its proposals, and decides.
package enum Expertteam {
    /// Sends decisions.
    package static func besluit(
        _ zender: EventSender, _ gebeurtenissen: [Gebeurtenis]
    ) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(gebeurtenissen, als: .expertteam)
    }

    /// - Parameter regio: the region's slug.
    package static func volger(_ verbinding: Connection, regio: String) -> Follower {
        Follower(verbinding, topics: verbinding.topics.eigen(van: .expertteam(regio: regio)))
    }
}
