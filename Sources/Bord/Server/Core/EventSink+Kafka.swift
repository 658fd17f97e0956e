import Berichten
import Kafka
import Logging
import Verzegeling

extension EventSink {
    /// To Kafka, with every replica's word that it has it (`acks=all`).
    /// - Parameter kast: seals what is about a case; `nil`: it lies open.
    static func kafka(_ producer: Producer, _ kast: KeyStore?, _ log: Logger) -> EventSink {
        EventSink { gebeurtenis, topic, sleutel, afzender async throws(Weigering) in
            do {
                let open = OutgoingRecord(
                    topic: topic, partition: nil, key: Array(sleutel.utf8), value: gebeurtenis.bytes,
                    headers: Gebeurtenis.koppen + [(Toegangsrol.afzenderkop, Array((afzender.kenmerk ?? "").utf8))])
                let records = try await kast?.verzegel([(gebeurtenis.casusId, open)], producer) ?? [open]
                for record in records { _ = try await producer.send(record) }
            } catch {
                log.error("not sent", metadata: ["topic": "\(topic)", "fout": "\(error)"])
                throw .geenKafka
            }
        }
    }
}
