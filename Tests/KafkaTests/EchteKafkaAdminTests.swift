import KafkaTesting
import Testing

@testable import Kafka

@Suite(
    "Admin on a real Apache Kafka", .serialized, .enabled(if: Cluster.brokers != nil, "DOORBRAAK_BROKERS is not set"))
struct EchteKafkaAdminTests {
    private let timeMs = 20_000

    private func withTopic(
        _ admin: Admin, partitions: Int32 = 2, config: [String: String] = [:], _ body: (String) async throws -> Void
    ) async throws {
        let name = Cluster.fresh("admin")
        let made = try await admin.create(
            [TopicSpec(name: name, partitions: partitions, config: config)], timeoutMs: timeMs)
        #expect(made.map(\.outcome) == [.created])
        #expect(try await Cluster.eventually { try await !isMissing(admin, name) })
        do { try await body(name) } catch {
            _ = try await admin.delete(topics: [name], timeoutMs: timeMs)
            throw error
        }
        #expect(try await admin.delete(topics: [name], timeoutMs: timeMs).map(\.outcome) == [.deleted])
        #expect(try await Cluster.eventually { try await isMissing(admin, name) })
        admin.close(withinMs: 5_000)
    }

    private func isMissing(_ admin: Admin, _ name: String) async throws -> Bool {
        try await admin.metadata(topics: [name], timeoutMs: timeMs).topics.first?.error?.isUnknownTopic == true
    }

