import Crdkafka

extension KafkaError {
    /// What to look at first, as the end of a sentence that begins with "Maybe"; nil where nothing general can be said.
    public var advice: String? { Self.advices[code] }

    private static let advices: [Int32: String] = Dictionary(
        (refusals + limits + absences).map { ($0.0.rawValue, $0.1) }, uniquingKeysWith: { first, _ in first })

    private static let refusals: [(rd_kafka_resp_err_t, String)] = [
        (RD_KAFKA_RESP_ERR__AUTHENTICATION, "user name, password, token or sasl.mechanism is wrong"),
        (RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED, "user name, password, token or sasl.mechanism is wrong"),
        (
            RD_KAFKA_RESP_ERR__SSL,
            "ssl.ca.location lacks the broker's authority, its certificate lacks this host name, or it asks for ours"
        ),
        (RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, "this principal has no ACL that allows it on the topic"),
        (RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED, "this principal has no ACL to read with the group"),
        (RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED, "this principal has no ACL on the cluster"),
        (
            RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
            "this principal has no ACL to write with the transactional id"
        ),
        (RD_KAFKA_RESP_ERR_SECURITY_DISABLED, "the brokers have no authorizer.class.name"),
    ]

    private static let limits: [(rd_kafka_resp_err_t, String)] = [
        (
            RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE,
            "raise max.message.bytes of the topic and message.max.bytes of the producer, or send less"
        ),
        (RD_KAFKA_RESP_ERR_UNSUPPORTED_COMPRESSION_TYPE, "set compression.codec to lz4, gzip or none"),
        (RD_KAFKA_RESP_ERR__NOT_IMPLEMENTED, "set compression.codec to lz4, gzip or none"),
        (RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR, "ask for no more copies than there are brokers"),
        (RD_KAFKA_RESP_ERR_INVALID_PARTITIONS, "ask for more partitions than there are; taking away is not possible"),
        (RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION, "the brokers are too old for it"),
        (RD_KAFKA_RESP_ERR_NON_EMPTY_GROUP, "stop the members of the group first"),
        (RD_KAFKA_RESP_ERR_GROUP_SUBSCRIBED_TO_TOPIC, "stop the members of the group first"),
    ]

    private static let absences: [(rd_kafka_resp_err_t, String)] = [
        (RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, "it was not created yet, or its name is misspelt"),
        (RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, "it was not created yet, or its name is misspelt"),
        (RD_KAFKA_RESP_ERR_GROUP_ID_NOT_FOUND, "it never committed, or its name is misspelt"),
        (RD_KAFKA_RESP_ERR__RESOLVE, "the host name in bootstrap.servers is misspelt"),
        (RD_KAFKA_RESP_ERR__TRANSPORT, "the broker is down, or bootstrap.servers or security.protocol is wrong"),
        (
            RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN,
            "the brokers are down, or bootstrap.servers or security.protocol is wrong"
        ),
    ]
}
