import Crdkafka

extension Settings {
    func checkSpellings() throws(KafkaError) {
        var seen: [String: String] = [:]
        for name in extra.keys.sorted() {
            let other = seen.updateValue(name, forKey: KnownSettings.canonical(name))
            guard let other, extra[other] != extra[name] else { continue }
            throw Self.refusal(
                "settings '\(other)' and '\(name)' are the same one, and differ. Maybe drop one.", from: nil)
        }
    }

    /// Says what is wrong with one name and value; `origin` tells where it came from, such as a line of a file.
    public static func check(_ name: String, _ value: String, from origin: String? = nil) throws(KafkaError) {
        let conf = rd_kafka_conf_new()
        defer { rd_kafka_conf_destroy(conf) }
        guard let words = SettingRefusal.words(conf, name, value) else { return }
        throw refusal(words, from: origin)
    }

    static func refusal(_ words: String, from origin: String?) -> KafkaError {
        KafkaError(
            RD_KAFKA_RESP_ERR__INVALID_ARG, operation: origin.map { "configure from \($0)" } ?? "configure",
            detail: words)
    }
}