    @Test("a topic is made, described, given partitions and taken away; what is wrong is told by its name")
    func topics() async throws {
        let admin = try Cluster.admin()
        try await withTopic(admin) { name in
            let topic = try #require(try await admin.metadata(topics: [name], timeoutMs: timeMs).topics.first)
            #expect(topic.partitions == 2 && topic.layout.count == 2 && topic.replication == 1)
            #expect(topic.layout.allSatisfy { $0.leader != nil && $0.inSync == $0.replicas })
            let grown = try await admin.addPartitions(upTo: [name: 5, "kafkatest-weg": 2], timeoutMs: timeMs)
            #expect(grown.count == 2)
            #expect(grown.first { $0.name == name }?.outcome == .changed)
            #expect(
                try await Cluster.eventually {
                    try await admin.metadata(topics: [name], timeoutMs: timeMs).topics.first?.partitions == 5
                })
            guard case .failed(let unknown) = grown.first(where: { $0.name == "kafkatest-weg" })?.outcome else {
                Issue.record("a topic that is not there was given partitions")
                return
            }
            #expect(unknown.isUnknownTopic && unknown.operation.contains("'kafkatest-weg'"))
            #expect("\(unknown)".contains("Maybe it was not created yet"))
            let fewer = try await admin.addPartitions(upTo: [name: 3], timeoutMs: timeMs)
            #expect(fewer.count == 1 && fewer[0].outcome != .changed)
        }
    }

    @Test("when every broker knows is when all do; what nobody made is named for each broker")
    func everywhere() async throws {
        let admin = try Cluster.admin()
        try await withTopic(admin) { name in
            #expect(try await admin.awaitEverywhere([name], timeoutMs: timeMs).isEmpty)
            let known = try await admin.metadata(awaiting: [name], withinMs: 5_000, timeoutMs: timeMs)
            #expect(known.topics.contains { $0.name == name })
            let unaware = try await admin.awaitEverywhere([name, "kafkatest-weg"], timeoutMs: 1_500)
            #expect(unaware.map(\.broker) == known.brokers)
            #expect(unaware.allSatisfy { $0.topics == ["kafkatest-weg"] })
        }
    }

    @Test("settings of a topic are altered without losing its others, and back to what the brokers say")
    func configs() async throws {
        let admin = try Cluster.admin()
        try await withTopic(admin, config: ["cleanup.policy": "compact"]) { name in
            func value(_ setting: String) async throws -> String? {
                try await admin.describeConfig(topics: [name], timeoutMs: timeMs)[name]?[setting]
            }
            let changed = try await admin.alterConfig([name: ["retention.ms": "86400000"]], timeoutMs: timeMs)
            #expect(changed == [TopicResult(name: name, outcome: .changed)])
            #expect(try await Cluster.eventually { try await value("retention.ms") == "86400000" })
            #expect(try await value("cleanup.policy") == "compact")
            _ = try await admin.alterConfig([name: ["cleanup.policy": nil]], timeoutMs: timeMs)
            #expect(try await Cluster.eventually { try await value("cleanup.policy") == "delete" })
            #expect(try await value("retention.ms") == "86400000")
            let wrong = try await admin.alterConfig([name: ["retention.ms": "veel"]], timeoutMs: timeMs)
            guard case .failed(let error) = wrong.first?.outcome else {
                Issue.record("a value that is no number was taken")
                return
            }
            #expect(error.operation == "alter topic '\(name)'")
            let brokers = try await admin.metadata(timeoutMs: timeMs).brokers
            let entries = try await admin.configEntries([.broker(try #require(brokers.first).id)], timeoutMs: timeMs)
            #expect(entries.values.first?.contains { $0.name == "log.retention.hours" } == true)
        }
    }

    @Test("make it so: twice is once, settings and partitions only when allowed, and the rest is told")
    func ensure() async throws {
        let admin = try Cluster.admin()
        let name = Cluster.fresh("plan")
        var spec = TopicSpec(name: name, partitions: 1, config: ["retention.ms": "1000000"])
        #expect(try await admin.plan([spec], timeoutMs: timeMs).changes == [.create(spec)])
        #expect(try await admin.ensure([spec], timeoutMs: timeMs).isEmpty)
        #expect(try await Cluster.eventually { try await admin.plan([spec], timeoutMs: timeMs).isEmpty })
        spec.partitions = 3
        spec.config["retention.ms"] = "2000000"
        let left = try await admin.ensure([spec], timeoutMs: timeMs)
        #expect(
            "\(left)" == """
                ~ topic '\(name)': partitions 1 → 3
                ~ topic '\(name)': retention.ms 1000000 → 2000000
                """)
        #expect(try await admin.ensure([spec], allowing: [.settings, .partitions], timeoutMs: timeMs).isEmpty)
        #expect(try await Cluster.eventually { try await admin.plan([spec], timeoutMs: timeMs).isEmpty })
        spec.partitions = 2
        let plan = try await admin.ensure([spec], allowing: [.create, .settings, .partitions], timeoutMs: timeMs)
        #expect("\(plan)".hasPrefix("! topic '\(name)': it has 3 partitions and 2 are asked"))
        _ = try await admin.delete(topics: [name], timeoutMs: timeMs)
        admin.close(withinMs: 5_000)
    }

    @Test("a group is listed, described, measured and deleted")
    func groups() async throws {
        let admin = try Cluster.admin()
        try await withTopic(admin, partitions: 3) { name in
            let brokers = try #require(Cluster.brokers)
            let group = Cluster.fresh("groep")
            let producer = try Producer(ProducerSettings(brokers: brokers), logger: logger)
            for result in await producer.send((0..<7).map({ record(name, "\($0)", partition: 0) })) {
                _ = try result.get()
            }
            await producer.close(withinMs: 5_000)
            let member = try await joinAndCommit(brokers, group, name)
            let described = try #require(try await admin.describe(groups: [group], timeoutMs: timeMs).first)
            #expect(described.state == .stable && described.assignor == "range" && described.members.count == 1)
            #expect(described.members.first?.partitions.count == 3)
            #expect(described.members.first?.clientId == "swift-kafka")
            let place = TopicPartition(topic: name, partition: 0)
            let lag = try await admin.lag(of: group, topics: [name], timeoutMs: timeMs)
            #expect(
                lag == [
                    PartitionLag(place: place, committed: 4, low: 0, end: 7),
                    PartitionLag(place: TopicPartition(topic: name, partition: 1), committed: 0, low: 0, end: 0),
                    PartitionLag(place: TopicPartition(topic: name, partition: 2), committed: nil, low: 0, end: 0),
                ])
            #expect(lag.map(\.lag) == [3, 0, 0])
            let busy = try await admin.delete(groups: [group], timeoutMs: timeMs)
            #expect(busy.first?.error?.description.contains("Maybe stop the members") == true)
            member.consumer.close(withinMs: 5_000)
            #expect(
                try await Cluster.eventually {
                    try await admin.groups(timeoutMs: timeMs).contains { $0.id == group && $0.state == .empty }
                })
            #expect(try await admin.deleteOffsets(of: group, [place], timeoutMs: timeMs).isEmpty)
            let left = try await admin.committed(of: group, timeoutMs: timeMs)
            #expect(left == [TopicPartition(topic: name, partition: 1): 0])
            let gone = try await admin.delete(groups: [group, "kafkatest-geen"], timeoutMs: timeMs)
            #expect(gone.first { $0.id == group }?.error == nil)
            #expect(gone.first { $0.id == "kafkatest-geen" }?.error?.operation == "delete group 'kafkatest-geen'")
        }
    }

    private func joinAndCommit(_ brokers: String, _ group: String, _ topic: String) async throws -> Reader {
        let reader = try Reader(ConsumerSettings(brokers: brokers, groupId: group))
        try reader.consumer.subscribe([topic])
        try reader.turns { turn in
            guard case .assigned(let places) = turn else { return false }
            try reader.consumer.accept(places.map { TopicPartitionOffset($0, offset: Offsets.beginning) })
            return true
        }
        try reader.consumer.commit([
            TopicPartitionOffset(topic: topic, partition: 0, offset: 4),
            TopicPartitionOffset(topic: topic, partition: 1, offset: 0),
        ])
        return reader
    }

    @Test("rules are made once, found by a filter and taken away")
    func acls() async throws {
        let admin = try Cluster.admin()
        let user = "User:\(Cluster.fresh("gi"))"
        let rules = [
            ACL(.topic, "kafkatest-a", principal: user, .read),
            ACL(
                .topic, "kafkatest-", pattern: .prefixed, principal: user, host: "127.0.0.1", .write, permission: .deny),
            ACL(.group, "*", principal: user, .describe),
            ACL(.cluster, ACL.clusterName, principal: user, .idempotentWrite),
        ]
        for _ in 0..<2 {
            #expect(try await admin.create(acls: rules, timeoutMs: timeMs).allSatisfy { $0.error == nil })
        }
        let mine = ACLFilter(principal: user)
        #expect(
            try await Cluster.eventually { Set(try await admin.acls(mine, timeoutMs: timeMs)) == Set(rules) })
        #expect(try await admin.acls(ACLFilter(rules[1]), timeoutMs: timeMs) == [rules[1]])
        #expect(try await admin.delete(acls: ACLFilter(rules[0]), timeoutMs: timeMs) == [rules[0]])
        #expect(Set(try await admin.delete(acls: mine, timeoutMs: timeMs)) == Set(rules.dropFirst()))
        #expect(try await Cluster.eventually { try await admin.acls(mine, timeoutMs: timeMs).isEmpty })
        let wrong = await #expect(throws: KafkaError.self) {
            try await admin.create(acls: [ACL(.other, "x", principal: user, .write)], timeoutMs: timeMs)
        }
        #expect(wrong?.detail.contains("Maybe use kafka-acls") == true)
        admin.close(withinMs: 5_000)
    }

    @Test("a topic that is not there, too many copies and a record too large are typed errors that name where")
    func refusals() async throws {
        let admin = try Cluster.admin()
        let gone = await #expect(throws: KafkaError.self) {
            try await admin.describeConfig(topics: ["kafkatest-weg"], timeoutMs: timeMs)
        }
        #expect(gone?.isUnknownTopic == true && gone?.operation == "describe topic 'kafkatest-weg'")
        let made = try await admin.create(
            [TopicSpec(name: Cluster.fresh("kopie"), partitions: 1, replication: 99)], timeoutMs: timeMs)
        guard case .failed(let copies) = made.first?.outcome else {
            Issue.record("ninety-nine copies were made")
            return
        }
        #expect("\(copies)".contains("Maybe ask for no more copies than there are brokers"))
        try await withTopic(admin, config: ["max.message.bytes": "1000"]) { name in
            let settings = ProducerSettings(
                brokers: try #require(Cluster.brokers), extra: ["compression.codec": "none"])
            let producer = try Producer(settings, logger: logger)
            let error = await #expect(throws: KafkaError.self) {
                try await producer.send(record(name, String(repeating: "x", count: 5_000)))
            }
            #expect(error?.isTooLarge == true && error?.operation.contains(name) == true)
            #expect("\(error.map(String.init(describing:)) ?? "")".contains("Maybe raise max.message.bytes"))
            await producer.close(withinMs: 5_000)
        }
    }
}
