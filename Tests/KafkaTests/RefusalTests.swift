import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("What a broker refuses")
    struct RefusalClaims {
        @Test(
            "each refusal is a typed error that names the topic and what to look at",
            arguments: [
                (Int32(29), "TOPIC_AUTHORIZATION_FAILED", "Maybe this principal has no ACL"),
                (10, "MSG_SIZE_TOO_LARGE", "Maybe raise max.message.bytes"),
                (76, "UNSUPPORTED_COMPRESSION_TYPE", "Maybe set compression.codec"),
            ])
        func produce(code: Int32, name: String, advice: String) async throws {
            let broker = try broker()
            let producer = try filler(broker)
            try broker.failNext(.produce, errors: [code])
            let error = await #expect(throws: KafkaError.self) { try await producer.send(record("t", "x")) }
            #expect(error?.code == code && error?.name == name)
            #expect(error?.operation.contains("'t'") == true)
            #expect(error?.description.contains(advice) == true)
            #expect(error?.isRetriable == false)
            await producer.close(withinMs: 5_000)
        }

        @Test("a record over the producer's own limit is refused before it is sent")
        func tooLarge() async throws {
            let broker = try broker()
            let settings = ProducerSettings(brokers: broker.bootstrap, messageBytesMax: 2_000)
            let producer = try Producer(settings, logger: logger)
            let error = await #expect(throws: KafkaError.self) {
                try await producer.send(record("t", String(repeating: "x", count: 5_000)))
            }
            #expect(error?.isTooLarge == true && error?.operation.contains("'t'") == true)
            await producer.close(withinMs: 5_000)
        }

        @Test("what the embedded broker cannot do it says at once, and does not let it time out")
        func embedded() async throws {
            let broker = try broker()
            let admin = try Admin(brokers: broker.bootstrap, logger: logger)
            _ = try await admin.metadata(timeoutMs: 5_000)
            let questions: [(String, () async throws -> Void)] = [
                ("delete topics", { _ = try await admin.delete(topics: ["t"], timeoutMs: 60_000) }),
                ("add partitions", { _ = try await admin.addPartitions(upTo: ["t": 2], timeoutMs: 60_000) }),
                ("describe settings", { _ = try await admin.alterConfig(["t": ["a": "1"]], timeoutMs: 60_000) }),
                ("list groups", { _ = try await admin.groups(timeoutMs: 60_000) }),
                ("describe groups", { _ = try await admin.describe(groups: ["g"], timeoutMs: 60_000) }),
                ("delete groups", { _ = try await admin.delete(groups: ["g"], timeoutMs: 60_000) }),
                ("describe ACLs", { _ = try await admin.acls(timeoutMs: 60_000) }),
                ("delete ACLs", { _ = try await admin.delete(acls: ACLFilter(), timeoutMs: 60_000) }),
                (
                    "create ACLs",
                    {
                        _ = try await admin.create(
                            acls: [ACL(.topic, "t", principal: "User:a", .read)], timeoutMs: 60_000)
                    }
                ),
            ]
            for (operation, ask) in questions {
                let tookMs = await elapsedMsAwaiting {
                    let error = await #expect(throws: KafkaError.self) { try await ask() }
                    #expect(error?.operation == operation)
                    #expect(error?.detail.contains("Maybe use an Apache Kafka") == true)
                }
                #expect(tookMs < busyMs)
            }
            admin.close(withinMs: 5_000)
        }

        @Test("make it so works on the embedded broker for what it has: topics and their partitions")
        func ensure() async throws {
            let broker = try broker()
            let admin = try Admin(brokers: broker.bootstrap, logger: logger)
            let specs = [TopicSpec(name: "t", partitions: 1), TopicSpec(name: "n", partitions: 2, config: ["a": "1"])]
            #expect(try await admin.plan(specs, timeoutMs: 5_000).changes == [.create(specs[1])])
            #expect(try await admin.ensure(specs, timeoutMs: 5_000).isEmpty)
            #expect(try await admin.plan(specs, timeoutMs: 5_000).isEmpty)
            admin.close(withinMs: 5_000)
        }

        @Test("where nobody listens every question ends in time with an address and an advice")
        func nobodyThere() async throws {
            let admin = try Admin(brokers: nobody, logger: logger)
            let tookMs = await elapsedMsAwaiting {
                let error = await #expect(throws: KafkaError.self) { try await admin.groups(timeoutMs: 600) }
                #expect(error?.operation == "list groups" || error?.operation == "read metadata")
                #expect(error?.detail.contains(nobody) == true)
            }
            #expect(tookMs < busyMs)
            admin.close(withinMs: 5_000)
        }
    }
}
