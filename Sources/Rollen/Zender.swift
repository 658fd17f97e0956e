import Berichten
import Kafka

/// Sends events and waits until the log has them.
public final class Zender: Sendable {
    public let verbinding: Verbinding
    private let producer: Producer

    public init(_ verbinding: Verbinding) throws {
        self.verbinding = verbinding
        // Who sends by hand wants to know within ten seconds that nothing arrives.
        var instellingen = ProducerSettings(brokers: verbinding.brokers, messageTimeoutMs: 7_000)
        instellingen.extra = verbinding.extra
        producer = try Producer(instellingen, logger: verbinding.log)
    }

    /// Sends events to one topic, each under its own key, in order.
    /// - Returns: for each event where it stands, or why it could not be sent.
    func stuur(
        _ gebeurtenissen: [(sleutel: String, gebeurtenis: Gebeurtenis)], naar topic: String
    ) async -> [Result<Delivery, KafkaError>] {
        await producer.send(
            gebeurtenissen.map { sleutel, gebeurtenis in
                OutgoingRecord(
                    topic: topic, partition: nil, key: Array(sleutel.utf8), value: gebeurtenis.bytes,
                    headers: Gebeurtenis.koppen)
            })
    }

    /// Takes away what stands under a key of a compacted topic.
    func haalWeg(_ sleutel: String, uit topic: String) async throws {
        _ = try await producer.send(
            OutgoingRecord(topic: topic, partition: nil, key: Array(sleutel.utf8), value: nil, headers: []))
    }

    public func sluit() async { await producer.close(withinMs: 5_000) }
}
