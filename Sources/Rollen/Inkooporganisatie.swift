import Berichten
import Kafka

/// An inkooporganisatie: reports contracts and ceilings.
package struct Inkooporganisatie: Sendable {
    private let zender: EventSender

    package init(_ zender: EventSender) { self.zender = zender }

    /// Sends contracts.
    package func meld(_ gebeurtenissen: [Gebeurtenis]) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(gebeurtenissen, als: .inkoop)
    }
}
