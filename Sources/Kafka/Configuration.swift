import Crdkafka

/// Owns a `rd_kafka_conf_t` until `rd_kafka_new` takes it, which it does only on success.
final class Configuration {
    private var conf: OpaquePointer?
    private let operation: String

    init(_ pairs: [(String, String)], events: Int32, operation: String) throws(KafkaError) {
        self.operation = operation
        conf = rd_kafka_conf_new()
        for (name, value) in pairs { try set(name, value) }
        rd_kafka_conf_set_events(conf, events)
        rd_kafka_conf_set_log_cb(conf) { rk, level, facility, words in
            guard let rk, let facility, let words, let opaque = rd_kafka_opaque(rk) else { return }
            Unmanaged<LogSink>.fromOpaque(opaque).takeUnretainedValue()
                .write(level: level, facility: String(cString: facility), words: String(cString: words))
        }
    }

    deinit {
        if let conf { rd_kafka_conf_destroy(conf) }
    }

    private func set(_ name: String, _ value: String) throws(KafkaError) {
        var words = [CChar](repeating: 0, count: 512)
        let outcome = rd_kafka_conf_set(conf, name, value, &words, words.count)
        guard outcome != RD_KAFKA_CONF_OK else { return }
        // librdkafka's sentence may quote the value.
        let detail = Settings.isSecret(name) ? "'\(name)' was refused" : String(nullTerminated: words)
        throw KafkaError(RD_KAFKA_RESP_ERR__INVALID_ARG, operation: operation, detail: detail)
    }

    /// The handle holds a reference to `sink` of its own; whoever destroys the handle releases it.
    func makeHandle(_ type: rd_kafka_type_t, sink: LogSink) throws(KafkaError) -> OpaquePointer {
        let reference = Unmanaged.passRetained(sink)
        rd_kafka_conf_set_opaque(conf, reference.toOpaque())
        var words = [CChar](repeating: 0, count: 512)
        guard let rk = rd_kafka_new(type, conf, &words, words.count) else {
            reference.release()
            throw KafkaError(
                rd_kafka_last_error(), operation: operation, detail: String(nullTerminated: words)
            )
        }
        conf = nil
        return rk
    }
}
