import Berichten

/// The way to the log: returns when the log has it.
struct EventSink: Sendable {
    /// Sends an event to a topic under a key, with the word of this board who sent it.
    /// - Throws: ``Weigering/geenKafka`` when the log did not take it in time.
    let stuur:
        @Sendable (_ gebeurtenis: Gebeurtenis, _ topic: String, _ sleutel: String, _ afzender: Toegangsrol)
            async throws(Weigering) -> Void
}
