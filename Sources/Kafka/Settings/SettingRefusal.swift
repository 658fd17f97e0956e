import Crdkafka

/// Why librdkafka does not take a setting, in words that say what was probably meant.
enum SettingRefusal {
    /// Sets one thing. What is wrong with it and what was probably meant, or nil; never a secret.
    static func words(_ conf: OpaquePointer?, _ name: String, _ value: String) -> String? {
        if let substitute = Substitutes.java[name] {
            return "setting '\(name)' is one of Java clients. Maybe \(substitute)."
        }
        var words = [CChar](repeating: 0, count: 512)
        switch rd_kafka_conf_set(conf, name, value, &words, words.count) {
        case RD_KAFKA_CONF_OK: return nil
        case RD_KAFKA_CONF_UNKNOWN: return unknown(name)
        default: break
        }
        // librdkafka's sentence may quote the value, and calls a setting by another name than was used.
        let wish = "setting '\(name)' cannot be \(Settings.isSecret(name) ? "what was given" : "'\(value)'")"
        let range = KnownSettings.byName[name]?.range ?? ""
        let said = Spelling.trimmed(String(nullTerminated: words)[...])
        if said.contains("not supported in this build") {
            return "\(wish): this librdkafka was built without it. Maybe use \(Substitutes.unbuilt(name))."
        }
        if said.contains("dedicated") || said.contains("Internal property") {
            return "\(wish): no text can set it. Maybe leave it out."
        }
        if !range.isEmpty { return "\(wish). Maybe one of: \(range)." }
        return Settings.isSecret(name) ? "\(wish)." : "\(wish): \(said)."
    }

    private static func unknown(_ name: String) -> String {
        let near = KnownSettings.nearest(to: name).map { "'\($0)'" } ?? "see librdkafka's CONFIGURATION.md"
        return "setting '\(name)' is not known. Maybe \(near)."
    }
}

/// What to use here instead of what other clients call it.
private enum Substitutes {
    /// Found in the client.properties of Java clients.
    static let java: [String: String] = [
        "sasl.jaas.config": "set 'sasl.username' and 'sasl.password'",
        "ssl.truststore.location": "set 'ssl.ca.location' to a PEM file",
        "ssl.truststore.password": "set 'ssl.ca.location' to a PEM file",
        "ssl.truststore.type": "set 'ssl.ca.location' to a PEM file",
        "ssl.truststore.certificates": "use 'ssl.ca.pem'",
        "ssl.keystore.type": "set 'ssl.keystore.location' to a PKCS#12 file",
        "ssl.keystore.key": "use 'ssl.key.pem'",
        "ssl.keystore.certificate.chain": "use 'ssl.certificate.pem'",
        "max.poll.records": "use the countMax of Consumer.next",
        "key.serializer": "leave it out: keys are bytes",
        "value.serializer": "leave it out: values are bytes",
        "key.deserializer": "leave it out: keys are bytes",
        "value.deserializer": "leave it out: values are bytes",
        "default.api.timeout.ms": "use the timeoutMs of each call",
        "buffer.memory": "use 'queue.buffering.max.kbytes'",
    ]

    /// Properties that this build of librdkafka lists and refuses.
    static func unbuilt(_ name: String) -> String {
        name.hasPrefix("sasl.oauthbearer") ? "ClientCredentials of KafkaOAuth" : "another setting"
    }
}
