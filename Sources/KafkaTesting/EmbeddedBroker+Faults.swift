import Crdkafka
import Kafka

/// Answers that go wrong or come late. Codes are in ``BrokerErrors``.
extension EmbeddedBroker {
    /// The next requests of this kind, at whichever broker, are answered with these errors, one each.
    ///
    /// ```swift
    /// try broker.failNext(.fetch, errors: [BrokerErrors.notLeader, BrokerErrors.disconnect])
    /// ```
    public func failNext(_ api: ApiKey, errors: [Int32]) throws(KafkaError) {
        let responses = errors.map { rd_kafka_resp_err_t(rawValue: $0) }
        try change("inject errors into \(api)") {
            rd_kafka_mock_push_request_errors_array($0, api.rawValue, responses.count, responses)
            return RD_KAFKA_RESP_ERR_NO_ERROR
        }
    }

    /// As ``failNext(_:errors:)`` at one broker, answered late; these go before errors without a broker.
    ///
    /// ```swift
    /// try broker.failNext(.endTxn, errors: [BrokerErrors.none], rttMs: 500)   // a good answer that comes late
    /// ```
    public func failNext(_ api: ApiKey, errors: [Int32], rttMs: Int, broker: Int32 = 1) throws(KafkaError) {
        for error in errors {
            try change("inject error \(error) into \(api) of broker \(broker) after \(rttMs) ms") {
                crdkafka_mock_push_error_rtt(
                    $0, broker, api.rawValue, rd_kafka_resp_err_t(rawValue: error), Self.bounded(rttMs)
                )
            }
        }
    }

    /// How many errors with a delay wait to be met; those without are not counted by librdkafka.
    ///
    /// ```swift
    /// while try broker.errorsLeft(.produce) > 0 { waker.wait(timeoutMs: 10) }
    /// ```
    public func errorsLeft(_ api: ApiKey, broker: Int32 = 1) throws(KafkaError) -> Int {
        var count = 0
        try change("count errors of \(api) at broker \(broker)") {
            rd_kafka_mock_broker_error_stack_cnt($0, broker, api.rawValue, &count)
        }
        return count
    }

    /// Takes away the errors without a delay that were not met yet.
    ///
    /// ```swift
    /// try broker.clearErrors(.produce)
    /// ```
    public func clearErrors(_ api: ApiKey) throws(KafkaError) {
        try change("clear errors of \(api)") {
            rd_kafka_mock_clear_request_errors($0, api.rawValue)
            return RD_KAFKA_RESP_ERR_NO_ERROR
        }
    }

    /// Metadata and AddPartitionsToTxn answer with this error for the topic; 0 takes it away.
    ///
    /// ```swift
    /// try broker.setTopicError("stock", error: BrokerErrors.topicAuthorizationFailed)
    /// ```
    public func setTopicError(_ topic: String, error: Int32) throws(KafkaError) {
        try change("set error of topic '\(topic)'") {
            rd_kafka_mock_topic_set_error($0, topic, rd_kafka_resp_err_t(rawValue: error))
            return RD_KAFKA_RESP_ERR_NO_ERROR
        }
    }

    /// Drops the connections of a broker, nil for all, and refuses new ones. No leader or coordinator moves by it.
    ///
    /// ```swift
    /// try broker.setDown()
    /// ```
    public func setDown(_ broker: Int32? = nil) throws(KafkaError) {
        try change("stop \(Self.name(broker))") { rd_kafka_mock_broker_set_down($0, broker ?? Self.every) }
    }

    /// Lets a broker, nil for all, take connections again.
    ///
    /// ```swift
    /// try broker.setUp()
    /// ```
    public func setUp(_ broker: Int32? = nil) throws(KafkaError) {
        try change("start \(Self.name(broker))") { rd_kafka_mock_broker_set_up($0, broker ?? Self.every) }
    }

    /// Every answer of a broker, nil for all, takes this long.
    ///
    /// ```swift
    /// try broker.setRtt(ms: 50)
    /// ```
    public func setRtt(_ broker: Int32? = nil, ms: Int) throws(KafkaError) {
        try change("slow \(Self.name(broker))") {
            rd_kafka_mock_broker_set_rtt($0, broker ?? Self.every, Self.bounded(ms))
        }
    }

    /// Offers only these versions of a request, nil for none: how an older cluster looks.
    ///
    /// Clients ask when they connect, so call it first. Above ``ApiKey/versionMax`` is refused, because the broker
    /// would promise what it cannot read.
    ///
    /// ```swift
    /// try broker.setVersions(.produce, 0...3)      // before zstd
    /// try broker.setVersions(.initProducerId, nil) // before idempotence
    /// ```
    public func setVersions(_ api: ApiKey, _ versions: ClosedRange<Int16>?) throws(KafkaError) {
        let operation = "offer versions \(versions.map { "\($0)" } ?? "none") of \(api)"
        if let versions, versions.lowerBound < 0 || versions.upperBound > api.versionMax {
            throw KafkaError(
                code: RD_KAFKA_RESP_ERR__INVALID_ARG.rawValue, operation: operation,
                detail: "it implements 0...\(api.versionMax)"
            )
        }
        try change(operation) {
            rd_kafka_mock_set_apiversion($0, api.rawValue, versions?.lowerBound ?? -1, versions?.upperBound ?? -1)
        }
    }

    // MARK: - Inside

    /// rdkafka_mock.h: "Use -1 for all brokers".
    static let every: Int32 = -1

    static func name(_ broker: Int32?) -> String { broker.map { "broker \($0)" } ?? "all brokers" }

    private static func bounded(_ ms: Int) -> Int32 { Int32(clamping: max(0, ms)) }
}
