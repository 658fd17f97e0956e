import Berichten

/// A topic as Strimzi's topic operator takes it.
enum TopicManifest {
    static func tekst(_ instelling: Topics.TopicConfig, kopieen: Int) -> String {
        let config = instelling.config(kopieen: kopieen).sorted { $0.key < $1.key }
        return """
            ---
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaTopic
            metadata:
              name: \(instelling.naam)
              labels: {strimzi.io/cluster: doorbraaktafel}
            spec:
              partitions: \(instelling.partities)
              replicas: \(kopieen)
              config:
            \(config.map { "    \($0.key): \"\($0.value)\"" }.joined(separator: "\n"))
            """
    }
}
