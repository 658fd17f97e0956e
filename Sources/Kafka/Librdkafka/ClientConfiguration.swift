import Crdkafka
import Synchronization

/// Owns a `rd_kafka_conf_t` until `rd_kafka_new` takes it, which it does only on success.
final class ClientConfiguration {
    private var conf: OpaquePointer?
    private let operation: String

    init(_ pairs: Properties, type: rd_kafka_type_t, events: Int32, operation: String) throws(KafkaError) {
        self.operation = operation
        conf = rd_kafka_conf_new()
        try pairs.checkMechanism(operation)
        for (name, value) in pairs where Self.concerns(type, name) { try set(name, value) }
        let hasTokens = pairs.security.sasl?.tokens != nil
        // On a queue of its own: it must be answered although nobody polls the client.
        rd_kafka_conf_enable_sasl_queue(conf, hasTokens ? 1 : 0)
        rd_kafka_conf_set_events(conf, events | (hasTokens ? RD_KAFKA_EVENT_OAUTHBEARER_TOKEN_REFRESH : 0))
        rd_kafka_conf_set_log_cb(conf) { rk, level, facility, words in
            guard let rk, let facility, let words, let opaque = rd_kafka_opaque(rk) else { return }
            Unmanaged<LogSink>.fromOpaque(opaque).takeUnretainedValue()
                .write(
                    level: level, facility: String(cString: facility), client: String(cString: rd_kafka_name(rk)),
                    words: String(cString: words))
        }
    }

    deinit {
        if let conf { rd_kafka_conf_destroy(conf) }
    }

    /// Settings for all clients of a program hold some for consumers and some for producers; librdkafka warns of each
    /// that is of no use to a client.
    private static func concerns(_ type: rd_kafka_type_t, _ name: String) -> Bool {
        guard let known = KnownSettings.byName[name] else { return true }
        return type == RD_KAFKA_PRODUCER ? known.isForProducers : known.isForConsumers
    }

    private func set(_ name: String, _ value: String) throws(KafkaError) {
        guard let refusal = SettingRefusal.words(conf, name, value) else { return }
        throw KafkaError(RD_KAFKA_RESP_ERR__INVALID_ARG, operation: operation, detail: refusal)
    }

    /// The handle holds a reference to `sink` of its own; whoever destroys the handle releases it.
    func makeHandle(
        _ type: rd_kafka_type_t, sink: LogSink, unanswered: UnansweredRequests? = nil
    ) throws(KafkaError) -> OpaquePointer {
        let reference = Unmanaged.passRetained(sink)
        rd_kafka_conf_set_opaque(conf, reference.toOpaque())
        if let unanswered {
            do { try tryWithout(type) } catch {
                reference.release()
                throw error
            }
            unanswered.attach(to: conf)
        }
        var words = [CChar](repeating: 0, count: 512)
        guard let rk = rd_kafka_new(type, conf, &words, words.count) else {
            let error = refusal(words)
            reference.release()
            if unanswered != nil {
                Self.mayBeRefused.store(true, ordering: .relaxed)
                // Left where it is, once: 2.0.2 has freed the interceptors in it (rdkafka.c, rd_kafka_new, fail:), and
                // destroying it would free them twice.
                conf = nil
            }
            throw error
        }
        conf = nil
        return rk
    }

    /// Set once a client with interceptors could not be made.
    private static let mayBeRefused = Atomic<Bool>(false)

    /// Makes a client without interceptors first, once one with them was refused: a configuration that stays wrong is
    /// tried again every few seconds, and each time one would stay behind.
    private func tryWithout(_ type: rd_kafka_type_t) throws(KafkaError) {
        guard Self.mayBeRefused.load(ordering: .relaxed) else { return }
        let copy = rd_kafka_conf_dup(conf)
        var words = [CChar](repeating: 0, count: 512)
        guard let rk = rd_kafka_new(type, copy, &words, words.count) else {
            rd_kafka_conf_destroy(copy)
            throw refusal(words)
        }
        rd_kafka_destroy_flags(rk, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
    }

    private func refusal(_ words: [CChar]) -> KafkaError {
        KafkaError(rd_kafka_last_error(), operation: operation, detail: String(nullTerminated: words))
    }
}

extension Properties {
    /// librdkafka falls back on GSSAPI (Kerberos), and then says that a ticket is missing.
    fileprivate func checkMechanism(_ operation: String) throws(KafkaError) {
        guard let layers = value(of: "security.protocol"), layers.lowercased().hasPrefix("sasl") else { return }
        let mechanism = value(of: "sasl.mechanism")
        guard let mechanism else {
            throw KafkaError(
                RD_KAFKA_RESP_ERR__INVALID_ARG, operation: operation,
                detail: "setting 'security.protocol' is \(layers) but 'sasl.mechanism' is not set. "
                    + "Maybe SCRAM-SHA-512, SCRAM-SHA-256, PLAIN or OAUTHBEARER.")
        }
        let isUnsecured = value(of: "enable.sasl.oauthbearer.unsecure.jwt") == "true"
        if mechanism.uppercased() == "OAUTHBEARER", security.sasl?.tokens == nil, !isUnsecured {
            throw KafkaError(
                RD_KAFKA_RESP_ERR__INVALID_ARG, operation: operation,
                detail: "setting 'sasl.mechanism' is OAUTHBEARER but there is no source of tokens. "
                    + "Maybe give a TokenSource in Security.")
        }
    }
}
