import Crdkafka
import Glibc
import Logging
import Synchronization

/// One `rd_kafka_t` with the queue its events arrive on, and the only place that ends it.
///
/// Everything that still points into librdkafka (a batch of borrowed records, a running call) holds a reference to the
/// handle, because `rd_kafka_destroy` blocks for ever on an outstanding one. It also blocks while it joins its
/// threads, so that happens on a thread of its own; `gone` opens when it is over.
///
/// `@unchecked Sendable`: both pointers are constant from init to deinit, and librdkafka's functions on them may be
/// called from any thread.
package final class Handle: @unchecked Sendable {
    package let rk: OpaquePointer
    let queue: OpaquePointer
    let brokers: String
    let sink: LogSink
    let observer: ClientObserver?
    let gone = Latch()
    let topics = Mutex(TopicHandles())
    /// Of a transactional producer.
    let unanswered: UnansweredRequests?
    private let tokens: TokenDesk?

    package enum Kind {
        case producer, consumer
        /// A consumer without a group: for questions only, read on the main queue.
        case inquirer
    }

    package init(
        _ kind: Kind, _ pairs: Properties, events: Int32, observer: ClientObserver? = nil, logger: Logger
    ) throws(KafkaError) {
        let isTransactional = pairs.value(of: "transactional.id") != nil
        unanswered = isTransactional ? UnansweredRequests() : nil
        let sink = LogSink(logger, secrets: pairs.filter { Settings.isSecret($0.0) }.map(\.1))
        let (pairs, events) = Self.observed(pairs, events, observer)
        let type = kind == .producer ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER
        let operation = kind == .producer ? "create producer" : "create consumer"
        let rk = try ClientConfiguration(pairs, type: type, events: events, operation: operation)
            .makeHandle(type, sink: sink, unanswered: unanswered)
        if kind == .consumer {
            // Forwards the main queue, so that one queue carries records, rebalances and errors.
            rd_kafka_poll_set_consumer(rk)
        }
        let queue = kind == .consumer ? rd_kafka_queue_get_consumer(rk) : rd_kafka_queue_get_main(rk)
        guard let queue else {
            Remains(rk: rk, queue: nil, sink: sink, unanswered: unanswered).destroy()
            throw KafkaError(RD_KAFKA_RESP_ERR__UNKNOWN_GROUP, operation: operation, detail: "group.id is empty")
        }
        self.rk = rk
        self.queue = queue
        self.observer = observer
        self.sink = sink
        self.brokers = pairs.value(of: "bootstrap.servers") ?? ""
        tokens = pairs.security.sasl?.tokens.map { TokenDesk($0, sink: sink) }
        tokens?.open(rk)
        try pairs.security.sasl?.credentials?.attach(self)
    }

    deinit {
        topics.withLock { $0.removeAll() }
        tokens?.close()
        let remains = Remains(rk: rk, queue: queue, sink: sink, unanswered: unanswered)
        let gone = gone
        do {
            try OwnedThread.start(name: "kafka-destroy") {
                remains.destroy()
                gone.open()
            }
        } catch {
            remains.destroy()
            gone.open()
        }
    }

    /// Reads away events where nobody else polls: remembers the last error, which explains a later timeout, and hands
    /// on statistics.
    func drainErrors() {
        while let event = rd_kafka_queue_poll(queue, 0) {
            switch rd_kafka_event_type(event) {
            case RD_KAFKA_EVENT_ERROR: note(event)
            case RD_KAFKA_EVENT_STATS: observe(event)
            default: break
            }
            rd_kafka_event_destroy(event)
        }
    }

    /// Statistics are asked for only where somebody wants them, because nobody else takes them off the queue.
    private static func observed(
        _ pairs: Properties, _ events: Int32, _ observer: ClientObserver?
    ) -> (Properties, Int32) {
        guard let observer else { return (pairs, events) }
        let pairs = pairs.setting("statistics.interval.ms", "\(observer.intervalMs)")
        return (pairs, events | RD_KAFKA_EVENT_STATS)
    }

    /// Lends the JSON of a statistics event to the observer.
    func observe(_ event: OpaquePointer) {
        guard let observer, let json = rd_kafka_event_stats(event) else { return }
        observer.statistics(UnsafeRawBufferPointer(start: json, count: strlen(json)))
    }

    func note(_ event: OpaquePointer) {
        guard let words = rd_kafka_event_error_string(event) else { return }
        // "1/1 brokers are down" follows the reason, and must not hide it.
        if rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, sink.lastTrouble != nil { return }
        sink.note(trouble: String(cString: words), code: rd_kafka_event_error(event))
    }

    /// "no answer within 500 ms from kafka:9092; last: Connection refused".
    func silence(_ timeoutMs: Int) -> String {
        "no answer within \(timeoutMs) ms from \(brokers)" + (sink.lastTrouble.map { "; last: \($0)" } ?? "")
    }

    /// The same, for a code that means nobody answered; nil for others.
    func silence(_ response: rd_kafka_resp_err_t, _ timeoutMs: Int) -> String? {
        switch response {
        case RD_KAFKA_RESP_ERR__TIMED_OUT, RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN,
            RD_KAFKA_RESP_ERR__RESOLVE, RD_KAFKA_RESP_ERR__WAIT_COORD:
            silence(timeoutMs)
        default: nil
        }
    }

    /// What a code means with the fatal error behind it, which librdkafka keeps elsewhere
    /// (rdkafka.h, rd_kafka_fatal_error).
    func error(_ response: rd_kafka_resp_err_t, operation: String, detail: String? = nil) -> KafkaError {
        guard response == RD_KAFKA_RESP_ERR__FATAL else {
            return KafkaError(response, operation: operation, detail: detail)
        }
        return fatal(operation: operation) ?? KafkaError(code: response.rawValue, operation: operation, isFatal: true)
    }

    /// The error that ended this handle's usefulness, if any.
    func fatal(operation: String) -> KafkaError? {
        var words = [CChar](repeating: 0, count: 512)
        let cause = rd_kafka_fatal_error(rk, &words, words.count)
        guard cause != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        return KafkaError(
            code: cause.rawValue, operation: operation, detail: String(nullTerminated: words), isFatal: true,
            isRetriable: false
        )
    }
}

/// What is left of a handle when nobody needs it.
///
/// `@unchecked Sendable`: made by the last owner, used by the one thread it is given to.
private struct Remains: @unchecked Sendable {
    let rk: OpaquePointer
    let queue: OpaquePointer?
    let sink: LogSink
    /// Broker threads write to it until the handle is destroyed.
    let unanswered: UnansweredRequests?

    func destroy() {
        if let queue { rd_kafka_queue_destroy(queue) }
        // A consumer was closed before, or its time was up: closing again would block without limit.
        rd_kafka_destroy_flags(rk, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
        Unmanaged.passUnretained(sink).release()
        withExtendedLifetime(unanswered) {}
    }
}

extension Optional where Wrapped == Handle {
    /// Drops the owner's reference, and waits for the end when it was the last one. With records still borrowed the
    /// handle ends when they do.
    package mutating func drop(withinMs: Int) {
        guard let gone = self?.gone else { return }
        guard var last = take() else { return }
        let isLast = isKnownUniquelyReferenced(&last)
        _ = consume last
        if isLast { gone.wait(withinMs: withinMs) }
    }
}
