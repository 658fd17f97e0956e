import Crdkafka

/// What differs between topics as they should be and as they are, and how to mend it. Never deletes anything.
///
/// ```swift
/// let plan = try await admin.plan(specs, timeoutMs: 10_000)
/// print(plan)                                                  // ~ topic 'orders': retention.ms 604800000 → 86400000
/// try await admin.apply(plan, allowing: [.create, .settings], timeoutMs: 30_000)
/// ```
public struct TopicPlan: Sendable, Equatable, CustomStringConvertible {
    public enum Change: Sendable, Hashable {
        case create(TopicSpec)
        case addPartitions(topic: String, from: Int, to: Int32)
        /// `from` nil: the brokers do not tell.
        case set(topic: String, setting: String, from: String?, to: String)
        /// Kafka cannot do it, or not by this client; `why` says what to do.
        case impossible(topic: String, why: String)
    }

    /// What a plan may do. Partitions are apart because keys move to others.
    public struct Permission: OptionSet, Sendable {
        public let rawValue: Int

        public init(rawValue: Int) { self.rawValue = rawValue }

        public static let create = Permission(rawValue: 1)
        public static let settings = Permission(rawValue: 2)
        public static let partitions = Permission(rawValue: 4)
    }

    /// By topic, in the order of the wishes.
    public var changes: [Change]

    /// Everything is as it should be.
    public var isEmpty: Bool { changes.isEmpty }

    /// Compares. `configs` has the settings of each topic that is there; one without is compared by partitions only.
    public init(_ specs: [TopicSpec], metadata: ClusterMetadata, configs: [String: [String: String]]) {
        let present = Dictionary(
            metadata.topics.filter { $0.error?.isUnknownTopic != true }.map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first })
        changes = specs.flatMap { spec in
            guard let topic = present[spec.name] else { return [Change.create(spec)] }
            if let error = topic.error {
                return [Change.impossible(topic: spec.name, why: error.description)]
            }
            return Self.partitions(spec, topic) + Self.settings(spec, configs[spec.name])
        }
    }

    private static func partitions(_ spec: TopicSpec, _ topic: TopicMetadata) -> [Change] {
        var changes: [Change] = []
        if topic.partitions < Int(spec.partitions) {
            changes.append(.addPartitions(topic: spec.name, from: topic.partitions, to: spec.partitions))
        } else if topic.partitions > Int(spec.partitions) {
            let why = "it has \(topic.partitions) partitions and \(spec.partitions) are asked; Kafka takes none away. "
            changes.append(.impossible(topic: spec.name, why: why + "Maybe ask for \(topic.partitions)."))
        }
        if let copies = topic.replication, copies != Int(spec.replication) {
            let why = "it has \(copies) copies and \(spec.replication) are asked; this client cannot move copies. "
            changes.append(.impossible(topic: spec.name, why: why + "Maybe use kafka-reassign-partitions."))
        }
        return changes
    }

    private static func settings(_ spec: TopicSpec, _ config: [String: String]?) -> [Change] {
        guard let config else { return [] }
        return spec.config.sorted { $0.key < $1.key }.filter { config[$0.key] != $0.value }.map {
            .set(topic: spec.name, setting: $0.key, from: config[$0.key], to: $0.value)
        }
    }

    /// One line a change; `+` makes, `~` changes, `!` cannot be done.
    public var description: String {
        isEmpty ? "nothing differs" : changes.map(\.description).joined(separator: "\n")
    }
}

extension TopicPlan.Change: CustomStringConvertible {
    public var topic: String {
        switch self {
        case .create(let spec): spec.name
        case .addPartitions(let topic, _, _), .set(let topic, _, _, _), .impossible(let topic, _): topic
        }
    }

    /// What must be allowed for it; nil when nothing helps.
    public var permission: TopicPlan.Permission? {
        switch self {
        case .create: .create
        case .addPartitions: .partitions
        case .set: .settings
        case .impossible: nil
        }
    }

    public var description: String {
        switch self {
        case .create(let spec):
            let config = spec.config.sorted { $0.key < $1.key }.map { ", \($0.key)=\($0.value)" }.joined()
            return "+ topic '\(spec.name)': partitions \(spec.partitions), replication \(spec.replication)\(config)"
        case .addPartitions(let topic, let from, let to): return "~ topic '\(topic)': partitions \(from) → \(to)"
        case .set(let topic, let setting, let from, let to):
            return "~ topic '\(topic)': \(setting) \(from ?? "?") → \(to)"
        case .impossible(let topic, let why): return "! topic '\(topic)': \(why)"
        }
    }
}
