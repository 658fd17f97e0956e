import Crdkafka

extension Admin {
    /// What would have to change for the topics to be as they should. Changes nothing.
    public func plan(_ specs: [TopicSpec], timeoutMs: Int) async throws(KafkaError) -> TopicPlan {
        try await onThread { () throws(KafkaError) in
            try self.planBlocking(specs, Deadline(withinMs: timeoutMs))
        }
    }

    /// Does of a plan what is allowed; what is not stays as it is. Twice the same is once: the second plan is empty.
    ///
    /// - Returns: one result for each change that was tried, in the order of the plan; settings of one topic are one.
    public func apply(
        _ plan: TopicPlan, allowing permission: TopicPlan.Permission, timeoutMs: Int
    ) async throws(KafkaError) -> [TopicResult] {
        let allowed = plan.changes.filter { $0.permission.map(permission.contains) ?? false }
        var specs: [TopicSpec] = []
        var counts: [String: Int32] = [:]
        var settings: [String: [String: String?]] = [:]
        for change in allowed {
            switch change {
            case .create(let spec): specs.append(spec)
            case .addPartitions(let topic, _, let to): counts[topic] = to
            case .set(let topic, let setting, _, let to): settings[topic, default: [:]][setting] = to
            case .impossible: break
            }
        }
        let (made, grown, set) = (specs, counts, settings)
        return try await onThread { () throws(KafkaError) in
            let deadline = Deadline(withinMs: timeoutMs)
            let results =
                try self.createBlocking(made, timeoutMs: max(1, Int(deadline.remainingMs)))
                + self.addPartitionsBlocking(grown, deadline) + self.alterConfigBlocking(set, deadline)
            return results.ordered(as: plan.changes.map(\.topic))
        }
    }

    /// ``plan(_:timeoutMs:)`` and ``apply(_:allowing:timeoutMs:)`` in one.
    ///
    /// - Returns: what still differs: what was not allowed, cannot be done or failed. Empty: all is as it should.
    /// - Throws: the first change that the brokers refused.
    @discardableResult
    public func ensure(
        _ specs: [TopicSpec], allowing permission: TopicPlan.Permission = .create, timeoutMs: Int
    ) async throws(KafkaError) -> TopicPlan {
        let deadline = Deadline(withinMs: timeoutMs)
        let before = try await plan(specs, timeoutMs: timeoutMs)
        guard !before.isEmpty else { return before }
        let results = try await apply(before, allowing: permission, timeoutMs: max(1, Int(deadline.remainingMs)))
        for case .failed(let error) in results.map(\.outcome) { throw error }
        var left = before
        left.changes.removeAll { $0.permission.map(permission.contains) ?? false }
        return left
    }

    func planBlocking(_ specs: [TopicSpec], _ deadline: Deadline) throws(KafkaError) -> TopicPlan {
        let metadata = try metadataBlocking(topics: specs.map(\.name), timeoutMs: max(1, Int(deadline.remainingMs)))
        // The embedded broker has no settings to compare with.
        let asked = metadata.isEmbedded ? [] : specs.filter { !$0.config.isEmpty }.map(\.name)
        let present = Set(metadata.topics.filter { $0.error == nil }.map(\.name))
        let entries = try configEntriesBlocking(asked.filter(present.contains).map { .topic($0) }, deadline)
        var configs: [String: [String: String]] = [:]
        for case (.topic(let name), let found) in entries {
            configs[name] = Dictionary(
                found.compactMap { entry in entry.value.map { (entry.name, $0) } }, uniquingKeysWith: { $1 })
        }
        return TopicPlan(specs, metadata: metadata, configs: configs)
    }
}
