import Berichten
import Jeugdhulp
import Kafka

/// A gecertificeerde instelling: submits stuck cases, takes them back, tells when help has started.
package struct GI: Sendable {
    private let zender: EventSender

    package init(_ zender: EventSender) { self.zender = zender }

    /// Sends aanvragen, intrekkingen and starts, each under its casusId.
    package func stuur(_ gebeurtenissen: [Gebeurtenis]) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(
            gebeurtenissen.map { ($0.casusId ?? $0.id, $0) }, naar: zender.verbinding.topics.aanvragen)
    }

    /// Follows what happens to the cases of one GI.
    package static func volger(_ verbinding: Connection, gi: String) -> Follower {
        Follower(verbinding, topics: [verbinding.topics.status(gi: gi)])
    }
}

/// An aanbieder: reports its capacity, and answers when it is asked for a child.
package struct Aanbieder: Sendable {
    private let zender: EventSender

    package init(_ zender: EventSender) { self.zender = zender }

    /// Sends reports, each under its aanbodId.
    package func meld(_ gebeurtenissen: [Gebeurtenis]) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(
            gebeurtenissen.map { gebeurtenis in
                guard case .aanbodGemeld(let aanbod) = gebeurtenis.inhoud else { return (gebeurtenis.id, gebeurtenis) }
                return (aanbod.aanbodId, gebeurtenis)
            }, naar: zender.verbinding.topics.aanbod)
    }

    /// Sends answers to voordrachten, each under its casusId.
    package func antwoord(_ gebeurtenissen: [Gebeurtenis]) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(
            gebeurtenissen.map { ($0.casusId ?? $0.id, $0) }, naar: zender.verbinding.topics.besluiten)
    }

    /// Follows the voordrachten of one aanbieder.
    package static func volger(_ verbinding: Connection, agb: AgbCode) -> Follower {
        Follower(verbinding, topics: [verbinding.topics.voordrachten(agb: agb)])
    }

    /// Takes an offer away.
    package func meldAf(_ aanbodId: String) async throws {
        try await zender.haalWeg(aanbodId, uit: zender.verbinding.topics.aanbod)
    }
}

/// An inkooporganisatie: reports contracts and ceilings.
package struct Inkooporganisatie: Sendable {
    private let zender: EventSender

    package init(_ zender: EventSender) { self.zender = zender }

    /// Sends contracts, each under `inkoopregio/agb`.
    package func meld(_ gebeurtenissen: [Gebeurtenis]) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(
            gebeurtenissen.map { gebeurtenis in
                guard case .contractGemeld(let contract) = gebeurtenis.inhoud else {
                    return (gebeurtenis.id, gebeurtenis)
                }
                return (contract.sleutel, gebeurtenis)
            }, naar: zender.verbinding.topics.contracten)
    }
}

/// The expertteam of a region: receives its proposals, and decides.
package enum Expertteam {
    /// Sends decisions, each under its casusId.
    package static func besluit(
        _ zender: EventSender, _ gebeurtenissen: [Gebeurtenis]
    ) async -> [Result<Delivery, KafkaError>] {
        await zender.stuur(
            gebeurtenissen.map { ($0.casusId ?? $0.id, $0) }, naar: zender.verbinding.topics.besluiten)
    }

    /// - Parameter regio: the region's slug.
    package static func volger(_ verbinding: Connection, regio: String) -> Follower {
        Follower(verbinding, topics: [verbinding.topics.voorstellen(regio: regio)])
    }
}
