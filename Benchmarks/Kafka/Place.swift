import Foundation
import Kafka
import KafkaTesting
import Logging

/// Where it is measured: an embedded broker, or a cluster that was named.
final class Place {
    static let partitions = 12

    let brokers: String
    let logger = Logger(label: "bench-kafka") { _ in SwiftLogNoOpLogHandler() }
    private let embedded: EmbeddedBroker?
    private let admin: Admin

    init() async throws {
        if let named = ProcessInfo.processInfo.environment["DOORBRAAK_BROKERS"] {
            embedded = nil
            brokers = named
        } else {
            let broker = try EmbeddedBroker(brokers: 1, logger: logger)
            embedded = broker
            brokers = broker.bootstrap
        }
        admin = try Admin(brokers: brokers, logger: logger)
        print("# \(embedded == nil ? "cluster \(brokers)" : "embedded broker"), \(Self.partitions) partitions")
    }

    /// Makes a topic that nothing else uses; its name.
    func topic(_ what: String) async throws -> String {
        let name = "bench-\(what)-\(UUID().uuidString.prefix(8).lowercased())"
        let spec = TopicSpec(name: name, partitions: Int32(Self.partitions), replication: 1)
        _ = try await admin.create([spec], timeoutMs: 10_000)
        return name
    }

    func close() {
        admin.close(withinMs: 1_000)
        embedded?.close()
    }
}

/// Values that look like events: an envelope that compresses and figures that do not.
struct Values {
    static let distinct = 64
    let size: Int
    let all: [[UInt8]]

    init(size: Int) {
        self.size = size
        var state: UInt64 = 42
        all = (0..<Self.distinct).map { number in
            var bytes = Array("{\"specversion\":\"1.0\",\"id\":\"\(number)\",\"data\":{".utf8)
            while bytes.count < size {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes += Array("\"wachttijd\":{\"weken\":\(state >> 52),\"peildatum\":\"2026-11-20\"},".utf8)
            }
            return Array(bytes.prefix(size))
        }
    }
}
