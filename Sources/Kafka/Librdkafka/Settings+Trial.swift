import Crdkafka
import Logging

extension Settings {
    /// Says at once what is wrong, before anything connects: names that nobody knows with the nearest that is, values
    /// out of range, a name that is set twice in two spellings, certificates that cannot be read.
    ///
    /// Takes a few milliseconds on the calling thread.
    public func check() throws(KafkaError) {
        guard !brokers.isEmpty else {
            throw Self.refusal("setting 'bootstrap.servers' is not set. Maybe host:port of a broker.", from: nil)
        }
        try checkSpellings()
        let pairs = pairs(after: [])
        for (name, value) in pairs { try Self.check(name, value) }
        // What only a client finds out, such as a certificate without its key. Without brokers it connects to nobody.
        let lonely = pairs.filter { KnownSettings.canonical($0.0) != KnownSettings.canonical("bootstrap.servers") }
        let sink = LogSink(Logger(label: "kafka") { _ in SwiftLogNoOpLogHandler() })
        let rk = try ClientConfiguration(
            Properties(lonely, security: security), type: RD_KAFKA_PRODUCER, events: 0, operation: "configure"
        ).makeHandle(RD_KAFKA_PRODUCER, sink: sink)
        rd_kafka_destroy(rk)
        Unmanaged.passUnretained(sink).release()
    }
}
