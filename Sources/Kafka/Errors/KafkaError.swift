import Crdkafka

/// What went wrong, at which attempt, in librdkafka's or the broker's words.
///
/// Never holds a key, a value or a secret: errors end up in logs, where what a record says may not.
///
/// ```swift
/// do { try consumer.subscribe(["orders"]) } catch { logger.error("\(error)") }
/// ```
public struct KafkaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The raw `rd_kafka_resp_err_t`; negative codes are local to the client, positive ones come from the broker.
    public let code: Int32
    /// librdkafka's name of the code, such as `_TRANSPORT` or `UNKNOWN_TOPIC_OR_PART`.
    public let name: String
    /// What was tried, such as `produce to 'orders'`.
    public let operation: String
    /// The words of librdkafka or the broker, with the values involved.
    public let detail: String
    /// The handle is of no use any more: close it, and start again with a new one.
    public let isFatal: Bool
    /// The same call with the same arguments may succeed.
    public let isRetriable: Bool
    /// The transaction in progress can only be aborted.
    public let requiresAbort: Bool

    /// An error from a code alone; `detail` nil means librdkafka's own sentence for the code.
    public init(
        code: Int32, operation: String, detail: String? = nil,
        isFatal: Bool = false, isRetriable: Bool? = nil, requiresAbort: Bool = false
    ) {
        let response = rd_kafka_resp_err_t(rawValue: code)
        self.code = code
        self.name = String(cString: rd_kafka_err2name(response))
        self.operation = operation
        self.detail = detail ?? String(cString: rd_kafka_err2str(response))
        self.isFatal = isFatal
        self.isRetriable = isRetriable ?? Self.passing.contains(code)
        self.requiresAbort = requiresAbort
    }

    /// What was tried, what went wrong and, where something can be said of it, what to do next.
    public var description: String {
        let hint = detail.contains("Maybe ") ? nil : advice
        return "\(operation): \(name) — \(detail)" + (hint.map { "\nMaybe \($0)." } ?? "")
    }
}

extension KafkaError {
    /// Nobody answered in time.
    public var isTimeout: Bool {
        isOne(of: RD_KAFKA_RESP_ERR__TIMED_OUT, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT)
    }

    /// The topic or partition does not exist (or may not be seen).
    public var isUnknownTopic: Bool {
        isOne(
            of: RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
            RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION
        )
    }

    /// The connection to a broker, or to all of them, failed. librdkafka reconnects by itself.
    public var isTransport: Bool {
        isOne(
            of: RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__RESOLVE,
            RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION
        )
    }

    /// Another instance took over this transactional id or group instance id.
    public var isFenced: Bool {
        isOne(
            of: RD_KAFKA_RESP_ERR__FENCED, RD_KAFKA_RESP_ERR_PRODUCER_FENCED,
            RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH, RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID
        )
    }

    /// The broker knows us and says no.
    public var isAuthorization: Bool {
        isOne(
            of: RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
            RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED,
            RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED
        )
    }

    /// User name, password or certificate was refused.
    public var isAuthentication: Bool {
        isOne(
            of: RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED, RD_KAFKA_RESP_ERR__SSL
        )
    }

    /// The record is larger than the producer or the topic takes.
    public var isTooLarge: Bool {
        isOne(of: RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, RD_KAFKA_RESP_ERR_INVALID_MSG_SIZE)
    }

    /// The handle was closed, so nothing was tried or nothing is known of what was.
    public var isClosed: Bool {
        isOne(
            of: RD_KAFKA_RESP_ERR__DESTROY, RD_KAFKA_RESP_ERR__PURGE_QUEUE, RD_KAFKA_RESP_ERR__PURGE_INFLIGHT
        )
    }

    /// Dropped on request before the broker answered.
    public var isPurged: Bool { isOne(of: RD_KAFKA_RESP_ERR__PURGE_QUEUE, RD_KAFKA_RESP_ERR__PURGE_INFLIGHT) }

    func isOne(of codes: rd_kafka_resp_err_t...) -> Bool { codes.contains { $0.rawValue == code } }

    /// Codes that say "not now" rather than "not so". Used where librdkafka gives a bare code without flags.
    private static let passing: Set<Int32> = Set(
        [
            RD_KAFKA_RESP_ERR__TIMED_OUT, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, RD_KAFKA_RESP_ERR__TRANSPORT,
            RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__RESOLVE, RD_KAFKA_RESP_ERR__QUEUE_FULL,
            RD_KAFKA_RESP_ERR__WAIT_COORD, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT, RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION,
            RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION,
            RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_NOT_COORDINATOR, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS,
            RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND,
        ].map(\.rawValue)
    )
}

extension KafkaError {
    init(_ response: rd_kafka_resp_err_t, operation: String, detail: String? = nil) {
        self.init(code: response.rawValue, operation: operation, detail: detail)
    }

    /// Takes over the C object and destroys it: rdkafka.h asks so of every `rd_kafka_error_t`.
    init(taking error: OpaquePointer, operation: String, detail extra: String? = nil) {
        defer { rd_kafka_error_destroy(error) }
        let words = String(cString: rd_kafka_error_string(error))
        self.init(
            code: rd_kafka_error_code(error).rawValue,
            operation: operation,
            detail: extra.map { "\(words) (\($0))" } ?? words,
            isFatal: rd_kafka_error_is_fatal(error) != 0,
            isRetriable: rd_kafka_error_is_retriable(error) != 0,
            requiresAbort: rd_kafka_error_txn_requires_abort(error) != 0
        )
    }

    /// The answer of every call on a handle that was closed before.
    public static func closed(_ operation: String) -> KafkaError {
        KafkaError(RD_KAFKA_RESP_ERR__DESTROY, operation: operation, detail: "this client was closed")
    }

    /// A call that was not to be made now.
    static func misuse(_ operation: String, _ detail: String) -> KafkaError {
        KafkaError(RD_KAFKA_RESP_ERR__STATE, operation: operation, detail: detail)
    }

    /// Throws unless the code says no error.
    static func check(
        _ response: rd_kafka_resp_err_t, _ operation: @autoclosure () -> String,
        detail: @autoclosure () -> String? = nil
    ) throws(KafkaError) {
        guard response != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
        throw KafkaError(response, operation: operation(), detail: detail())
    }
}
