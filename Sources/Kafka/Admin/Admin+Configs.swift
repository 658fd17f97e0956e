import Crdkafka

/// What has settings on the side of the cluster.
public enum ConfigResource: Sendable, Hashable, CustomStringConvertible {
    case topic(String)
    case broker(Int32)

    public var description: String {
        switch self {
        case .topic(let name): "topic '\(name)'"
        case .broker(let id): "broker \(id)"
        }
    }
}

/// One setting of a topic or broker.
public struct ConfigEntry: Sendable, Hashable {
    public enum Source: Sendable, Hashable {
        /// Set for this topic alone.
        case topic
        /// Set for brokers while they run, or in their file.
        case broker
        case byDefault
        case unknown
    }

    public var name: String
    /// Nil when the brokers do not tell: it is a secret.
    public var value: String?
    public var source: Source
    public var isReadOnly: Bool
}

extension Admin {
    /// The settings of each topic. The embedded broker has none, and says so at once.
    public func describeConfig(topics: [String], timeoutMs: Int) async throws(KafkaError) -> [String: [String: String]]
    {
        let found = try await configEntries(topics.map { .topic($0) }, timeoutMs: timeoutMs)
        var configs: [String: [String: String]] = [:]
        for case (.topic(let name), let entries) in found {
            configs[name] = Dictionary(
                entries.compactMap { entry in entry.value.map { (entry.name, $0) } }, uniquingKeysWith: { $1 })
        }
        return configs
    }

    /// Every setting of topics and brokers, with where it was set.
    public func configEntries(
        _ resources: [ConfigResource], timeoutMs: Int
    ) async throws(KafkaError) -> [ConfigResource: [ConfigEntry]] {
        try await onThread { () throws(KafkaError) in
            try self.configEntriesBlocking(resources, Deadline(withinMs: timeoutMs))
        }
    }

    /// Sets settings of topics; nil goes back to the brokers' value. What is not named stays as it is.
    ///
    /// librdkafka 2.0.2 only knows AlterConfigs, which replaces all settings of a topic at once: so they are read,
    /// merged and written. What somebody else sets between the reading and the writing is lost.
    public func alterConfig(
        _ changes: [String: [String: String?]], timeoutMs: Int
    ) async throws(KafkaError) -> [TopicResult] {
        try await onThread { () throws(KafkaError) in
            try self.alterConfigBlocking(changes, Deadline(withinMs: timeoutMs))
        }
    }

    func configEntriesBlocking(
        _ resources: [ConfigResource], _ deadline: Deadline
    ) throws(KafkaError) -> [ConfigResource: [ConfigEntry]] {
        guard !resources.isEmpty else { return [:] }
        let handle = try openReal("describe settings", deadline)
        var configs: [ConfigResource: [ConfigEntry]] = [:]
        // A request about a broker goes to that broker, so librdkafka takes one of them at a time.
        for group in Self.requests(resources) {
            for found in try handle.configEntries(group, max(1, Int(deadline.remainingMs))) {
                let (resource, entries) = try found.get()
                configs[resource] = entries
            }
        }
        return configs
    }

    private static func requests(_ resources: [ConfigResource]) -> [[ConfigResource]] {
        var topics: [ConfigResource] = []
        var requests: [[ConfigResource]] = []
        for resource in Set(resources) {
            if case .topic = resource { topics.append(resource) } else { requests.append([resource]) }
        }
        return topics.isEmpty ? requests : requests + [topics]
    }

    func alterConfigBlocking(
        _ changes: [String: [String: String?]], _ deadline: Deadline
    ) throws(KafkaError) -> [TopicResult] {
        let names = changes.keys.sorted()
        let entries = try configEntriesBlocking(names.map { .topic($0) }, deadline)
        var wishes: [(name: String, config: [(String, String)])] = []
        for name in names {
            let now = entries[.topic(name)] ?? []
            wishes.append((name, try Self.merged(name, now, changes[name] ?? [:])))
        }
        guard !wishes.isEmpty else { return [] }
        return try open("alter settings").alterConfig(wishes, max(1, Int(deadline.remainingMs)))
    }

    /// What the topic had of its own, with the changes. A secret cannot be read, so it would be lost: refused.
    static func merged(
        _ topic: String, _ now: [ConfigEntry], _ changes: [String: String?]
    ) throws(KafkaError) -> [(String, String)] {
        var config: [String: String] = [:]
        for entry in now where entry.source == .topic {
            guard let value = entry.value else {
                throw KafkaError(
                    RD_KAFKA_RESP_ERR__INVALID_ARG, operation: "alter topic '\(topic)'",
                    detail: "setting '\(entry.name)' is secret, and writing the others would erase it")
            }
            config[entry.name] = value
        }
        for (name, value) in changes { config[name] = value }
        return config.sorted { $0.key < $1.key }
    }
}

