import Crdkafka
import Kafka

/// Which broker does what: leaders, followers, coordinators and racks.
extension EmbeddedBroker {
    /// Whose coordinator to place.
    public enum Coordinated: Sendable {
        case group(String)
        case transactionalId(String)
    }

    /// Moves a partition to another leader, nil for none; records move with it. Makes the topic when it is not there.
    ///
    /// ```swift
    /// try broker.setLeader(TopicPartition(topic: "stock", partition: 0), broker: 2)
    /// ```
    public func setLeader(_ place: TopicPartition, broker: Int32?) throws(KafkaError) {
        try change("move leader of \(place) to \(broker.map { "broker \($0)" } ?? "nobody")") {
            rd_kafka_mock_partition_set_leader($0, place.topic, place.partition, broker ?? -1)
        }
    }

    /// The broker that consumers are sent to for this partition, as a rack-aware leader does.
    ///
    /// ```swift
    /// try broker.setFollower(TopicPartition(topic: "stock", partition: 0), broker: 2)
    /// ```
    public func setFollower(_ place: TopicPartition, broker: Int32) throws(KafkaError) {
        try change("move follower of \(place) to broker \(broker)") {
            rd_kafka_mock_partition_set_follower($0, place.topic, place.partition, broker)
        }
    }

    /// What the follower has of the partition: a follower that lags. Nil as the leader.
    ///
    /// ```swift
    /// try broker.setFollowerOffsets(TopicPartition(topic: "stock", partition: 0), low: nil, high: 100)
    /// ```
    public func setFollowerOffsets(_ place: TopicPartition, low: Int64?, high: Int64?) throws(KafkaError) {
        try change("set offsets of the follower of \(place)") {
            rd_kafka_mock_partition_set_follower_wmarks($0, place.topic, place.partition, low ?? -1, high ?? -1)
        }
    }

    /// Moves the coordinator of a group or a transactional id, also to a broker that does not exist. Until then a hash
    /// of the name picks the broker.
    ///
    /// ```swift
    /// try broker.setCoordinator(.group("billing"), broker: 2)
    /// ```
    public func setCoordinator(_ whose: Coordinated, broker: Int32) throws(KafkaError) {
        let (kind, key) =
            switch whose {
            case .group(let id): ("group", id)
            case .transactionalId(let id): ("transaction", id)
            }
        try change("move coordinator of \(kind) '\(key)' to broker \(broker)") {
            rd_kafka_mock_coordinator_set($0, kind, key, broker)
        }
    }

    /// The rack that metadata tells of a broker, nil for all.
    ///
    /// ```swift
    /// try broker.setRack("zaal-b", of: 2)
    /// ```
    public func setRack(_ rack: String, of broker: Int32? = nil) throws(KafkaError) {
        try change("set rack of \(Self.name(broker))") {
            rd_kafka_mock_broker_set_rack($0, broker ?? Self.every, rack)
        }
    }
}
