import Crdkafka

extension Handle: CredentialsFollower {
    /// librdkafka keeps copies.
    func take(username: String, password: String) throws(KafkaError) {
        guard let error = rd_kafka_sasl_set_credentials(rk, username, password) else { return }
        throw KafkaError(taking: error, operation: "set credentials of '\(username)'")
    }
}
