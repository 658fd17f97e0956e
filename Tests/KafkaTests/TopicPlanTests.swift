import KafkaTesting
import Testing

@testable import Kafka

@Suite("Topic plan")
struct TopicPlanTests {
    private func topic(_ name: String, partitions: Int, copies: Int32 = 1) -> TopicMetadata {
        let layout = (0..<Int32(partitions)).map {
            ClusterMetadata.Partition(id: $0, leader: 1, replicas: Array(1...copies), inSync: [1])
        }
        return TopicMetadata(name: name, partitions: partitions, error: nil, layout: layout)
    }

    private func plan(
        _ specs: [TopicSpec], _ topics: [TopicMetadata], _ configs: [String: [String: String]] = [:]
    ) -> TopicPlan {
        TopicPlan(specs, metadata: ClusterMetadata(clusterId: "c", brokers: [], topics: topics), configs: configs)
    }

    @Test("what is as it should be differs in nothing, whatever else is set")
    func same() {
        let spec = TopicSpec(name: "a", partitions: 2, config: ["retention.ms": "1"])
        let plan = plan([spec], [topic("a", partitions: 2)], ["a": ["retention.ms": "1", "segment.ms": "7"]])
        #expect(plan.isEmpty)
        #expect("\(plan)" == "nothing differs")
    }

    @Test("each difference is one readable line, and nothing is ever deleted")
    func differences() {
        let specs = [
            TopicSpec(name: "nieuw", partitions: 3, config: ["retention.ms": "1"]),
            TopicSpec(name: "groter", partitions: 6),
            TopicSpec(name: "anders", partitions: 1, config: ["retention.ms": "86400000", "segment.ms": "5"]),
            TopicSpec(name: "kleiner", partitions: 1), TopicSpec(name: "kopie", partitions: 1, replication: 3),
        ]
        let topics = [
            topic("groter", partitions: 2), topic("anders", partitions: 1), topic("kleiner", partitions: 4),
            topic("kopie", partitions: 1), topic("niet gevraagd", partitions: 1),
        ]
        let plan = plan(specs, topics, ["anders": ["retention.ms": "604800000", "segment.ms": "5"]])
        #expect(
            "\(plan)" == """
                + topic 'nieuw': partitions 3, replication 1, retention.ms=1
                ~ topic 'groter': partitions 2 → 6
                ~ topic 'anders': retention.ms 604800000 → 86400000
                ! topic 'kleiner': it has 4 partitions and 1 are asked; Kafka takes none away. Maybe ask for 4.
                ! topic 'kopie': it has 1 copies and 3 are asked; this client cannot move copies. \
                Maybe use kafka-reassign-partitions.
                """)
        #expect(plan.changes.map(\.permission) == [.create, .partitions, .settings, nil, nil])
    }

    @Test("a topic that may not be seen is not taken for one that is missing")
    func unseen() {
        var hidden = topic("a", partitions: 0)
        hidden.error = KafkaError(code: 29, operation: "read metadata of 'a'")
        let changes = plan([TopicSpec(name: "a", partitions: 1)], [hidden]).changes
        #expect(changes == [.impossible(topic: "a", why: hidden.error?.description ?? "")])
    }

    @Test("settings of a topic are merged with what it has of its own; a secret among them is not overwritten")
    func merge() throws {
        let now = [
            ConfigEntry(name: "retention.ms", value: "5", source: .topic, isReadOnly: false),
            ConfigEntry(name: "cleanup.policy", value: "compact", source: .topic, isReadOnly: false),
            ConfigEntry(name: "segment.ms", value: "9", source: .byDefault, isReadOnly: false),
        ]
        let merged = try Admin.merged(
            "a", now, ["retention.ms": "6", "cleanup.policy": nil, "min.insync.replicas": "2"])
        #expect(merged.map { "\($0.0)=\($0.1)" } == ["min.insync.replicas=2", "retention.ms=6"])
        let secret = [ConfigEntry(name: "geheim", value: nil, source: .topic, isReadOnly: false)]
        let error = #expect(throws: KafkaError.self) { try Admin.merged("a", secret, ["x": "1"]) }
        #expect(error?.operation == "alter topic 'a'")
    }
}
