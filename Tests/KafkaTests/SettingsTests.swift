import KafkaTesting
import Testing

@testable import Kafka

@Suite("Settings")
struct SettingsTests {
    @Test("what is set later wins, and what we rely on is written down")
    func laterWins() {
        let pairs = ConsumerSettings(brokers: "a:1", groupId: "g", extra: ["check.crcs": "false"]).pairs
        #expect(pairs.last { $0.0 == "check.crcs" }?.1 == "false")
        #expect(pairs.last { $0.0 == "enable.auto.commit" }?.1 == "false")
        #expect(pairs.last { $0.0 == "partition.assignment.strategy" }?.1 == "range")
    }

    @Test("brokers see a neutral name, unless the program gives its own; the group that is none goes by it too")
    func names() throws {
        for pairs in [ConsumerSettings(brokers: "a:1").pairs, ProducerSettings(brokers: "a:1").pairs] {
            #expect(pairs.value(of: "client.id") == "swift-kafka")
            #expect(pairs.value(of: "client.software.name") == "swift-kafka")
        }
        let named = ConsumerSettings(brokers: "a:1", extra: ["client.id": "board"]).pairs
        #expect(named.value(of: "client.id") == "board")
        #expect(named.value(of: "group.id")?.hasPrefix("board-ungrouped-") == true)
        try Settings(brokers: "a:1", extra: ["client.id": "board", "client.software.name": "board"]).check()
    }

    @Test("secrets are in no description, dump or mirror")
    func secretsAreHidden() {
        let settings = Settings(brokers: "a:1", extra: ["sasl.password": "geheim", "sasl.username": "tafel"])
        var dumped = ""
        dump(settings, to: &dumped)
        for text in ["\(settings)", String(reflecting: settings), dumped] { #expect(!text.contains("geheim")) }
        #expect("\(settings)".contains("sasl.username=tafel"))
        let consumer = ConsumerSettings(brokers: "a:1", extra: settings.extra)
        let producer = ProducerSettings(brokers: "a:1", extra: settings.extra)
        for text in ["\(consumer)", "\(producer)", String(reflecting: consumer)] { #expect(!text.contains("geheim")) }
    }

    @Test("a property librdkafka refuses is a typed error that names it and keeps secrets")
    func refusedProperty() throws {
        let unknown = #expect(throws: KafkaError.self) {
            _ = try Producer(ProducerSettings(brokers: "a:1", extra: ["no.such.thing": "1"]), logger: logger)
        }
        #expect(unknown?.detail == "setting 'no.such.thing' is not known. Maybe see librdkafka's CONFIGURATION.md.")
        let contradiction = #expect(throws: KafkaError.self) {
            _ = try Producer(ProducerSettings(brokers: "a:1", extra: ["acks": "1"]), logger: logger)
        }
        #expect(contradiction?.detail.contains("acks") == true)
    }
}
