import Berichten
import Jeugdhulp
import Kafka

/// An aanbieder: reports its capacity, and answers when it is asked for a child.
package struct Aanbieder: Sendable {
    private let zender: EventSender

    package init(_ zender: EventSender) { self.zender = zender }

    /// Sends reports of offers.
    package func meld(_ gebeurtenissen: [Gebeurtenis]) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(gebeurtenissen, als: .aanbieder)
    }

    /// Sends answers to voordrachten.
    package func antwoord(_ gebeurtenissen: [Gebeurtenis]) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(gebeurtenissen, als: .aanbieder)
    }

    /// Follows the voordrachten of one aanbieder.
    package static func volger(_ verbinding: Connection, agb: AgbCode) -> Follower {
        Follower(verbinding, topics: verbinding.topics.eigen(van: .aanbieder(agb)))
    }

    /// Takes an offer away.
    package func meldAf(_ aanbod: Aanbodsleutel) async throws {
        try await zender.haalWeg(
            aanbod.description, uit: zender.verbinding.topics.aanbod, als: .aanbieder(aanbod.agb))
    }
}
