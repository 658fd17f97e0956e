import Kafka

/// Which topics there are, asked again now and then: to one that is not there nothing is sent.
///
/// None is made because a message names it. On the embedded broker a party whose own topic is there gets the one that
/// it is answered on; on Apache Kafka the operator makes both.
final class TopicDirectory {
    private let admin: Admin
    private var bekend: Set<String> = []
    private var gevraagdMs: Int64?

    /// How long before a name that was not there is looked for once more.
    private static let opnieuwMs: Int64 = 10_000
    private static let vraagMsMax = 5_000

    init(_ admin: Admin) { self.admin = admin }

    /// - Parameter topic: of a party that is known by the topic that it wrote on.
    func heeft(_ topic: String) -> Bool {
        if bekend.contains(topic) { return true }
        let nuMs = Monotonic.nowMs()
        if let gevraagdMs, nuMs - gevraagdMs < Self.opnieuwMs { return false }
        guard let meta = try? admin.metadataBlocking(timeoutMs: Self.vraagMsMax) else {
            gevraagdMs = nuMs
            return false
        }
        bekend = Set(meta.topics.filter { $0.error == nil && $0.partitions > 0 }.map(\.name))
        if bekend.contains(topic) { return true }
        guard meta.isEmbedded else {
            gevraagdMs = nuMs
            return false
        }
        let soort = TopicSpec(name: topic, partitions: 1, replication: 1, config: [:])
        guard (try? admin.createBlocking([soort], timeoutMs: Self.vraagMsMax)) != nil else { return false }
        bekend.insert(topic)
        return true
    }
}
