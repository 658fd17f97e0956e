import Kafka

/// Why a run of the loop ended.
package enum StopReason: Error {
    /// Another instance with the same transactional id took over: this one must not go on.
    case verdrongen(KafkaError)
    /// Memory or connection can no longer be trusted: start anew from the log.
    case opnieuw(String)
    case gevraagd
}
