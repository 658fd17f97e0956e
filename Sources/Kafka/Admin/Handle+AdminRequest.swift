import Crdkafka

extension Handle {
    /// How long to wait before looking whether a broker refuses us: most connections stand within it.
    static let firstLookMs = 1_000

    /// One request of the admin kind: sent to a queue of its own, and its answer read before it is destroyed.
    ///
    /// - Parameter awaitsBrokers: the controller answers only when all brokers know; for what makes or removes topics.
    func ask<R>(
        _ operation: String, _ kind: rd_kafka_admin_op_t, _ timeoutMs: Int, awaitsBrokers: Bool = false,
        send: (_ options: OpaquePointer?, _ answers: OpaquePointer) -> Void,
        read: (OpaquePointer) throws(KafkaError) -> R
    ) throws(KafkaError) -> R {
        guard let answers = rd_kafka_queue_new(rk), let options = rd_kafka_AdminOptions_new(rk, kind) else {
            throw KafkaError(RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE, operation: operation)
        }
        defer {
            rd_kafka_AdminOptions_destroy(options)
            rd_kafka_queue_destroy(answers)
        }
        let timeMs = max(1, min(Deadline.bounded(timeoutMs), Self.requestMsMax))
        var words = [CChar](repeating: 0, count: 512)
        // Both refuse only what is out of range, and `timeMs` is not.
        _ = rd_kafka_AdminOptions_set_request_timeout(options, timeMs, &words, words.count)
        if awaitsBrokers {
            _ = rd_kafka_AdminOptions_set_operation_timeout(options, timeMs, &words, words.count)
        }
        drainErrors()
        sink.forgetRefusal()
        send(options, answers)
        // librdkafka answers by its own timeout; the second more is for a client that is wedged.
        let event = try firstAnswer(answers, operation, Deadline(withinMs: Int(timeMs) + 1_000))
        guard let event else { throw unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT, operation, timeoutMs) }
        defer { rd_kafka_event_destroy(event) }
        let response = rd_kafka_event_error(event)
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else {
            let words = rd_kafka_event_error_string(event).map { String(cString: $0) }
            throw unanswered(response, operation, timeoutMs, else: words)
        }
        return try read(event)
    }

    /// The range of request and operation timeouts (rdkafka.h, rd_kafka_AdminOptions_set_request_timeout).
    private static let requestMsMax: Int32 = 3_600_000

    /// Looks now and then whether a broker refuses us: a wrong password is known long before the time is up.
    private func firstAnswer(
        _ answers: OpaquePointer, _ operation: String, _ deadline: Deadline
    ) throws(KafkaError) -> OpaquePointer? {
        repeat {
            let waitMs = min(Int32(Self.firstLookMs), deadline.remainingMs)
            if let event = rd_kafka_queue_poll(answers, waitMs) { return event }
            try failOnRefusal(operation)
        } while !deadline.isPast
        return nil
    }

    /// Waits until the cluster has told its name, or throws why it did not.
    func meet(_ operation: String, _ deadline: Deadline) throws(KafkaError) {
        if let id = rd_kafka_clusterid(rk, 0) { return rd_kafka_mem_free(rk, id) }
        _ = try metadata(timeoutMs: max(1, Int(deadline.remainingMs)))
    }

    /// Throws when the last that was heard from a broker is that it does not take us.
    func failOnRefusal(_ operation: String) throws(KafkaError) {
        drainErrors()
        guard let refusal = sink.lastRefusal else { return }
        throw KafkaError(code: refusal.code, operation: operation, detail: "\(refusal.detail) (\(brokers))")
    }

    /// A code that may mean that nobody answered: then with who it was and why, else in the words given.
    func unanswered(
        _ response: rd_kafka_resp_err_t, _ operation: String, _ timeoutMs: Int, else words: String? = nil
    ) -> KafkaError {
        drainErrors()
        guard let silence = silence(response, timeoutMs) else {
            return error(response, operation: operation, detail: words)
        }
        guard let refusal = sink.lastRefusal else { return error(response, operation: operation, detail: silence) }
        return KafkaError(code: refusal.code, operation: operation, detail: "\(refusal.detail) (\(brokers))")
    }
}