extension Handle {
    fileprivate func configEntries(
        _ resources: [ConfigResource], _ timeoutMs: Int
    ) throws(KafkaError) -> [Result<(ConfigResource, [ConfigEntry]), KafkaError>] {
        var wishes = resources.map { resource in
            switch resource {
            case .topic(let name): rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, name)
            case .broker(let id): rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_BROKER, "\(id)")
            }
        }
        defer { for wish in wishes { rd_kafka_ConfigResource_destroy(wish) } }
        return try ask("describe settings", RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeoutMs) { options, answers in
            rd_kafka_DescribeConfigs(rk, &wishes, wishes.count, options, answers)
        } read: { event in
            var count = 0
            let found = rd_kafka_DescribeConfigs_result_resources(rd_kafka_event_DescribeConfigs_result(event), &count)
            return UnsafeBufferPointer(start: found, count: count).map { Self.entries($0) }
        }
    }

    private static func entries(_ raw: OpaquePointer?) -> Result<(ConfigResource, [ConfigEntry]), KafkaError> {
        let name = rd_kafka_ConfigResource_name(raw).map { String(cString: $0) } ?? ""
        let isBroker = rd_kafka_ConfigResource_type(raw) == RD_KAFKA_RESOURCE_BROKER
        let resource: ConfigResource = isBroker ? .broker(Int32(name) ?? -1) : .topic(name)
        let response = rd_kafka_ConfigResource_error(raw)
        guard response == RD_KAFKA_RESP_ERR_NO_ERROR else {
            let words = rd_kafka_ConfigResource_error_string(raw).map { String(cString: $0) }
            return .failure(KafkaError(response, operation: "describe \(resource)", detail: words))
        }
        var count = 0
        let entries = rd_kafka_ConfigResource_configs(raw, &count)
        return .success((resource, UnsafeBufferPointer(start: entries, count: count).compactMap { entry($0) }))
    }

    private static func entry(_ raw: OpaquePointer?) -> ConfigEntry? {
        guard let name = rd_kafka_ConfigEntry_name(raw) else { return nil }
        let isSecret = rd_kafka_ConfigEntry_is_sensitive(raw) == 1
        let source: ConfigEntry.Source =
            switch rd_kafka_ConfigEntry_source(raw) {
            case RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG: .topic
            case RD_KAFKA_CONFIG_SOURCE_DYNAMIC_BROKER_CONFIG, RD_KAFKA_CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER_CONFIG,
                RD_KAFKA_CONFIG_SOURCE_STATIC_BROKER_CONFIG:
                .broker
            case RD_KAFKA_CONFIG_SOURCE_DEFAULT_CONFIG: .byDefault
            default: .unknown
            }
        return ConfigEntry(
            name: String(cString: name),
            value: isSecret ? nil : rd_kafka_ConfigEntry_value(raw).map { String(cString: $0) },
            source: source, isReadOnly: rd_kafka_ConfigEntry_is_read_only(raw) == 1
        )
    }

    fileprivate func alterConfig(
        _ wishes: [(name: String, config: [(String, String)])], _ timeoutMs: Int
    ) throws(KafkaError) -> [TopicResult] {
        var resources = wishes.map { rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, $0.name) }
        defer { for resource in resources { rd_kafka_ConfigResource_destroy(resource) } }
        for (resource, wish) in zip(resources, wishes) {
            for (name, value) in wish.config {
                try KafkaError.check(
                    rd_kafka_ConfigResource_set_config(resource, name, value), "alter topic '\(wish.name)'",
                    detail: "setting '\(name)' was refused")
            }
        }
        let results = try ask("alter settings", RD_KAFKA_ADMIN_OP_ALTERCONFIGS, timeoutMs) { options, answers in
            rd_kafka_AlterConfigs(rk, &resources, resources.count, options, answers)
        } read: { event in
            var count = 0
            let found = rd_kafka_AlterConfigs_result_resources(rd_kafka_event_AlterConfigs_result(event), &count)
            return UnsafeBufferPointer(start: found, count: count).map { Self.altered($0) }
        }
        return results.ordered(as: wishes.map(\.name))
    }

    private static func altered(_ raw: OpaquePointer?) -> TopicResult {
        let name = rd_kafka_ConfigResource_name(raw).map { String(cString: $0) } ?? ""
        let response = rd_kafka_ConfigResource_error(raw)
        guard response != RD_KAFKA_RESP_ERR_NO_ERROR else { return TopicResult(name: name, outcome: .changed) }
        let words = rd_kafka_ConfigResource_error_string(raw).map { String(cString: $0) }
        return TopicResult(
            name: name, outcome: .failed(KafkaError(response, operation: "alter topic '\(name)'", detail: words)))
    }
}
